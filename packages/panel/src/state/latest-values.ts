import type { ChartDefinition } from '@flink-metrics/sdk/flink/job';
import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { ChartState } from './panel-state.ts';

/** The newest sample of one series. */
export interface LatestValue {
  readonly chart: ChartDefinition;
  /** PromQL that was asked. */
  readonly query: string;
  readonly labels: Labels;
  /** Unix ms. */
  readonly time: number;
  readonly value: number;
}

/** The newest sample of every series of every chart, in the charts' order. */
export function latestValues(charts: Iterable<ChartState>): readonly LatestValue[] {
  return [...charts].flatMap(({ definition, query, matrix }) =>
    (matrix ?? []).flatMap(({ labels, times, values }) => {
      const time = times.at(-1);
      const value = values.at(-1);
      if (time === undefined || value === undefined) return [];
      return [{ chart: definition, query, labels, time, value }];
    }),
  );
}
