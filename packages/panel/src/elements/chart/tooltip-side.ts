import type { PlotArea } from '../../chart/plot-area.ts';

/** Where the values at the cursor are, seen from the lines. */
export type TooltipSide = 'below' | 'above' | 'beside';

/** px of the window that is free above and below the lines. */
export interface Room {
  readonly above: number;
  readonly below: number;
}

/** Of what points without a pointer: it does not look. */
export const noRoom: Room = { above: 0, below: 0 };

/** A finger hides what is below it. */
export function roomAround({ currentTarget, pointerType }: PointerEvent): Room {
  if (!(currentTarget instanceof Element)) return noRoom;
  const { top, bottom } = currentTarget.getBoundingClientRect();
  return { above: top, below: pointerType === 'touch' ? 0 : window.innerHeight - bottom };
}

/** px of a chart that has room for values beside any of its moments. */
const WIDE = 640;

/**
 * Below the lines if there is room, for the legend that is covered says the same; in a wide chart, or without that
 * room, beside the moment. Compared values are too wide for that, and go above.
 */
export function tooltipSide(
  area: PlotArea | null,
  { above, below }: Room,
  height: number,
  isCompared: boolean,
): TooltipSide {
  if (area === null || area.right >= WIDE) return 'beside';
  if (height < below) return 'below';
  return isCompared && height < above ? 'above' : 'beside';
}
