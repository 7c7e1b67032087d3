import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartQuery, kubernetes } from '@flink-metrics/sdk/flink';
import { fromGrafana } from '@flink-metrics/sdk/flink/grafana';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import { createSimulator } from '@flink-metrics/simulator';

const NOW = Date.UTC(2026, 4, 16, 12, 0, 0);
const simulator = createSimulator({ now: () => NOW, scenario: 'healthy' });
const client = createPrometheusClient({
  baseUrl: 'http://simulator',
  fetch: (request) => simulator.fetch(new Request(request)),
});

const panel = (type: string, title: string, ...queries: string[]) => ({
  type,
  title,
  targets: queries.map((expr, index) => ({ refId: `${index}`, expr, legendFormat: '{{tm_id}}' })),
});

/** Shapes that public dashboards of Flink have. */
const dashboard = {
  title: 'Flink',
  panels: [
    panel(
      'timeseries',
      'Records',
      'sum by (job_name) (rate(flink_taskmanager_job_task_numRecordsIn{job_name=~"$job"}[$__rate_interval]))',
      'sum(flink_taskmanager_job_task_numRecordsOutPerSecond{namespace="another",job_name="$job"}) by (tm_id)',
    ),
    panel('stat', 'Uptime', 'flink_jobmanager_job_uptime{job_id=~"[[id:regex]]"} / 1000'),
    panel('singlestat', 'Restarts', 'sum(increase(flink_jobmanager_job_numRestarts[$__range]))'),
    panel(
      'graph',
      'Checkpoints',
      'increase(flink_jobmanager_job_numberOfCompletedCheckpoints[15m])',
    ),
    panel(
      'graph',
      'Heap',
      'flink_taskmanager_Status_JVM_Memory_Heap_Used{tm_id=~"[[tm]]"}',
      'flink_taskmanager_Status_JVM_Memory_Heap_Max{host="$host"}',
    ),
    panel(
      'gauge',
      'Slots',
      'flink_jobmanager_taskSlotsTotal - flink_jobmanager_taskSlotsAvailable',
    ),
    panel('graph', 'Memory', 'sum by (pod) (container_memory_working_set_bytes{pod=~"$pod"})'),
    panel(
      'barchart',
      'Lag',
      'topk(5, max by (task_name) (flink_taskmanager_job_task_operator_currentInputWatermark))',
    ),
  ],
};

const { sections, left } = fromGrafana(dashboard);
const charts = sections.flatMap((section) => section.charts);

test('all of it comes', () => {
  assert.deepEqual(left, []);
  assert.equal(charts.length, dashboard.panels.length);
});

for (const jobName of ['orders', 'my-job (v2)']) {
  for (const chart of charts) {
    test(`${jobName}: ${chart.title.en} answers with numbers of this job alone`, async () => {
      const ask = async (of: string, namespace: string) => {
        const scope = { deployment: kubernetes, namespace, jobName: of };
        const window = { step: 15_000, interval: 15_000, range: 600_000 };
        const { data } = await client.queryRange(print(chartQuery(chart, scope, window)), {
          start: NOW - 600_000,
          end: NOW,
          step: 15_000,
        });
        return data;
      };
      const data = await ask(jobName, 'tenant-a');
      assert.ok(data.length > 0);
      assert.ok(data.some(({ values }) => values.some(Number.isFinite)));
      for (const { labels } of data) assert.notEqual(labels.namespace, 'tenant-b');
      assert.deepEqual(await ask('no such job', 'tenant-a'), []);
      assert.deepEqual(await ask(jobName, 'no such tenant'), []);
    });
  }
}
