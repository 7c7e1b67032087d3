import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ChartDefinition,
  chartQuery,
  type Deployment,
  describeDeployment,
  detectInterval,
  discoverCharts,
  discoverJobs,
  discoverNamespaces,
  findLastReport,
  findSharedProcesses,
  findStaleProcesses,
  type JobScope,
  kubernetes,
  pushgateway,
  pushgatewayExported,
  sections,
  standalone,
} from '@flink-metrics/sdk/flink';
import {
  createPrometheusClient,
  type PrometheusClient,
  type Vector,
} from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import { findPrometheusVersions } from '../../scripts/tools/prometheus-versions.ts';
import { startPrometheus } from '../support/prometheus.ts';
import { type Process, samplesOf } from './flink-samples.ts';

const interval = 15;
const end = 1_700_000_400;
const timeline = { start: end - 1200, end, interval };
const window = { step: 15_000, interval: interval * 1000, range: 600_000 };

type Target = (process: { namespace: string; pod: string }) => Readonly<Record<string, string>>;

/** A session cluster with two jobs, a cluster of its own for a third, and another tenant's job of the same name. */
function clusters({ target, hostOf, containers, deployment }: Layout) {
  let mark = 1;
  const process = (
    namespace: string,
    cluster: string,
    taskManager: number | null,
    jobs: readonly string[],
    more: Partial<Process> = {},
  ): Process => {
    const pod =
      taskManager === null
        ? `${cluster}-5d4f8c9b7d-x2k4z`
        : `${cluster}-taskmanager-1-${taskManager}`;
    mark *= 2;
    return {
      kind: taskManager === null ? 'jobmanager' : 'taskmanager',
      mark,
      namespace,
      pod,
      jobs,
      host: taskManager === null ? hostOf(cluster, namespace) : `10_0_0_${taskManager}`,
      ...(taskManager !== null && { tmId: pod.replaceAll('-', '_') }),
      target: target({ namespace, pod }),
      contained: containers,
      ...(deployment.pushed && { lastPush: (time) => time }),
      ...more,
    };
  };
  return {
    sessionJobManager: process('tenant-a', 'etl-session', null, ['orders', 'payments']),
    both: process('tenant-a', 'etl-session', 1, ['orders', 'payments']),
    ordersOnly: process('tenant-a', 'etl-session', 2, ['orders']),
    paymentsOnly: process('tenant-a', 'etl-session', 3, ['payments']),
    idle: process('tenant-a', 'etl-session', 4, []),
    ownJobManager: process('tenant-a', 'my-job', null, ['my_job__v2_']),
    ownTaskManager: process('tenant-a', 'my-job', 1, ['my_job__v2_']),
    strangerJobManager: process('tenant-b', 'etl-session', null, ['orders']),
    stranger: process('tenant-b', 'etl-session', 1, ['orders']),
    killed: process('tenant-a', 'etl-session', 5, ['orders'], {
      lastPush: () => end - 600,
      contained: false,
    }),
  };
}

type Clusters = ReturnType<typeof clusters>;

interface Layout {
  readonly name: string;
  readonly deployment: Deployment;
  readonly target: Target;
  readonly hostOf: (cluster: string, namespace: string) => string;
  /** Plain hosts have no containers, and a namespace only where the scrape configuration says so. */
  readonly containers: boolean;
}

let suffix = 0;
const randomSuffix = () => (++suffix).toString(16).padStart(32, '0');
const serviceName = (cluster: string, namespace: string) =>
  `${cluster}_${namespace}`.replaceAll('-', '_');

