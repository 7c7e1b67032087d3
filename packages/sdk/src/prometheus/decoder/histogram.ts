import type { HistogramBucket, NativeHistogram } from '../data/matrix.ts';
import { parseValue } from '../data/numbers.ts';
import { Byte } from './byte.ts';
import type { ByteCursor } from './byte-cursor.ts';
import { readTime } from './read-sample.ts';

/** A sample `[seconds, {"count": "…", "sum": "…", "buckets": […]}]`; its time in ms. */
export function readHistogram(cursor: ByteCursor): { time: number; histogram: NativeHistogram } {
  cursor.take(Byte.openBracket);
  const time = readTime(cursor);
  cursor.take(Byte.comma);
  const histogram = toHistogram(cursor.value());
  if (histogram === undefined) throw cursor.malformed('No native histogram before here,');
  cursor.take(Byte.closeBracket);
  return { time, histogram };
}

/** A native histogram from parsed JSON, or undefined where it is none. */
export function toHistogram(value: unknown): NativeHistogram | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { count, sum, buckets = [] }: { count?: unknown; sum?: unknown; buckets?: unknown } = value;
  const histogram = { count: toNumber(count), sum: toNumber(sum) };
  if (histogram.count === undefined || histogram.sum === undefined || !Array.isArray(buckets)) {
    return undefined;
  }
  const read = buckets.map(toBucket);
  if (!read.every((bucket) => bucket !== undefined)) return undefined;
  return { count: histogram.count, sum: histogram.sum, buckets: read };
}

function toBucket(value: unknown): HistogramBucket | undefined {
  if (!Array.isArray(value) || value.length !== 4) return undefined;
  const [boundaryRule, ...numbers]: unknown[] = value;
  const [lower, upper, count] = numbers.map(toNumber);
  if (!isBoundaryRule(boundaryRule)) return undefined;
  if (lower === undefined || upper === undefined || count === undefined) return undefined;
  return { boundaryRule, lower, upper, count };
}

const isBoundaryRule = (value: unknown): value is HistogramBucket['boundaryRule'] =>
  value === 0 || value === 1 || value === 2 || value === 3;

const toNumber = (value: unknown): number | undefined =>
  typeof value === 'string' ? parseValue(value) : undefined;
