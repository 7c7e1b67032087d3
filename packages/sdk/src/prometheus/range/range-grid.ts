import { checkRange } from '../data/numbers.ts';
import { DAY, niceStep, WEEK } from './nice-step.ts';
import { zoneOffset } from './zone-offset.ts';

/** Times `start`, `start + step`, … `end`: Unix times in whole ms, both ends included. */
export interface RangeGrid {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

export interface RangeGridOptions {
  /** Unix time in ms. */
  readonly start: number;
  /** Unix time in ms. */
  readonly end: number;
  /** The most points wanted, e.g. the chart's width in pixels. @defaultValue 1,000 */
  readonly points?: number | undefined;
  /** No step below this, in ms: between two scrapes there is nothing new to see. @defaultValue 1 */
  readonly minStep?: number | undefined;
  /**
   * IANA time zone whose midnight (and Monday) the grid meets, where the step divides a day or is days. One grid has
   * one step: before a change of the clocks it is an hour off, as the range's end decides. @defaultValue UTC
   */
  readonly timeZone?: string | undefined;
}

/** What Prometheus allows for each series in one answer. */
export const MAX_POINTS = 11_000;
const DEFAULT_POINTS = 1_000;
/** 1970-01-01 was a Thursday; weeks start on Monday. */
const FIRST_MONDAY = 4 * DAY;

/**
 * The grid to ask a range on: a step for the width, aligned, so that a later call meets the same times.
 * The grid covers `start` and ends at the last step not after `end`.
 * @throws {RangeError} for times that are none, an end before the start, or an unknown time zone.
 * @example
 * // A day in at most 800 points, each of them at a new scrape.
 * rangeGrid({ start: Date.now() - 86_400_000, end: Date.now(), points: 800, minStep: 15_000 }); // step: 120_000
 */
export function rangeGrid(options: RangeGridOptions): RangeGrid {
  const { start, end, points = DEFAULT_POINTS, minStep = 1, timeZone = 'UTC' } = options;
  if (!(minStep > 0)) throw new RangeError(`"minStep" is ${minStep}, but has to be above 0 ms.`);
  checkRange(start, end, Math.ceil(minStep));
  const most = Math.max(2, Math.min(MAX_POINTS, Math.floor(points) || DEFAULT_POINTS));
  const offset = zoneOffset(end, timeZone);
  let step = Math.max(Math.ceil(minStep), niceStep((end - start) / (most - 1)));
  let grid = alignedGrid(start, end, step, offset);
  // Aligning moves the start back, which may make one point too many.
  while (pointCount(grid) > most) {
    step = niceStep(step + 1);
    grid = alignedGrid(start, end, step, offset);
  }
  return grid;
}

function alignedGrid(start: number, end: number, step: number, offset: number): RangeGrid {
  const origin = (step % WEEK === 0 ? FIRST_MONDAY : 0) - offset;
  const align = (time: number) => Math.floor((time - origin) / step) * step + origin;
  return { start: align(start), end: align(end), step };
}

/** How many times a grid has. */
export function pointCount({ start, end, step }: RangeGrid): number {
  return Math.floor((end - start) / step) + 1;
}

/** Consecutive grids that together have the same times, none with more than `most` of them. */
export function* splitGrid(grid: RangeGrid, most = MAX_POINTS): Generator<RangeGrid, void> {
  const { start, step } = grid;
  const count = pointCount(grid);
  for (let first = 0; first < count; first += most) {
    const last = Math.min(first + most, count) - 1;
    yield { start: start + first * step, end: start + last * step, step };
  }
}
