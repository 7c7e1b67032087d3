import type { Series } from '../prometheus/index.ts';

/** A series on top of those before it. */
export interface Stacked {
  readonly times: Float64Array;
  /** NaN where the series has no sample. */
  readonly values: Float64Array;
  /** What it stands on. */
  readonly base: Float64Array;
}

/** Adds series up, each on top of those before it, on the times of all of them. */
export function stack(matrix: readonly Series[]): readonly Stacked[] {
  const times = commonTimes(matrix);
  let base = new Float64Array(times.length);
  return matrix.map((series) => {
    const values = new Float64Array(times.length).fill(Number.NaN);
    const next = base.slice();
    let sample = 0;
    for (let index = 0; index < times.length; index += 1) {
      if (series.times[sample] !== times[index]) continue;
      const top = (base[index] ?? 0) + (series.values[sample] ?? Number.NaN);
      values[index] = top;
      if (Number.isFinite(top)) next[index] = top;
      sample += 1;
    }
    const stacked = { times, values, base };
    base = next;
    return stacked;
  });
}

/** The times at which any of the series has a sample, ascending. */
export function commonTimes(matrix: readonly Series[]): Float64Array {
  const [first] = matrix;
  // The usual case, all on the query's grid, needs no set.
  if (first !== undefined && matrix.every(({ times }) => sameTimes(times, first.times))) {
    return first.times;
  }
  const times = new Set<number>();
  for (const series of matrix) for (const time of series.times) times.add(time);
  return Float64Array.from(times).sort();
}

function sameTimes(one: Float64Array, other: Float64Array): boolean {
  if (one === other) return true;
  return one.length === other.length && one.every((time, index) => time === other[index]);
}
