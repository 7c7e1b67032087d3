import type { InstantVector, Labels, PrometheusClient } from '../prometheus/index.ts';
import { and, re, selector } from '../promql/index.ts';
import { groupBy } from './group-by.ts';
import { ofNamespace } from './job-scope.ts';
import { kubernetes, type LabelScheme } from './label-scheme.ts';
import { livePushers } from './processes.ts';
import { type InstantOptions, queryVector } from './query-vector.ts';

/** Series that every job has, on every version since 1.10. */
const everyJob = ['flink_jobmanager_job_numRestarts', 'flink_taskmanager_job_task_numRecordsIn'];

/** In the order that decides: a job can be deploying and running at once. */
const states = [
  'restarting',
  'failing',
  'cancelling',
  'running',
  'deploying',
  'initializing',
  'created',
] as const;

export type JobState = (typeof states)[number] | 'unknown';

export interface DiscoveredJob {
  /** As the label has it, so possibly sanitised. */
  readonly name: string;
  readonly id: string;
  readonly state: JobState;
  /** Since when it is in that state, Unix time in ms; null where the state is unknown. */
  readonly since: number | null;
}

export interface DiscoveryOptions extends InstantOptions {
  /** @defaultValue kubernetes */
  readonly scheme?: LabelScheme;
  /** Time between two pushes in ms, for what a Pushgateway holds. @defaultValue 60 s */
  readonly interval?: number;
}

/** Namespaces that a Flink job reported from in the last hour. One request. */
export async function discoverNamespaces(
  client: PrometheusClient,
  { scheme = kubernetes, signal, time = Date.now() }: DiscoveryOptions = {},
): Promise<readonly string[]> {
  const { data } = await client.labelValues(scheme.namespace, {
    match: everyJob,
    start: time - 3_600_000,
    end: time,
    signal,
  });
  return data;
}

/** Jobs that report from a namespace now, by name. One request. */
export async function discoverJobs(
  client: PrometheusClient,
  namespace: string,
  { scheme = kubernetes, interval = 60_000, signal, time }: DiscoveryOptions = {},
): Promise<readonly DiscoveredJob[]> {
  const names = `flink_jobmanager_job_(numRestarts|uptime|(${states.join('|')})Time)`;
  const scope = { scheme, namespace };
  const all = selector({ __name__: re(names), ...ofNamespace(scope) });
  const alive = scheme.pushed ? and(all, livePushers(scope, interval)).on(...scheme.process) : all;
  const vector = await queryVector(client, alive, { signal, time });
  return jobsOf(vector, scheme).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function jobsOf(vector: InstantVector, scheme: LabelScheme): readonly DiscoveredJob[] {
  const samplesOfJob = groupBy(vector, ({ labels }) => labels[scheme.jobId] ?? '');
  return [...samplesOfJob].map(([id, samples]) => ({
    id,
    name: samples[0]?.labels[scheme.jobName] ?? '',
    ...stateOf(samples),
  }));
}

function stateOf(samples: InstantVector): Pick<DiscoveredJob, 'state' | 'since'> {
  for (const state of states) {
    const sample = samples.find((sample) => isTimeIn(state, sample.labels) && sample.value > 0);
    if (sample !== undefined) return { state, since: sample.time - sample.value };
  }
  return { state: 'unknown', since: null };
}

/** Before 1.15 there is only `uptime`, the time in RUNNING. */
function isTimeIn(state: JobState, { __name__: name }: Labels): boolean {
  const metrics = state === 'running' ? ['runningTime', 'uptime'] : [`${state}Time`];
  return metrics.some((metric) => name === `flink_jobmanager_job_${metric}`);
}
