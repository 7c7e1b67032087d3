import {
  type ChartDefinition,
  type JobScope,
  type QueryWindow,
  rateWindow,
  scopeToJob,
} from '@flink-metrics/sdk/flink';
import type { Expr } from '@flink-metrics/sdk/promql';

/** How a chart's query is made, as `chartQuery` does. */
export type Ask = (chart: ChartDefinition, scope: JobScope, window: QueryWindow) => Expr;

/** As one point is asked for: the job's TaskManagers are those of the last five minutes, at each point anew. */
export const eachPointLooksBack: Ask = (chart, scope, { interval, step, range = 0 }) => {
  const window = rateWindow(step, interval);
  const ranges = {
    'rate-window': { range: window },
    'rare-window': { range: Math.max(600_000, window) },
    view: { range: Math.max(range, window) },
    'as-written': {},
  };
  return scopeToJob(chart.query, scope, { interval, ...ranges[chart.ranges ?? 'rate-window'] });
};
