import type { ChartDefinition, Section } from '@flink-metrics/sdk/flink/job';
import { metric } from '@flink-metrics/sdk/promql';
import type { View } from '../state/views.ts';

export const text = (en: string) => ({ en, 'zh-CN': en });
/** One chart of a metric that is called like it. */
export const chart = (id: string, change: Partial<ChartDefinition> = {}): ChartDefinition => ({
  id,
  title: text(id),
  unit: 'count',
  view: 'line',
  query: metric(`metric_of_${id.replaceAll('-', '_')}`),
  legend: [],
  ...change,
});
export const section = (id: string, ...charts: (string | ChartDefinition)[]): Section => ({
  id,
  title: text(id),
  charts: charts.map((one) => (typeof one === 'string' ? chart(one) : one)),
});
/** Its shape at a glance: `jvm: heap -stack`. */
export const shape = (view: View): string[] =>
  view.map(
    ({ id, hidden, charts }) =>
      `${hidden ? '-' : ''}${id}: ${charts.map((one) => `${one.hidden ? '-' : ''}${one.id}`).join(' ')}`,
  );
