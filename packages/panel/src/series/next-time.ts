/**
 * Where a key moves the cursor to, over the times of the samples (ascending).
 * @param now where it is; null puts it behind the last
 * @returns null for a key that does not move it
 */
export function nextTime(key: string, times: readonly number[], now: number | null): number | null {
  const found = now === null ? -1 : times.findIndex((time) => time >= now);
  const index = found < 0 ? times.length : found;
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    PageDown: index - 10,
    PageUp: index + 10,
    Home: 0,
    End: times.length - 1,
  };
  const next = moves[key];
  if (next === undefined) return null;
  return times[Math.max(0, Math.min(times.length - 1, next))] ?? null;
}
