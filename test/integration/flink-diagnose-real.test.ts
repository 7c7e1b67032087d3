import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeDeployment, kubernetes } from '@flink-metrics/sdk/flink';
import { diagnose, diagnoseNamespace, rules, type Test } from '@flink-metrics/sdk/flink/rules';
import { createPrometheusClient, type QueryClient } from '@flink-metrics/sdk/prometheus';
import { metricsUsed, oneOf, print, range, selector } from '@flink-metrics/sdk/promql';
import {
  createSimulator,
  defaultJobs,
  faults,
  type SimulatorOptions,
} from '@flink-metrics/simulator';
import { toOpenMetrics } from '../support/open-metrics.ts';
import { startPrometheus } from '../support/prometheus.ts';

const NOW = Date.UTC(2026, 4, 16, 12, 0, 0);
const AGO = NOW - 10 * 60_000;
const jobs = defaultJobs.filter(({ name }) => name === 'orders');

/** By the namespace that they get in Prometheus. */
const cases: Readonly<Record<string, SimulatorOptions>> = {
  healthy: { scenario: 'healthy' },
  backpressured: { scenario: 'backpressured' },
  checkpoints: { scenario: 'failing-checkpoints' },
  skew: { scenario: 'healthy', faults: [faults.hotKey(AGO, true)] },
  watermark: { scenario: 'healthy', faults: [faults.idlePartition(AGO)] },
};

const clientOf = (baseUrl: string, fetch?: (request: Request) => Promise<Response>): QueryClient =>
  createPrometheusClient({
    baseUrl,
    timeout: 120_000,
    ...(fetch && { fetch: (request) => fetch(new Request(request)) }),
  });

const simulated = new Map(
  Object.entries(cases).map(([namespace, options]) => {
    const simulator = createSimulator({ now: () => NOW, jobs, ...options });
    return [namespace, clientOf('http://simulator', simulator.fetch)];
  }),
);

/** All that rules measure, and what a deployment is described by. */
const metrics = [
  ...new Set([
    ...rules.flatMap(({ when }) => when.flatMap(({ measure }: Test) => metricsUsed(measure))),
    'flink_jobmanager_job_numRestarts',
    'flink_taskmanager_job_task_numRecordsIn',
    'flink_taskmanager_Status_JVM_Threads_Count',
    'flink_jobmanager_Status_JVM_Threads_Count',
  ]),
];

async function samplesOf(namespace: string, client: QueryClient) {
  const all = selector({ __name__: oneOf(...metrics) });
  const { data } = await client.query(print(range(all, '35m')), { time: NOW });
  assert.equal(data.type, 'matrix');
  return data.matrix.map(({ labels, times, values }) => ({
    labels: { ...labels, namespace },
    times: [...times],
    values: [...values],
  }));
}

test('a real Prometheus gives the same findings, for one job and for a namespace', async () => {
  const samples = await Promise.all(
    [...simulated].map(([name, client]) => samplesOf(name, client)),
  );
  await using prometheus = await startPrometheus({ openMetrics: toOpenMetrics(samples.flat()) });
  const real = clientOf(prometheus.url);
  for (const [namespace, client] of simulated) {
    const found = async (of: QueryClient, where: string) => {
      const options = { jobName: 'orders', time: NOW };
      const deployment = (await describeDeployment(of, where, options)) ?? kubernetes;
      const scope = { deployment, namespace: where, jobName: 'orders' };
      const { findings, requests } = await diagnose(of, scope, { at: NOW, lookBack: 30 * 60_000 });
      assert.ok(requests <= 3);
      const [line] = await diagnoseNamespace(of, scope, { at: NOW, lookBack: 30 * 60_000 });
      return {
        one: findings.map(({ rule, subject, causes, effects }) => ({
          rule,
          subject,
          effects: effects.map((effect) => effect.rule),
          causes: causes.filter(({ answer }) => answer === 'yes').map(({ id }) => id),
        })),
        all: line?.diagnosis.findings.map(({ rule }) => rule),
      };
    };
    const expected = await found(client, 'tenant-a');
    assert.equal(expected.one.length > 0, namespace !== 'healthy');
    assert.deepEqual(await found(real, namespace), expected, namespace);
  }
});
