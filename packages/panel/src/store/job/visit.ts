import type { JobScope } from '@flink-metrics/sdk/internal/flink-core';
import { type RangeGrid, rangeGrid } from '@flink-metrics/sdk/prometheus';
import { spanOf, type TimeRange } from '../../range/time-range.ts';
import type { FoundJob } from './find-job.ts';

/** A chart a third of a screen wide shows no more. */
const POINTS = 240;

/** The range of a visit, and where it is now. */
export interface VisitTime {
  readonly range: TimeRange;
  /** Of the whole range when the visit began; a relative one moves on by its steps. */
  readonly grid: RangeGrid;
  /** When the round began, Unix ms: what a relative range is counted from. */
  readonly moment: () => number;
}

/** One job looked at over one range, round after round. */
export interface Visit {
  readonly scope: JobScope;
  /** Between two samples, ms. */
  readonly interval: number;
  /** False: `interval` is a guess. */
  readonly measured: boolean;
  readonly time: VisitTime;
  /** Counts the refreshes: all charts of a round end at the same moment. */
  readonly round: number;
  /** Of this round. */
  readonly grid: RangeGrid;
  /** Begins the next round: a relative range moves on to `now`, Unix ms. */
  advance(now: number): void;
}

export function createVisit(
  { scope, interval, measured }: FoundJob,
  range: TimeRange,
  now: number,
): Visit {
  let moment = now;
  let round = 0;
  const grid = gridOf(range, interval, now);
  return {
    scope,
    interval,
    measured,
    time: { range, grid, moment: () => moment },
    get round() {
      return round;
    },
    get grid() {
      if (range.kind === 'fixed') return grid;
      const { end } = spanOf(range, moment);
      return shiftedGrid(grid, Math.floor((end - grid.end) / grid.step) * grid.step);
    },
    advance(now) {
      moment = now;
      round += 1;
    },
  };
}

function gridOf(range: TimeRange, interval: number, now: number): RangeGrid {
  const options = { ...spanOf(range, now), points: POINTS, minStep: Math.min(interval, 15_000) };
  const grid = rangeGrid(options);
  if (range.kind === 'fixed') return grid;
  // As long as each later one: a relative range has whole steps, and no more than fit.
  const { end, step } = grid;
  return { start: end - Math.floor(range.length / step) * step, end, step };
}

/** The grid so many ms later. */
export const shiftedGrid = ({ start, end, step }: RangeGrid, by: number): RangeGrid => ({
  start: start + by,
  end: end + by,
  step,
});