const layouts: readonly Layout[] = [
  {
    name: 'scraped on Kubernetes',
    deployment: kubernetes,
    target: ({ namespace, pod }) => ({
      namespace,
      pod,
      job: 'flink',
      instance: `${pod}:9249`,
      container: 'flink-main-container',
    }),
    hostOf: serviceName,
    containers: true,
  },
  {
    name: 'pushed, honor_labels on',
    deployment: pushgateway,
    target: ({ namespace }) => ({ namespace, job: `flink${randomSuffix()}` }),
    hostOf: serviceName,
    containers: true,
  },
  {
    name: 'pushed, honor_labels off',
    deployment: pushgatewayExported,
    target: ({ namespace }) => ({
      namespace,
      exported_job: `flink${randomSuffix()}`,
      job: 'pushgateway',
      instance: 'pushgateway:9091',
    }),
    hostOf: serviceName,
    containers: true,
  },
  {
    name: 'scraped from plain hosts',
    deployment: standalone,
    target: ({ namespace, pod }) => ({
      namespace,
      job: 'flink',
      instance: `${namespace}-${pod}:9249`,
    }),
    hostOf: (cluster) => cluster.replaceAll('-', '_'),
    containers: false,
  },
];

const versions = await findPrometheusVersions();

for (const layout of layouts) {
  for (const { title, path: program } of versions) {
    test(`a job's charts show its own series and not one of another's: ${layout.name}, ${title}`, async (t) => {
      const all = clusters(layout);
      const { killed, ...alive } = all;
      // Scraped, a killed process has no series; pushed, it has them for ever.
      const reporting = Object.values(layout.deployment.pushed ? all : alive);
      await using prometheus = await startPrometheus({
        program,
        openMetrics: samplesOf(reporting, timeline),
      });
      const client = createPrometheusClient({ baseUrl: prometheus.url });
      const scope: JobScope = {
        deployment: layout.deployment,
        namespace: 'tenant-a',
        jobName: 'orders',
      };
      const ask = (chartId: string, of: JobScope = scope) => instant(client, chartId, of);
      const { containers } = layout;

      await t.test('every chart has series', () => everyChart(client, scope, containers));
      await t.test('task metrics', async () => {
        const own = [all.both, all.ordersOnly];
        assert.equal(total(await ask('records-in')), sumOfMarks(own));
        assert.equal(total(await ask('subtasks')), own.length);
        assert.equal(total(await ask('job-taskmanagers')), own.length);
      });
      await t.test('JVM metrics of the processes that run the job', async () => {
        const heap = (await ask('tm-heap')).filter(({ labels }) => labels.series === 'used');
        assert.deepEqual(marks(heap), [all.both.mark, all.ordersOnly.mark]);
        assert.deepEqual(marks(await ask('tm-cpu')), [all.both.mark, all.ordersOnly.mark]);
        assert.equal(total(await ask('jm-cpu')), all.sessionJobManager.mark);
        assert.equal(total(await ask('cluster-jobs')), all.sessionJobManager.mark);
      });
      await t.test('a job of another cluster, named as its user does', async () => {
        const own = { ...scope, jobName: 'my-job (v2)' };
        assert.equal(total(await ask('records-in', own)), all.ownTaskManager.mark);
        assert.deepEqual(marks(await ask('tm-cpu', own)), [all.ownTaskManager.mark]);
        assert.equal(total(await ask('jm-cpu', own)), all.ownJobManager.mark);
      });
      await t.test('another tenant has a job of that name', async () => {
        const theirs = { ...scope, namespace: 'tenant-b' };
        assert.equal(total(await ask('records-in', theirs)), all.stranger.mark);
        assert.equal(total(await ask('jm-cpu', theirs)), all.strangerJobManager.mark);
      });
      await t.test('containers of the pods that run the job', async () => {
        await assertContainers(ask, all, containers);
      });
      await t.test('no such job: nothing at all', async () => {
        for (const chart of sections.flatMap(({ charts }) => charts)) {
          assert.deepEqual(await ask(chart.id, { ...scope, jobName: 'nobody' }), [], chart.id);
        }
      });
      await t.test('the deployment and the interval are found in the data', async () => {
        const time = end * 1000;
        const described = await describeDeployment(client, 'tenant-a', { time });
        const { namespace, pod, process, pushed } = layout.deployment;
        assert.partialDeepStrictEqual(described, { namespace, pod, process, pushed, doubts: [] });
        assert.equal(await describeDeployment(client, 'tenant-c', { time }), null);
        assert.equal(await detectInterval(client, scope, { time }), interval * 1000);
      });
      await t.test('jobs that share its processes are told', async () => {
        const time = end * 1000;
        assert.deepEqual(await findSharedProcesses(client, scope, { time }), {
          jobManager: ['payments'],
          taskManagers: ['payments'],
        });
        const alone = { ...scope, jobName: 'my-job (v2)' };
        assert.deepEqual(await findSharedProcesses(client, alone, { time }), {
          jobManager: [],
          taskManagers: [],
        });
      });
      await t.test('a killed TaskManager is listed where its numbers stay', async () => {
        const options = { interval: interval * 1000, time: end * 1000 };
        const stale = await findStaleProcesses(client, scope, options);
        assert.deepEqual(
          stale.map(({ taskManager, lastPush }) => ({ taskManager, lastPush })),
          layout.deployment.pushed
            ? [{ taskManager: killed.tmId, lastPush: (end - 600) * 1000 }]
            : [],
        );
      });
      await t.test('the last report is the last push where processes push', async () => {
        const later = end * 1000 + 40_000;
        const report = await findLastReport(client, scope, { time: later });
        assert.deepEqual(report, { time: end * 1000, asked: later });
        const nobody = { ...scope, jobName: 'nobody' };
        assert.equal(await findLastReport(client, nobody, { time: later }), null);
      });
      await t.test('charts with something to show are found', async () => {
        const options = { time: end * 1000 };
        const found = await discoverCharts(client, scope, sections, options);
        const expected = sections
          .filter(({ id }) => containers || id !== 'containers')
          .flatMap(({ charts }) => charts.map(({ id }) => id));
        assert.deepEqual([...found].toSorted(), expected.toSorted());
      });
      await t.test('namespaces and jobs are found in the data', async () => {
        const options = {
          deployment: layout.deployment,
          time: end * 1000,
          interval: interval * 1000,
        };
        assert.deepEqual(await discoverNamespaces(client, options), ['tenant-a', 'tenant-b']);
        const names = (await discoverJobs(client, 'tenant-a', options)).map(({ name }) => name);
        assert.deepEqual(names, ['my_job__v2_', 'orders', 'payments']);
      });
    });
  }
}

