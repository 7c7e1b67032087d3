/** @see https://prometheus.io/docs/prometheus/latest/querying/api/#native-histograms */
export interface NativeHistogram {
  readonly count: number;
  readonly sum: number;
  readonly buckets: readonly HistogramBucket[];
}

export interface HistogramBucket {
  /** Which bounds belong to the bucket: 0 the upper, 1 the lower, 2 none, 3 both. */
  readonly boundaryRule: 0 | 1 | 2 | 3;
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
}

/** Label names and values of one series, `__name__` included where the query kept it. */
export type Labels = Readonly<Record<string, string>>;

/**
 * One series of a range vector: `times[i]` (Unix time in ms, ascending) goes with `values[i]`. Series share memory:
 * transfer a copy (`slice()`) to a worker, never the `buffer`.
 */
export interface Series {
  readonly labels: Labels;
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** Samples that are native histograms; a series may have both kinds. Absent where there is none. */
  readonly histograms?: HistogramSamples;
}

/** `histograms[i]` was seen at `times[i]` (Unix time in ms, ascending). */
export interface HistogramSamples {
  readonly times: Float64Array;
  readonly histograms: readonly NativeHistogram[];
}

/** What a range query answers. Series without a sample in the range are not in it. */
export type Matrix = readonly Series[];

/** One series of an instant vector. */
export interface Sample {
  readonly labels: Labels;
  /** Unix time in ms. */
  readonly time: number;
  /** NaN where the sample is a native histogram: see `histogram`. */
  readonly value: number;
  readonly histogram?: NativeHistogram;
}

export type Vector = readonly Sample[];

/** One text for one label set, in whatever order a server names the labels. */
export function labelKey(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The first index of ascending times that is not before `time`; the length where all are. */
export function lowerBound(times: ArrayLike<number>, time: number): number {
  let from = 0;
  let to = times.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((times[middle] ?? 0) < time) from = middle + 1;
    else to = middle;
  }
  return from;
}
