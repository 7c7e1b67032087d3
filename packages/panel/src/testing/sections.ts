import type { ChartDefinition, Section } from '@flink-metrics/sdk/internal/flink-core';
import { metric } from '@flink-metrics/sdk/promql';
import type { Arrangement } from '../arrangement/arrangement.ts';

export const localized = (en: string) => ({ en, 'zh-CN': en });
/** A chart of a metric with its name. */
export const chartDefinition = (
  id: string,
  change: Partial<ChartDefinition> = {},
): ChartDefinition => ({
  id,
  title: localized(id),
  unit: 'count',
  view: 'line',
  query: metric(`metric_of_${id.replaceAll('-', '_')}`),
  legend: [],
  ...change,
});
export const section = (id: string, ...charts: (string | ChartDefinition)[]): Section => ({
  id,
  title: localized(id),
  charts: charts.map((one) => (typeof one === 'string' ? chartDefinition(one) : one)),
});
/** The ids of each section, hidden ones with a minus: `jvm: heap -stack`. */
export const shape = (arrangement: Arrangement): string[] =>
  arrangement.map(
    ({ id, hidden, charts }) =>
      `${hidden ? '-' : ''}${id}: ${charts.map((one) => `${one.hidden ? '-' : ''}${one.id}`).join(' ')}`,
  );
