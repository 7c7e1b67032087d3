import { lowerBound } from '@flink-metrics/sdk/internal/chart-format';
import type { Series } from '@flink-metrics/sdk/prometheus';

/**
 * A series' value at a moment: of the nearest sample, where one is at most `tolerance` ms away.
 * @returns null in a gap
 */
export function valueAt({ times, values }: Series, time: number, tolerance: number): number | null {
  const after = lowerBound(times, time);
  const index = nearer(times, after - 1, after, time);
  const found = times[index];
  if (found === undefined || Math.abs(found - time) > tolerance) return null;
  return values[index] ?? null;
}

/** What a series is said to be at a moment that is pointed at: a sample of the range's grid, not of the one before or after. */
export const valueNear = (series: Series, time: number, step: number): number | null =>
  valueAt(series, time, 0.75 * step);

/** The sample time nearest to a moment over all series, so that the crosshair snaps to what was measured. */
export function nearestTime(matrix: readonly Series[], time: number): number | null {
  let best: number | null = null;
  for (const { times } of matrix) {
    const after = lowerBound(times, time);
    const found = times[nearer(times, after - 1, after, time)];
    if (found === undefined) continue;
    if (best === null || Math.abs(found - time) < Math.abs(best - time)) best = found;
  }
  return best;
}

function nearer(times: Float64Array, before: number, after: number, time: number): number {
  const left = times[before];
  const right = times[after];
  if (left === undefined) return after;
  if (right === undefined) return before;
  return time - left <= right - time ? before : after;
}
