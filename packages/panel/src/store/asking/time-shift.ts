import type { Matrix, Series } from '@flink-metrics/sdk/prometheus';

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

/** The same result for the same object, for as long as anybody has it. */
export function remembered<From extends object, To extends object>(
  work: (from: From) => To,
): (from: From) => To {
  const known = new WeakMap<From, To>();
  return (from) => {
    const to = known.get(from) ?? work(from);
    known.set(from, to);
    return to;
  };
}
