import type { InstantVector, QueryClient } from '../prometheus/index.ts';
import { groupBy } from './group-by.ts';
import { type StateSince, stateOf, stateSeries } from './job-state.ts';
import { kubernetes, type LabelScheme } from './label-scheme.ts';
import { type InstantOptions, queryVector } from './query-vector.ts';

/** Series that every job has, on every version since 1.10. */
const everyJob = ['flink_jobmanager_job_numRestarts', 'flink_taskmanager_job_task_numRecordsIn'];

export interface DiscoveredJob extends StateSince {
  /** As the label has it, so possibly sanitised. */
  readonly name: string;
  readonly id: string;
}

export interface DiscoveryOptions extends InstantOptions {
  /** @defaultValue kubernetes */
  readonly scheme?: LabelScheme;
  /** Time between two pushes in ms, for what a Pushgateway holds. @defaultValue 60 s */
  readonly interval?: number;
}

/** Namespaces that a Flink job reported from in the last hour. One request. */
export async function discoverNamespaces(
  client: QueryClient,
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
  client: QueryClient,
  namespace: string,
  { scheme = kubernetes, interval = 60_000, signal, time }: DiscoveryOptions = {},
): Promise<readonly DiscoveredJob[]> {
  const series = stateSeries({ scheme, namespace }, interval);
  const vector = await queryVector(client, series, { signal, time });
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
