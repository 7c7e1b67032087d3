import '@flink-metrics/panel/define';
import type { ChartDefinition } from '@flink-metrics/sdk/flink';
import { createPrometheusClient, createScheduler } from '@flink-metrics/sdk/prometheus';
import { metric } from '@flink-metrics/sdk/promql';
import { paced } from '../../../packages/panel/src/dom/paced.ts';
import { drawing } from '../../../packages/panel/src/elements/chart/lazy/drawing-source.ts';
import type { FlinkMetricsSection } from '../../../packages/panel/src/elements/section/section.ts';
import { type ChartState, unasked } from '../../../packages/panel/src/store/state/panel-state.ts';
import {
  CHARTS,
  END,
  type Measure,
  nextFrame,
  painted,
  queryOf,
  START,
  STEP,
} from '../workload.ts';

const grid = { start: START, end: END, step: STEP };

/**
 * The panel's section over the SDK's client and scheduler, at the panel's pace, which is how the panel gets and shows
 * its charts. Legends have the rows in sight; those that one scrolls to come a second later.
 */
export const measure: Measure = async () => {
  // As the other pages have their libraries before they ask.
  await drawing.load();
  const section: FlinkMetricsSection = document.createElement('flink-metrics-section');
  const charts = Array.from({ length: CHARTS }, (_, chart) => loading(chart));
  section.open = true;
  section.charts = charts;
  document.body.append(section);
  await painted();

  const started = performance.now();
  const scheduler = createScheduler({
    client: createPrometheusClient({ baseUrl: location.origin }),
  });
  const shown = paced(() => {
    section.charts = [...charts];
  });
  await Promise.all(
    charts.map(async (chart, index) => {
      const { data } = await scheduler.queryRange(chart.query, grid);
      charts[index] = { ...chart, status: 'ready', matrix: data, grid };
      shown.soon();
    }),
  );
  while (drawn(section) < CHARTS) await nextFrame();
  return (await painted()) - started;
};

function loading(chart: number): ChartState {
  const definition: ChartDefinition = {
    id: `chart-${chart}`,
    title: { en: `Chart ${chart}`, 'zh-CN': `图表 ${chart}` },
    unit: 'records/s',
    view: 'line',
    legend: ['subtask_index'],
    query: metric(`flink_metric_${chart}`),
  };
  return { ...unasked(definition), status: 'loading', query: queryOf(chart) };
}

/** A canvas is made and painted on in one task. */
function drawn({ shadowRoot }: FlinkMetricsSection): number {
  const charts = [...(shadowRoot?.querySelectorAll('flink-metrics-chart') ?? [])];
  return charts.filter((chart) => chart.shadowRoot?.querySelector('canvas')).length;
}
