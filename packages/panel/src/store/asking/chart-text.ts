import { type ChartDefinition, chartQuery } from '@flink-metrics/sdk/internal/flink-core';
import { print } from '@flink-metrics/sdk/promql';
import { rangeLength } from '../../range/time-range.ts';
import type { Visit } from '../job/visit.ts';

/** As much of a visit as a chart's query needs. */
type Asked = Pick<Visit, 'scope' | 'interval' | 'time'>;

/** What to ask for a chart. @throws {TypeError} for a chart of a host's own that cannot be asked of one job */
export const chartText = (definition: ChartDefinition, { scope, interval, time }: Asked): string =>
  print(
    chartQuery(definition, scope, {
      step: time.grid.step,
      interval,
      range: rangeLength(time.range),
    }),
  );

/** The same visit of the series themselves, at whatever time. */
export function withoutRecords({ scope, interval, time }: Asked): Asked {
  return {
    scope: { ...scope, deployment: { ...scope.deployment, recorded: [] } },
    interval,
    time,
  };
}
