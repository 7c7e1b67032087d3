import type { Expr } from '../../promql/index.ts';
import type { ChartDefinition } from '../definitions/chart.ts';
import type { JobScope } from './job-scope.ts';
import { scopeToJob } from './scope-query.ts';

/** The grid a chart is asked for; all in ms. */
export interface QueryWindow {
  readonly step: number;
  /** Time between two samples of a series. */
  readonly interval: number;
  /** Length of the whole view; charts with `ranges: 'view'` look back that far, and at least the rate window. */
  readonly range?: number;
}

/**
 * The PromQL tree to run for a chart of this job.
 * @example
 * const scope = { scheme: kubernetes, namespace: 'tenant-a', jobName: 'orders' };
 * const query = print(chartQuery(chart, scope, { step: grid.step, interval: 15_000 }));
 * const { data } = await client.queryRange(query, grid);
 */
export function chartQuery(chart: ChartDefinition, scope: JobScope, window: QueryWindow): Expr {
  const { interval, step } = window;
  const range = rangeOf(chart, window);
  const options = { interval, step, ...(range !== undefined && { range }) };
  return scopeToJob(chart.query, scope, options);
}

/** A rate of what happens once a minute is 0 and 1 by turns over a window that is no longer. */
const RARE_WINDOW_MS = 600_000;

/** What the ranges of a chart's query become, ms; undefined where they stay as written. */
export function rangeOf(chart: ChartDefinition, { step, interval, range }: QueryWindow) {
  switch (chart.ranges ?? 'rate-window') {
    case 'rate-window':
      return rateWindow(step, interval);
    case 'rare-window':
      return Math.max(RARE_WINDOW_MS, rateWindow(step, interval));
    case 'view':
      return Math.max(range ?? 0, rateWindow(step, interval));
    case 'as-written':
      return undefined;
  }
}

/**
 * The range for `rate()` and `increase()` so that no sample falls between two points and two samples are always inside:
 * `max(step + interval, 4 × interval)`, as Grafana's `$__rate_interval` does.
 *
 * @param step distance of the points asked for, in ms
 * @param interval time between two samples of a series, in ms: the scrape interval, or with a Pushgateway the longer of
 *   the reporter's and the scrape interval
 * @returns the window in ms
 * @throws {RangeError} where one is not a positive, finite number.
 */
export function rateWindow(step: number, interval: number): number {
  for (const [name, value] of Object.entries({ step, interval })) {
    if (!(Number.isFinite(value) && value > 0)) {
      throw new RangeError(`${name} must be a positive number of milliseconds, got ${value}`);
    }
  }
  return Math.ceil(Math.max(step + interval, 4 * interval));
}
