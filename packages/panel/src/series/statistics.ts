/** A series in four numbers; NaN where it has no finite value. */
export interface Statistics {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly last: number;
}

const known = new WeakMap<Float64Array, Statistics>();

/** Over the finite values; `last` is the last one, even if it is not finite. Cached: a legend needs them at every move of the pointer. */
export function statisticsOf(values: Float64Array): Statistics {
  const before = known.get(values);
  if (before !== undefined) return before;
  const statistics = summarise(values);
  known.set(values, statistics);
  return statistics;
}

function summarise(values: Float64Array): Statistics {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let mean = 0;
  let count = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    count += 1;
    if (value < min) min = value;
    if (value > max) max = value;
    // A running mean: the sum of bytes over a day leaves what a double counts exactly.
    mean += (value - mean) / count;
  }
  const last = values.at(-1) ?? Number.NaN;
  return count === 0
    ? { min: Number.NaN, max: Number.NaN, mean: Number.NaN, last }
    : { min, max, mean, last };
}
