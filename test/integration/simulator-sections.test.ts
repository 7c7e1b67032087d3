import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chartQuery,
  describeDeployment,
  discoverJobs,
  discoverNamespaces,
  findJobStatus,
  findMarks,
  kubernetes,
  sections,
} from '@flink-metrics/sdk/flink';
import { createPrometheusClient, isQueryError } from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import { createSimulator } from '@flink-metrics/simulator';

const NOW = Date.UTC(2026, 4, 16, 12, 0, 0);
const simulator = createSimulator({ now: () => NOW, scenario: 'healthy' });
const client = createPrometheusClient({
  baseUrl: 'http://simulator',
  fetch: (request) => simulator.fetch(new Request(request)),
});

/** Off by default in Flink, and off in the simulated jobs. */
const notSwitchedOn = ['event-time/latency-markers', 'state/state-access'];

test('discovery finds what is simulated', async () => {
  assert.deepEqual(await discoverNamespaces(client, { time: NOW }), ['tenant-a', 'tenant-b']);
  const jobs = await discoverJobs(client, 'tenant-a', { time: NOW });
  assert.deepEqual(
    jobs.map(({ name, state }) => [name, state]),
    [
      ['my_job__v2_', 'running'],
      ['orders', 'running'],
    ],
  );
  const { namespace, pod, process, pushed } = kubernetes;
  assert.partialDeepStrictEqual(await describeDeployment(client, 'tenant-a', { time: NOW }), {
    namespace,
    pod,
    process,
    pushed,
    sanitized: true,
    doubts: [],
  });
});

for (const scenario of ['restarting', 'redeployed', 'dead-taskmanager'] as const) {
  test(`attempts of a task are not copies of it, and nothing is in doubt: ${scenario}`, async () => {
    const simulated = createSimulator({ now: () => NOW, scenario });
    const client = createPrometheusClient({
      baseUrl: 'http://simulator',
      fetch: (request) => simulated.fetch(new Request(request)),
    });
    const options = { jobName: 'orders', time: NOW };
    const described = await describeDeployment(client, 'tenant-a', options);
    assert.deepEqual([described?.copies, described?.doubts], [[], []]);
  });
}

test('what happened to a job is found, and how it is', async () => {
  const scope = { deployment: kubernetes, namespace: 'tenant-a', jobName: 'orders' };
  const redeployed = createSimulator({ now: () => NOW, scenario: 'redeployed' });
  const client = createPrometheusClient({
    baseUrl: 'http://simulator',
    fetch: (request) => redeployed.fetch(new Request(request)),
  });
  const interval = 15_000;
  const marks = await findMarks(client, scope, {
    start: NOW - 3_600_000,
    end: NOW,
    step: interval,
    interval,
  });
  const counted = (kind: string) =>
    marks.reduce((sum, mark) => sum + (mark.kind === kind ? mark.count : 0), 0);
  assert.equal(counted('deploy'), 1);
  assert.equal(counted('restart'), 4);
  assert.ok(counted('failed-checkpoint') >= 6);
  const status = await findJobStatus(client, scope, { interval, time: NOW });
  assert.equal(status?.state, 'running');
  assert.equal(status.jobId, marks.find(({ kind }) => kind === 'deploy')?.jobId);
  assert.deepEqual(status.slots, { used: 4, total: 4 });
});

for (const job of ['orders', 'my-job (v2)']) {
  for (const section of sections) {
    test(`${job}: every chart of ${section.id} has data`, async () => {
      const empty: string[] = [];
      for (const chart of section.charts) {
        const id = `${section.id}/${chart.id}`;
        const scope = { deployment: kubernetes, namespace: 'tenant-a', jobName: job };
        const query = print(chartQuery(chart, scope, { step: 15_000, interval: 15_000 }));
        const { data } = await client.queryRange(query, {
          start: NOW - 600_000,
          end: NOW,
          step: 15_000,
        });
        for (const { labels } of data) assert.notEqual(labels.namespace, 'tenant-b', id);
        if (data.length === 0 && !notSwitchedOn.includes(id)) empty.push(`${id}: ${query}`);
      }
      assert.deepEqual(empty, []);
    });
  }
}

test('the client reads its errors as those of a Prometheus', async () => {
  await assert.rejects(client.query('sum('), isQueryError);
  await assert.rejects(client.query('up + on (namespace) up'), isQueryError);
});
