import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ChartDefinition,
  chartQuery,
  type Deployment,
  type JobScope,
  kubernetes,
  pushgateway,
} from '@flink-metrics/sdk/flink';
import { fromGrafana } from '@flink-metrics/sdk/flink/grafana';
import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import { startPrometheus } from '../support/prometheus.ts';
import { type Process, samplesOf } from './flink-samples.ts';
import { dashboard } from './grafana-dashboard.ts';

const interval = 15;
const end = 1_700_000_400;
const start = end - 1200;
const step = 15_000;

const { sections, left, differences } = fromGrafana(JSON.stringify(dashboard));
const charts = sections.flatMap((section) => section.charts);

test('what comes of a dashboard that Grafana exports', () => {
  assert.deepEqual(
    sections.map(({ title, charts }) => [title.en, ...charts.map(({ title }) => title.en)]),
    [
      ['Job', 'Uptime', 'Restarts', 'TaskManagers', 'Slots', 'Heap in use'],
      [
        'Throughput',
        'Records',
        'Records of operators',
        'Busy, idle, backpressured',
        'Watermark lag',
        'Consumer lag',
      ],
      ['Checkpoints', 'Last checkpoint', 'Completed', 'Failed'],
      ['TaskManager', 'CPU', 'Young collections', 'Memory'],
      ['Pods', 'CPU of pods', 'Memory of pods'],
    ],
  );
  assert.deepEqual(
    left.map(({ panel, reason, detail }) => `${panel}: ${reason} ${detail}`),
    [
      'Exceptions: panel-type table',
      'Latency: panel-type heatmap',
      'Brokers: not-flink up',
      'Logs: panel-type logs',
    ],
  );
});

test('what of it comes in another way', () => {
  const notes = new Map<string, string[]>();
  for (const { panel, kind, detail } of differences) {
    const note = detail === '' ? panel : `${panel} [${detail}]`;
    notes.set(kind, [...(notes.get(kind) ?? []), note.trim()]);
  }
  assert.deepEqual(Object.fromEntries(notes), {
    threshold: [
      'Uptime [300000]',
      'Heap in use [80]',
      'Consumer lag [80]',
      'Completed [80]',
      'Failed [1]',
      'CPU [0.9]',
    ],
    mapping: ['Restarts'],
    calculation: ['TaskManagers [avg]', 'Consumer lag [max]'],
    choice: [
      'Heap in use [$tm]',
      'Records [$task]',
      'CPU [$tm]',
      'Young collections [$tm]',
      'Memory [$tm]',
      'CPU of pods [$pod]',
      '[$filters]',
    ],
    window: ['Records of operators [$smoothing]'],
    scale: ['Busy, idle, backpressured [max 100]', 'Watermark lag [log 10]'],
    shares: ['Busy, idle, backpressured'],
    scope: ['Consumer lag [job_name="orders"]'],
    override: ['Last checkpoint [unit]', 'Memory [yaxis]'],
    alert: ['CPU [CPU is high]'],
    repeat: ['TaskManager [$tm]'],
    arrangement: ['CPU of pods [renameByRegex]'],
    link: ['Memory of pods [Nodes]', '[Flink dashboards]'],
    annotation: ['[Restarts]'],
  });
});

interface Layout {
  readonly name: string;
  readonly deployment: Deployment;
  readonly target: (namespace: string, pod: string) => Readonly<Record<string, string>>;
}

const layouts: readonly Layout[] = [
  {
    name: 'scraped on Kubernetes',
    deployment: kubernetes,
    target: (namespace, pod) => ({ namespace, pod, job: 'flink', instance: `${pod}:9249` }),
  },
  {
    name: 'pushed',
    deployment: pushgateway,
    target: (namespace, pod) => ({ namespace, job: `flink-${pod}` }),
  },
];

/** A JobManager and TaskManagers of two jobs, and another tenant's job of the same name. */
function processesOf({ deployment, target }: Layout) {
  let mark = 1;
  const process = (namespace: string, pod: string, jobs: readonly string[]): Process => {
    mark *= 2;
    const isTaskManager = pod.includes('taskmanager');
    return {
      kind: isTaskManager ? 'taskmanager' : 'jobmanager',
      mark,
      namespace,
      pod,
      jobs,
      host: isTaskManager ? `10_0_0_${mark}` : `etl_${namespace}`.replaceAll('-', '_'),
      ...(isTaskManager && { tmId: pod.replaceAll('-', '_') }),
      target: target(namespace, pod),
      contained: true,
      ...(deployment.pushed && { lastPush: (time) => time }),
    };
  };
  return {
    jobManager: process('tenant-a', 'etl-5d4f8c9b7d-x2k4z', ['orders', 'payments']),
    both: process('tenant-a', 'etl-taskmanager-1-1', ['orders', 'payments']),
    ordersOnly: process('tenant-a', 'etl-taskmanager-1-2', ['orders']),
    paymentsOnly: process('tenant-a', 'etl-taskmanager-1-3', ['payments']),
    strangerJobManager: process('tenant-b', 'etl-6f5a9d8c7e-y3l5a', ['orders']),
    stranger: process('tenant-b', 'etl-taskmanager-1-1', ['orders']),
  };
}

for (const layout of layouts) {
  test(`a real Prometheus answers every chart of it: ${layout.name}`, async (t) => {
    const processes = processesOf(layout);
    const openMetrics = samplesOf(Object.values(processes), { start, end, interval });
    await using prometheus = await startPrometheus({ openMetrics });
    const client = createPrometheusClient({ baseUrl: prometheus.url });
    const scope: JobScope = {
      deployment: layout.deployment,
      namespace: 'tenant-a',
      jobName: 'orders',
    };
    for (const chart of charts) {
      await t.test(chart.title.en, async () => {
        const data = await ask(client, chart, scope);
        assert.ok(data.length > 0);
        for (const { values } of data) assert.ok(values.some(Number.isFinite));
        const named = new Set(data.map(({ labels }) => labels.series));
        for (const name of Object.keys(chart.series ?? {})) assert.ok(named.has(name), name);
        assert.deepEqual(await ask(client, chart, { ...scope, jobName: 'nobody' }), []);
        assert.deepEqual(await ask(client, chart, { ...scope, namespace: 'tenant-c' }), []);
      });
    }
    await t.test('they show this job’s processes alone', async () => {
      const { jobManager, both, ordersOnly } = processes;
      const of = async (title: string) => {
        const chart = charts.find((chart) => chart.title.en === title);
        assert.ok(chart, title);
        const data = await ask(client, chart, scope);
        return data.map(({ values }) => values.at(-1)).toSorted((a = 0, b = 0) => a - b);
      };
      assert.deepEqual(await of('CPU'), [both.mark, ordersOnly.mark]);
      assert.deepEqual(await of('Uptime'), [jobManager.mark]);
      assert.deepEqual(await of('TaskManagers'), [jobManager.mark]);
      assert.deepEqual(await of('Consumer lag'), [Math.max(both.mark, ordersOnly.mark)]);
    });
  });
}

async function ask(client: PrometheusClient, chart: ChartDefinition, scope: JobScope) {
  const window = { step, interval: interval * 1000, range: 600_000 };
  const { data } = await client.queryRange(print(chartQuery(chart, scope, window)), {
    start: (end - 600) * 1000,
    end: end * 1000,
    step,
  });
  return data;
}
