import type { RangeGrid } from '../range/range-grid.ts';

/** What of a window has to be asked, oldest first. */
export interface MissingParts {
  /** From here on everything is asked, Unix ms. */
  readonly cut: number;
  /** What lies before the known: the clock went back. */
  readonly front: RangeGrid | undefined;
}

/** @param again Unix ms: from here on it is asked even where it is known */
export function missingParts(
  known: RangeGrid | undefined,
  window: RangeGrid,
  again: number,
): MissingParts {
  const { start, end, step } = window;
  const whole = { cut: start, front: undefined };
  // Nothing of the window is known: the first time, after a long sleep, or a clock that went far back.
  if (known === undefined || start > known.end || end < known.start) return whole;
  const cut = Math.max(start, end - Math.ceil((end - again) / step) * step);
  if (start >= known.start) return { cut, front: undefined };
  return cut > known.start ? { cut, front: { start, end: known.start - step, step } } : whole;
}
