/** Estates in a real Prometheus, and what a job's page shows of them. */
import assert from 'node:assert/strict';
import {
  chartQuery,
  describeDeployment,
  findJobStatus,
  type JobScope,
  type Section,
  scopeToJob,
  sections,
} from '@flink-metrics/sdk/flink';
import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { type Expr, metric, print, sum } from '@flink-metrics/sdk/promql';
import { findPrometheusVersions } from '../../scripts/tools/prometheus-versions.ts';
import { type EstateProcess, estateSamples } from '../support/estate.ts';
import { startPrometheus } from '../support/prometheus.ts';

export const time = { start: 1_699_998_900, end: 1_700_000_400, interval: 15 };
export const interval = time.interval * 1000;
export const at = time.end * 1000;

export type Target = Readonly<Record<string, string>>;
export const orders = { name: 'orders', id: 'o' };
export const payments = { name: 'payments', id: 'p' };

export const jobManager = (mark: number, host: string, ...rest: Rest): EstateProcess =>
  processOf('jobmanager', mark, { host }, rest);
export const taskManager = (
  mark: number,
  host: string,
  tmId: string,
  ...rest: Rest
): EstateProcess => processOf('taskmanager', mark, { host, tmId }, rest);

type Rest = readonly [
  targets: Target | readonly Target[],
  jobs: EstateProcess['jobs'],
  more?: Partial<EstateProcess>,
];

function processOf(
  kind: EstateProcess['kind'],
  mark: number,
  name: Pick<EstateProcess, 'host' | 'tmId'>,
  [targets, jobs, more]: Rest,
): EstateProcess {
  const all = Array.isArray(targets) ? (targets as readonly Target[]) : [targets as Target];
  return { kind, mark, ...name, targets: all, jobs, ...before120, ...more };
}

/** No file merging then, which has one series for a TaskManager and a job. */
const before120 = { reports: (name: string) => !name.includes('_fileMerging_') };
export const without = (missing: string) => ({
  reports: (name: string) => before120.reports(name) && !name.endsWith(`_${missing}`),
});

/** What a job's page would show. */
export interface Numbers {
  readonly recordsPerSecond: number;
  readonly taskManagers: number;
  readonly heap: readonly string[];
  readonly jobManagers: readonly string[];
  readonly slots: number | null;
  readonly containers: readonly string[];
}

export async function withEstate(
  processes: readonly EstateProcess[],
  check: (client: PrometheusClient, url: string) => Promise<void>,
): Promise<void> {
  for (const { path: program } of await findPrometheusVersions()) {
    await using prometheus = await startPrometheus({
      program,
      openMetrics: estateSamples(processes, time),
    });
    await check(createPrometheusClient({ baseUrl: prometheus.url }), prometheus.url);
  }
}

export async function scopeOf(client: PrometheusClient, jobName = 'orders'): Promise<JobScope> {
  const deployment = await describeDeployment(client, 'shop', { jobName, time: at });
  assert.ok(deployment);
  return { deployment, namespace: 'shop', jobName };
}

export async function numbersOf(client: PrometheusClient, scope: JobScope): Promise<Numbers> {
  const ask = async (expr: Expr) => {
    const { data } = await client.query(print(expr), { time: at });
    assert.ok(data.type === 'vector');
    return data.vector;
  };
  const scoped = (expr: Expr) => ask(scopeToJob(expr, scope, { interval }));
  const chart = (id: string) => ask(chartQuery(chartOf(id), scope, { step: 60_000, interval }));
  const [records] = await scoped(sum(metric('flink_taskmanager_job_task_numRecordsInPerSecond')));
  const ofSeries = (name: string) => (sample: { labels: Target }) => sample.labels.series === name;
  const status = await findJobStatus(client, scope, { interval, time: at });
  const heap = (await chart('tm-heap')).filter(ofSeries('used'));
  return {
    recordsPerSecond: records?.value ?? 0,
    taskManagers: status?.taskManagers ?? 0,
    heap: heap.map(({ labels, value }) => `${labels.tm_id}: ${value}`).sort(),
    jobManagers: (await scoped(metric('flink_jobmanager_Status_JVM_Threads_Count')))
      .map(({ labels, value }) => `${labels.host}: ${value}`)
      .sort(),
    slots: status?.slots?.total ?? null,
    containers: await containersOf(client, scope, 'workingSet'),
  };
}

/** What the chart of the containers' memory shows of each pod. */
export async function containersOf(
  client: PrometheusClient,
  scope: JobScope,
  series: 'workingSet' | 'limit',
): Promise<readonly string[]> {
  const query = chartQuery(chartOf('container-memory'), scope, { step: 60_000, interval });
  const { data } = await client.query(print(query), { time: at });
  assert.ok(data.type === 'vector');
  return data.vector
    .filter(({ labels }) => labels.series === series)
    .map(({ labels, value }) => `${labels.pod}: ${value}`)
    .sort();
}

function chartOf(id: string): Section['charts'][number] {
  const chart = sections.flatMap(({ charts }) => charts).find((one) => one.id === id);
  assert.ok(chart, `no chart ${id}`);
  return chart;
}

export const doubtsOf = ({ deployment }: JobScope) => deployment.doubts.map(({ kind }) => kind);

export const scraped = (pod: string, more: Target = {}): Target => ({
  namespace: 'shop',
  pod,
  job: 'flink',
  instance: `${pod}:9249`,
  ...more,
});
export const contained = (pod: string, ...more: readonly Target[]) => ({
  containers: (more.length === 0 ? [{}] : more).map((labels) => ({
    namespace: 'shop',
    pod,
    container: 'flink-main-container',
    ...labels,
  })),
});
