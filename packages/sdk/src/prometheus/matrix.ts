import type { NativeHistogram } from './native-histogram.ts';

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

export type InstantVector = readonly Sample[];
