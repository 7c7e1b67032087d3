import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { describeDeployment, explainMissingJob, isOfJob } from '@flink-metrics/sdk/flink';
import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { toOpenMetrics } from '../support/open-metrics.ts';
import { type RealPrometheus, startPrometheus } from '../support/prometheus.ts';

const now = 1_700_000_000_000;
const minute = 60_000;
const day = 1_440 * minute;

/** A series with samples of five minutes, the last so long ago. */
function series(name: string, labels: Readonly<Record<string, string>>, ago = 0) {
  const times = [5, 4, 3, 2, 1, 0].map((before) => now - ago - before * minute);
  return { labels: { __name__: name, ...labels }, times, values: times.map(() => 1) };
}

const job = (namespace: string, job_name: string, ago?: number) =>
  series('flink_jobmanager_job_numRestarts', { namespace, host: 'jm', job_name, job_id: '1' }, ago);
const jobManager = (namespace: string, ago?: number) =>
  series('flink_jobmanager_Status_JVM_Threads_Count', { namespace, host: 'jm' }, ago);

const samples = [
  jobManager('busy'),
  job('busy', 'payments'),
  job('busy', 'etl_orders__v2_', 2 * day),
  job('busy', 'forgotten', 9 * day),
  jobManager('idle', 30 * minute),
  job('idle', 'orders', 30 * minute),
  jobManager('fresh'),
  jobManager('redeployed'),
  job('redeployed', 'orders', 2 * 60 * minute),
  // Without relabelling of the namespace, and with a task’s series only.
  series(
    'flink_taskmanager_job_task_numBytesIn',
    {
      kubernetes_namespace: 'other-label',
      host: 'tm',
      tm_id: 'tm',
      job_name: 'orders',
      job_id: '1',
    },
    day,
  ),
];

suite('a job without series', () => {
  let server: RealPrometheus;
  let client: PrometheusClient;
  before(async () => {
    server = await startPrometheus({ openMetrics: toOpenMetrics(samples) });
    client = createPrometheusClient({ baseUrl: server.url });
  });
  after(() => server?.[Symbol.asyncDispose]());

  for (const [namespace, jobName, reason] of [
    ['busy', 'etl-orders (v2)', 'silent'],
    ['busy', 'etl_orders__v2_', 'silent'],
    ['busy', 'forgotten', 'no-such-job'],
    ['busy', 'etl-orders', 'no-such-job'],
    ['idle', 'orders', 'silent'],
    ['idle', 'payments', 'no-such-job'],
    ['fresh', 'orders', 'starting'],
    ['redeployed', 'orders', 'silent'],
    ['redeployed', 'payments', 'starting'],
    ['other-label', 'orders', 'silent'],
    ['nowhere', 'orders', 'no-such-namespace'],
    ['.+', 'orders', 'no-such-namespace'],
  ] as const) {
    test(`${namespace} / ${jobName}: ${reason}`, async () => {
      const span = { start: now - 15 * minute, time: now };
      const deployment = await describeDeployment(client, namespace, { jobName, ...span });
      assert.ok(!deployment?.metrics?.some(isOfJob), 'nothing of it in the range');
      const missing = { namespace, jobName, deployment };
      assert.equal(await explainMissingJob(client, missing, { time: now }), reason);
    });
  }
});
