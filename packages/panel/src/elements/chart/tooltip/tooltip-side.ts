import type { PlotArea } from '../../../plot/plot-area.ts';

/** Where the tooltip is, relative to the lines. */
export type TooltipSide = 'below' | 'above' | 'beside';

/** Free space of the window above and below the lines, px. */
export interface Room {
  readonly above: number;
  readonly below: number;
}

/** For the keyboard, which has no pointer to measure from. */
export const noRoom: Room = { above: 0, below: 0 };

/** A finger hides what is below it. */
export function roomAround({ currentTarget, pointerType }: PointerEvent): Room {
  if (!(currentTarget instanceof Element)) return noRoom;
  const { top, bottom } = currentTarget.getBoundingClientRect();
  return { above: top, below: pointerType === 'touch' ? 0 : window.innerHeight - bottom };
}

/** A chart this wide, px, has room for the tooltip beside any moment. */
const WIDE = 640;

/**
 * Below the lines if there is room: the legend that it covers has the same values. In a wide chart, or without that
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
