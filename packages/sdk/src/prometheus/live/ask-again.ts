import type { Matrix } from '../data/matrix.ts';
import { labelKey, lowerBound } from '../data/matrix.ts';
import type { RangeGrid } from '../range/range-grid.ts';

/** Unix times and lengths in ms. */
export interface Refreshed {
  /** What was known before. */
  readonly old: Matrix;
  /** The answer from `cut` on. */
  readonly tail: Matrix;
  /** What is known now. */
  readonly matrix: Matrix;
  readonly grid: RangeGrid;
  readonly cut: number;
  /** Whether the answer may lack series. */
  readonly partial: boolean;
  readonly overlap: number;
}

/**
 * So long Prometheus carries a sample on, and takes it back when it finds that the series had ended.
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness
 */
const LOOKBACK_MS = 300_000;

/** From when on the next refresh has to ask again what is known: Unix ms, or -Infinity for all. */
export function askAgainFrom(refreshed: Refreshed): number {
  const { old, tail, matrix, grid, cut, partial, overlap } = refreshed;
  const far = grid.end - Math.max(overlap, LOOKBACK_MS);
  const before = pointsAt(old, cut, grid.step);
  const after = pointsAt(tail, cut, grid.step);
  // From no later than this time, as all since may be lacking; and from far back, where a series that ended is not.
  if (partial && after.size < before.size) return Math.min(cut, far);
  const changed =
    before.size !== after.size || [...before].some(([key, point]) => after.get(key) !== point);
  if (changed && cut > grid.start) return cut > far ? far : -Infinity;
  // Where the window's end is ahead of the server's clock, samples come where nothing was.
  return Math.max(Math.min(newestTime(matrix), grid.end) - overlap, far);
}

/** What each series has at one time of the grid, as texts by label set. Half a step off counts as that time. */
function pointsAt(matrix: Matrix, time: number, step: number): Map<string, string> {
  const indexIn = (times: Float64Array) => {
    const index = lowerBound(times, time - step / 2);
    return (times[index] ?? Infinity) < time + step / 2 ? index : -1;
  };
  const points = new Map<string, string>();
  for (const { labels, times, values, histograms } of matrix) {
    const value = values[indexIn(times)];
    const histogram = histograms?.histograms[indexIn(histograms.times)];
    if (value !== undefined || histogram !== undefined) {
      points.set(labelKey(labels), `${value} ${JSON.stringify(histogram)}`);
    }
  }
  return points;
}

function newestTime(matrix: Matrix): number {
  let newest = -Infinity;
  for (const { times, histograms } of matrix) {
    newest = Math.max(newest, times.at(-1) ?? newest, histograms?.times.at(-1) ?? newest);
  }
  return newest;
}
