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
