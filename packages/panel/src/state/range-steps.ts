import { isLive, isTooLong, rangeLength, spanOf, type TimeRange } from './time-range.ts';

/** One step in time: so much of the range's own length. */
export type Stride = 0.5 | 1;

/** The same length, earlier: it stands still, as what is looked at is what was. Null where time has not begun. */
export function earlier(range: TimeRange, stride: Stride, now: number): TimeRange | null {
  const moved = shifted(range, -stride, now);
  return moved.start < 0 ? null : { kind: 'between', ...moved };
}

/** The same length, later: a live range again where that is as good as now. Null where there is no later. */
export function later(range: TimeRange, stride: Stride, now: number): TimeRange | null {
  if (isLive(range)) return null;
  return settled(shifted(range, stride, now), stride, now);
}

/** Twice as long around the same middle; what would reach beyond now ends now. Null where it is too long. */
export function zoomedOut(range: TimeRange, now: number): TimeRange | null {
  const length = rangeLength(range);
  const { start, end } = spanOf(range, now);
  const longer: TimeRange = isLive(range)
    ? { kind: 'last', length: 2 * length }
    : settled({ start: start - length / 2, end: end + length / 2 }, 0.5, now);
  return isTooLong(longer) ? null : longer;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function shifted(range: TimeRange, by: number, now: number): Span {
  // In whole seconds: a link is read by people.
  const { start, end } = spanOf(range, Math.floor(now / 1000) * 1000);
  const step = Math.round(by * (end - start));
  return { start: start + step, end: end + step };
}

/** Whoever goes back and forth again some seconds later is at the present, not some seconds before it. */
function settled({ start, end }: Span, stride: Stride, now: number): TimeRange {
  const length = end - start;
  const isNow = end > now - (stride * length) / 2;
  return isNow ? { kind: 'last', length } : { kind: 'between', start, end };
}
