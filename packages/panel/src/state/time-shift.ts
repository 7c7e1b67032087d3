import type { Matrix, Series } from '@flink-metrics/sdk/prometheus';
import { remembered } from './remembered.ts';

/**
 * Moves series by so many ms: what was a day ago onto today. The same series becomes the same moved one each time, and
 * series that share their times go on sharing them.
 */
export function timeShift(offset: number): (matrix: Matrix) => Matrix {
  if (offset === 0) return (matrix) => matrix;
  const times = remembered((from: Float64Array) => from.map((time) => time + offset));
  const series = remembered((from: Series): Series => {
    const { histograms } = from;
    return {
      ...from,
      times: times(from.times),
      ...(histograms && { histograms: { ...histograms, times: times(histograms.times) } }),
    };
  });
  return remembered((matrix: Matrix) => matrix.map(series));
}
