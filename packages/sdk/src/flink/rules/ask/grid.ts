/** The times that are asked for, Unix ms. */
export interface Grid {
  readonly start: number;
  readonly end: number;
  /** Whole ms; of no meaning where start and end are one. */
  readonly step: number;
}

/** Points of a range: enough to see when something began, few enough to be cheap. */
const POINTS = 120;
const LEAST_STEP = 60_000;

/** One moment. */
export const momentGrid = (time: number): Grid => ({ start: time, end: time, step: 1 });

/**
 * Times up to the very end.
 * @param least ms between two of them
 * @throws {RangeError} for a range that ends before it starts.
 */
export function spanGrid(start: number, end: number, least = LEAST_STEP): Grid {
  if (!(end >= start)) {
    throw new RangeError(`A range from ${start} to ${end} ends before it starts.`);
  }
  const step = Math.max(least, Math.ceil((end - start) / POINTS / 1000) * 1000);
  return { start: end - Math.floor((end - start) / step) * step, end, step };
}

export function timesOf({ start, end, step }: Grid): readonly number[] {
  if (start === end) return [start];
  return Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, i) => start + i * step);
}
