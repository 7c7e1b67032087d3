import type { TimeSpan } from '@flink-metrics/sdk/prometheus';
import { isLive, isTooLong, rangeLength, spanOf, type TimeRange } from './time-range.ts';

/** One step in time: so much of the range's own length. */
export type Stride = 0.5 | 1;

/** The same length, earlier: a fixed range, as it shows what was. Null before 1970. */
export function earlier(range: TimeRange, stride: Stride, now: number): TimeRange | null {
  const moved = shifted(range, -stride, now);
  return moved.start < 0 ? null : { kind: 'fixed', ...moved };
}

/** The same length, later: a live range again where that is as good as now. Null for a live range. */
export function later(range: TimeRange, stride: Stride, now: number): TimeRange | null {
  if (isLive(range)) return null;
  return settled(shifted(range, stride, now), stride, now);
}

/** Twice as long around the same middle; what would reach beyond now ends now. Null where it is too long. */
export function zoomedOut(range: TimeRange, now: number): TimeRange | null {
  const length = rangeLength(range);
  const { start, end } = spanOf(range, now);
  const longer: TimeRange = isLive(range)
    ? { kind: 'relative', length: 2 * length }
    : settled({ start: start - length / 2, end: end + length / 2 }, 0.5, now);
  return isTooLong(longer) ? null : longer;
}

function shifted(range: TimeRange, by: number, now: number): TimeSpan {
  // In whole seconds: people read links.
  const { start, end } = spanOf(range, Math.floor(now / 1000) * 1000);
  const step = Math.round(by * (end - start));
  return { start: start + step, end: end + step };
}

/** Back and then forth again some seconds later ends now, not some seconds before. */
function settled({ start, end }: TimeSpan, stride: Stride, now: number): TimeRange {
  const length = end - start;
  const isNow = end > now - (stride * length) / 2;
  return isNow ? { kind: 'relative', length } : { kind: 'fixed', start, end };
}
