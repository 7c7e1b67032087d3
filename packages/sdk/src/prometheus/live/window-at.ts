import type { Matrix } from '../data/matrix.ts';
import type { RangeGrid } from '../range/range-grid.ts';

/** The last times of a grid that are not after `time`; all in ms. */
export function windowAt(
  time: number,
  { range, step, origin }: { range: number; step: number; origin: number },
): RangeGrid {
  const end = Math.floor((time - origin) / step) * step + origin;
  return { start: end - Math.floor(range / step) * step, end, step };
}

/**
 * How far before the times asked for an answer has its own, in ms: VictoriaMetrics moves 50 points and more back to
 * multiples of the step.
 * @see https://docs.victoriametrics.com/victoriametrics/#prometheus-querying-api-enhancements
 */
export function answeredBefore(answer: Matrix, { start, step }: RangeGrid): number {
  const [series] = answer;
  const time = series?.times[0] ?? series?.histograms?.times[0] ?? start;
  return (((start - time) % step) + step) % step;
}
