import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
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
import { findPrometheusVersions } from '../../scripts/tools/prometheus-versions.ts';
import { toOpenMetrics } from '../support/open-metrics.ts';
import { startPrometheus } from '../support/prometheus.ts';
import { startVictoriaMetrics } from '../support/victoria-metrics.ts';
import { pushed } from './pushed.ts';

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

type Series = Awaited<ReturnType<typeof samplesOf>>;

interface Store extends AsyncDisposable {
  readonly url: string;
}

interface StoreKind {
  readonly title: string;
  /** Of a look, at most. @defaultValue 3 */
  readonly requests?: number;
  start(samples: Series): Promise<Store>;
}

/** Whatever may answer, with the samples of all cases in it. */
const stores: readonly StoreKind[] = [
  ...(await findPrometheusVersions()).map(({ title, path: program }) => ({
    title,
    start: (samples: Series) => startPrometheus({ program, openMetrics: toOpenMetrics(samples) }),
  })),
  {
    title: 'VictoriaMetrics',
    // Its times are in ms.
    start: (samples) =>
      startVictoriaMetrics(toOpenMetrics(samples).replaceAll(/ (\d+)\.(\d{3})$/gm, ' $1$2')),
  },
  {
    title: 'a Prometheus that scrapes a Pushgateway',
    // To find a pod by the host that a process names takes long expressions.
    requests: 5,
    start: async (samples) =>
      startPrometheus({ openMetrics: toOpenMetrics(await pushed(samples)) }),
  },
];

/** What is found, of a job alone and in the line of its namespace. */
async function foundBy(client: QueryClient, namespace: string, mostRequests = 3) {
  const options = { jobName: 'orders', time: NOW };
  const deployment = (await describeDeployment(client, namespace, options)) ?? kubernetes;
  const scope = { deployment, namespace, jobName: 'orders' };
  const moment = { at: NOW, lookBack: 30 * 60_000 };
  const { findings, requests } = await diagnose(client, scope, moment);
  assert.ok(requests <= mostRequests);
  const [line] = await diagnoseNamespace(client, scope, moment);
  return {
    one: findings.map(({ rule, subject, causes, effects }) => ({
      rule,
      subject,
      effects: effects.map((effect) => effect.rule),
      causes: causes.filter(({ answer }) => answer === 'yes').map(({ id }) => id),
    })),
    all: line?.diagnosis.findings.map(({ rule }) => rule),
  };
}

suite('the same is found by', () => {
  let expected: ReadonlyMap<string, Awaited<ReturnType<typeof foundBy>>>;
  let samples: Series;

  before(async () => {
    samples = (
      await Promise.all([...simulated].map(([name, client]) => samplesOf(name, client)))
    ).flat();
    expected = new Map(
      await Promise.all(
        [...simulated].map(
          async ([name, client]) => [name, await foundBy(client, 'tenant-a')] as const,
        ),
      ),
    );
    for (const [name, { one }] of expected) assert.equal(one.length > 0, name !== 'healthy', name);
  });

  for (const { title, start, requests } of stores) {
    test(title, async () => {
      await using store = await start(samples);
      const client = clientOf(store.url);
      for (const [namespace, found] of expected) {
        assert.deepEqual(await foundBy(client, namespace, requests), found, namespace);
      }
    });
  }
});
