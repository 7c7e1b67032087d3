/** A Unix time in ms as Prometheus takes it: seconds with at most three decimals. @throws {RangeError} */
export function formatTime(name: string, ms: number): string {
  if (!Number.isFinite(ms)) {
    throw new RangeError(`"${name}" is ${ms}, but has to be a Unix time in ms.`);
  }
  return String(Math.round(ms) / 1000);
}

/** A step in ms as Prometheus takes it. */
export const formatStep = (ms: number): string => String(ms / 1000);

/** @throws {RangeError} for a range or step, in ms, that Prometheus would refuse or round. */
export function checkRange(start: number, end: number, step: number): void {
  // Prometheus cuts a step to whole ms: with 333.3 its times would drift from the caller's.
  if (!Number.isInteger(step) || step < 1) {
    throw new RangeError(`"step" is ${step}, but has to be a whole number of ms, 1 or more.`);
  }
  if (!Number.isFinite(start) || !Number.isFinite(end) || end < start) {
    throw new RangeError(
      `No range from "start" ${start} to "end" ${end}: they have to be Unix times in ms, in order.`,
    );
  }
}

/**
 * Longer timers go off at once.
 * @see https://developer.mozilla.org/en-US/docs/Web/API/Window/setTimeout#maximum_delay_value
 */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A sample's value as Prometheus prints it: decimal text, `NaN`, `+Inf` or `-Inf`; undefined where it is none. */
export function parseValue(text: string): number | undefined {
  switch (text) {
    case '+Inf':
    case 'Inf':
      return Number.POSITIVE_INFINITY;
    case '-Inf':
      return Number.NEGATIVE_INFINITY;
    case 'NaN':
      return Number.NaN;
    default:
      return DECIMAL.test(text) ? Number(text) : undefined;
  }
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
