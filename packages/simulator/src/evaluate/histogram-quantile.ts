import type { Labels } from '@flink-metrics/sdk/prometheus';
import { labelsKey, METRIC_NAME, without } from './labels.ts';
import type { EvaluatedVector } from './series.ts';

interface Bucket {
  readonly upperBound: number;
  readonly count: number;
}

/** The φ-quantile of each classic histogram (series that differ in `le` only), in the order met. */
export function histogramQuantile(quantile: number, vector: EvaluatedVector): EvaluatedVector {
  const histograms = new Map<string, { labels: Labels; buckets: Bucket[] }>();
  for (const { labels, value } of vector) {
    const upperBound = parseBound(labels.le);
    if (upperBound === undefined) continue;
    const rest = without(labels, ['le', METRIC_NAME]);
    const key = labelsKey(rest);
    const histogram = histograms.get(key) ?? { labels: rest, buckets: [] };
    histogram.buckets.push({ upperBound, count: value });
    histograms.set(key, histogram);
  }
  return [...histograms.values()].map(({ labels, buckets }) => ({
    labels,
    value: bucketQuantile(quantile, buckets),
  }));
}

function parseBound(le: string | undefined): number | undefined {
  if (le === undefined || le.trim() === '') return undefined;
  if (/^\+?inf$/i.test(le)) return Number.POSITIVE_INFINITY;
  const bound = Number(le);
  return Number.isNaN(bound) ? undefined : bound;
}

function bucketQuantile(quantile: number, unsorted: readonly Bucket[]): number {
  if (Number.isNaN(quantile)) return Number.NaN;
  if (quantile < 0) return Number.NEGATIVE_INFINITY;
  if (quantile > 1) return Number.POSITIVE_INFINITY;
  const buckets = monotonic(unsorted.toSorted((a, b) => a.upperBound - b.upperBound));
  const last = buckets.at(-1);
  if (last?.upperBound !== Number.POSITIVE_INFINITY || buckets.length < 2 || last.count === 0)
    return Number.NaN;

  const rank = quantile * last.count;
  const index = buckets.findIndex(({ count }) => count >= rank);
  const [below, bucket] = [buckets[index - 1], buckets[index]];
  // Nothing is known above the last finite bound, nor below a first one that is not positive.
  if (bucket === undefined || bucket === last) return buckets.at(-2)?.upperBound ?? Number.NaN;
  if (below === undefined && bucket.upperBound <= 0) return bucket.upperBound;
  const start = below?.upperBound ?? 0;
  const before = below?.count ?? 0;
  return start + (bucket.upperBound - start) * ((rank - before) / (bucket.count - before));
}

/** Buckets of one bound summed, and counts never falling. */
function monotonic(sorted: readonly Bucket[]): Bucket[] {
  const buckets: Bucket[] = [];
  for (const bucket of sorted) {
    const previous = buckets.at(-1);
    if (previous?.upperBound === bucket.upperBound) {
      buckets.pop();
      buckets.push({ ...bucket, count: previous.count + bucket.count });
    } else buckets.push(bucket);
  }
  let highest = Number.NEGATIVE_INFINITY;
  return buckets.map(({ upperBound, count }) => {
    highest = Math.max(highest, count);
    return { upperBound, count: highest };
  });
}
