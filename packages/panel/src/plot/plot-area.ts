import type { TimeSpan } from '@flink-metrics/sdk/prometheus';

/** Where the lines are, in px of the container. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of the container. */
  readonly width: number;
  readonly height: number;
}

export interface PlotSize {
  /** px */
  readonly width: number;
  readonly height: number;
}

/** How far beside the plot area a pointer still counts, px. */
const REACH = 4;

/** Unix ms under a place, or null beside the lines. */
export function timeAt(x: number, { left, right }: PlotArea, { start, end }: TimeSpan) {
  if (x < left - REACH || x > right + REACH) return null;
  const inside = Math.min(right, Math.max(left, x));
  return start + ((inside - left) / (right - left)) * (end - start);
}

export function xOf(time: number, { left, right }: PlotArea, { start, end }: TimeSpan): number {
  return left + ((time - start) / (end - start)) * (right - left);
}
