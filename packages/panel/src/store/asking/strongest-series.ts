import type { Matrix } from '@flink-metrics/sdk/prometheus';
import { remembered } from './time-shift.ts';

/** More than these cannot be told apart, and drawing them takes longer than a refresh should. */
export const MAX_KEPT_SERIES = 500;

/** The series with the highest last values, in the order they came, where they are too many. */
export const strongestSeries = remembered((matrix: Matrix): Matrix => {
  if (matrix.length <= MAX_KEPT_SERIES) return matrix;
  const last = Float64Array.from(matrix, ({ values }) => {
    const value = values.at(-1) ?? Number.NaN;
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  });
  const least = last.toSorted().at(-MAX_KEPT_SERIES) ?? 0;
  // Of those that have exactly the least value kept, the first ones.
  let equals = MAX_KEPT_SERIES - last.filter((value) => value > least).length;
  return matrix.filter((_, index) => {
    const value = last[index] ?? 0;
    return value > least || (value === least && equals-- > 0);
  });
});
