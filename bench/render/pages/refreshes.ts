import '@flink-metrics/panel/define';
import { metric } from '@flink-metrics/sdk/promql';
import { fakePrometheus } from '../../../packages/panel/src/testing/fake-prometheus.ts';

/** ms by which the time goes on from one refresh to the next. */
const STEP = 15_000;
const CHARTS = 4;

let ahead = 0;
const { now } = Date;
Date.now = () => now() + ahead;

let refreshes = 0;
document.addEventListener('flink-load', () => {
  refreshes += 1;
  ahead += STEP;
});

/** A panel over a Prometheus in the page, which refreshes as fast as it can. */
export function start(): void {
  const prometheus = fakePrometheus();
  const panel = document.createElement('flink-metrics-panel');
  panel.fetch = (request) => {
    // What was asked is kept for tests, and is not the panel's to answer for.
    prometheus.asked.length = 0;
    return prometheus.fetch(request);
  };
  panel.endpoint = location.origin;
  panel.namespace = 'tenant-a';
  panel.job = 'orders';
  panel.refresh = '10ms';
  panel.sections = [
    {
      id: 'all',
      title: { en: 'All', 'zh-CN': '全部' },
      charts: Array.from({ length: CHARTS }, (_, chart) => ({
        id: `chart-${chart}`,
        title: { en: `Chart ${chart}`, 'zh-CN': `图表 ${chart}` },
        unit: 'records/s',
        view: 'line',
        legend: ['task_name'],
        query: metric(`flink_metric_${chart}`),
      })),
    },
  ];
  document.body.append(panel);
}

/** Until there were so many refreshes. */
export async function until(count: number): Promise<void> {
  while (refreshes < count) await new Promise((resolve) => setTimeout(resolve, 100));
}
