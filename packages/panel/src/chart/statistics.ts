/** A series in four numbers; NaN where it has no finite value. */
export interface Statistics {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly last: number;
}

/** Over the finite values; `last` is the last one, whatever it is. */
export function statisticsOf(values: Float64Array): Statistics {
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
