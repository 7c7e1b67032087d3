/** A Unix time in ms as Prometheus takes it: seconds with at most three decimals. @throws {RangeError} */
export function formatTime(name: string, ms: number): string {
  if (!Number.isFinite(ms)) {
    throw new RangeError(`"${name}" is ${ms}, but has to be a Unix time in ms.`);
  }
  return String(Math.round(ms) / 1000);
}

/** A step in ms as Prometheus takes it. @throws {RangeError} for what Prometheus would refuse or round. */
export function formatStep(ms: number): string {
  if (!Number.isInteger(ms) || ms < 1) {
    throw new RangeError(`"step" is ${ms}, but has to be a whole number of ms, 1 or more.`);
  }
  return String(ms / 1000);
}
