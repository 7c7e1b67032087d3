import {
  type ChartDefinition,
  chartQuery,
  type JobScope,
  measuresProcesses,
} from '@flink-metrics/sdk/flink/job';
import { type RangeGrid, rangeGrid } from '@flink-metrics/sdk/prometheus';
import { metricsUsed, print } from '@flink-metrics/sdk/promql';
import type { Found } from './find-job.ts';
import type { MeasuredProcess } from './processes.ts';
import { remembered } from './remembered.ts';
import { moved, type TimeView } from './series-source.ts';
import { rangeLength, spanOf, type TimeRange } from './time-range.ts';

/** A chart a third of a screen wide shows no more. */
const POINTS = 240;

export interface ChartQuery {
  /** PromQL. */
  readonly query: string;
  /** Names of the chart's own metrics, without those that only find the job's processes. */
  readonly metrics: readonly string[];
  /** Whose own numbers they are; null of a job's. */
  readonly measured: MeasuredProcess | null;
}

/** A job that was found, and the view on it. */
export interface Session {
  readonly scope: JobScope;
  /** Between two samples, ms. */
  readonly interval: number;
  /** Else it is a guess. */
  readonly measured: boolean;
  readonly view: TimeView;
  /** Counts the refreshes: all charts of a round end at the same moment. */
  readonly round: number;
  /** What is looked at in this round. */
  readonly grid: RangeGrid;
  /** Begins the next round: a live range moves on to `now`, Unix ms. */
  advance(now: number): void;
  /** @throws {TypeError} for a chart of a host's own that cannot be asked of one job */
  queryOf(definition: ChartDefinition): ChartQuery;
}

export function createSession(
  { scope, interval, measured }: Found,
  range: TimeRange,
  now: number,
): Session {
  let moment = now;
  let round = 0;
  const grid = gridOf(range, interval, now);
  const window = { step: grid.step, interval, range: rangeLength(range) };
  return {
    scope,
    interval,
    measured,
    view: { range, grid, moment: () => moment },
    get round() {
      return round;
    },
    get grid() {
      if (range.kind === 'between') return grid;
      const { end } = spanOf(range, moment);
      return moved(grid, Math.floor((end - grid.end) / grid.step) * grid.step);
    },
    advance(now) {
      moment = now;
      round += 1;
    },
    queryOf: remembered((definition) => ({
      query: print(chartQuery(definition, scope, window)),
      metrics: metricsUsed(definition.query),
      measured: measuresProcesses(definition.query),
    })),
  };
}

function gridOf(range: TimeRange, interval: number, now: number): RangeGrid {
  const options = { ...spanOf(range, now), points: POINTS, minStep: Math.min(interval, 15_000) };
  const grid = rangeGrid(options);
  if (range.kind === 'between') return grid;
  // As long as each later one: a live range has whole steps, and no more than fit.
  const { end, step } = grid;
  return { start: end - Math.floor(range.length / step) * step, end, step };
}