async function assertContainers(
  ask: (chartId: string) => Promise<Vector>,
  { sessionJobManager, both, ordersOnly }: Clusters,
  containers: boolean,
) {
  const cpu = (await ask('container-cpu')).filter(({ labels }) => labels.series === 'used');
  const network = (await ask('container-network')).filter(({ labels }) => labels.series === 'sent');
  const own = containers ? [sessionJobManager.mark, both.mark, ordersOnly.mark] : [];
  assert.deepEqual(marks(cpu), own);
  assert.deepEqual(marks(network), own);
}

async function everyChart(client: PrometheusClient, scope: JobScope, containers: boolean) {
  for (const section of sections) {
    for (const chart of section.charts) {
      const { data } = await client.queryRange(print(chartQuery(chart, scope, window)), {
        start: (end - 600) * 1000,
        end: end * 1000,
        step: window.step,
      });
      const expected = containers || section.id !== 'containers';
      assert.equal(data.length > 0, expected, `${chart.id}: ${data.length} series`);
    }
  }
}

async function instant(client: PrometheusClient, id: string, scope: JobScope) {
  const query = print(chartQuery(chartOf(id), scope, window));
  const { data } = await client.query(query, { time: end * 1000 });
  assert.ok(data.type === 'vector');
  return data.vector;
}

function chartOf(id: string): ChartDefinition {
  const chart = sections.flatMap(({ charts }) => charts).find((chart) => chart.id === id);
  assert.ok(chart, `no chart ${id}`);
  return chart;
}

/** `rate` is as exact as doubles are. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6;
const total = (vector: Vector) => rounded(vector.reduce((sum, { value }) => sum + value, 0));
const marks = (vector: Vector) =>
  vector.map(({ value }) => rounded(value)).toSorted((a, b) => a - b);
const sumOfMarks = (processes: readonly Process[]) =>
  processes.reduce((sum, { mark }) => sum + mark, 0);
