import type { Labels, QueryClient, Vector } from '../../prometheus/index.ts';
import { type Matcher, print, re, selector } from '../../promql/index.ts';
import { type Deployment, kubernetes } from '../deployment/deployment.ts';
import { type InstantOptions, queryVector } from '../deployment/query.ts';
import { jobWitness, taskWitness } from '../deployment/witnesses.ts';
import { byRun, type StateSince, stateOf, stateSeries } from '../job/job-state.ts';
import type { NamespaceScope } from '../scope/job-scope.ts';

/** Series that every job has, on every version since 1.10: of several, a filter leaves one. */
const everyJob = [jobWitness, taskWitness].map((name) => print(selector({ __name__: re(name) })));

export interface DiscoveredJob extends StateSince {
  /** As the label has it, so possibly sanitised. */
  readonly name: string;
  readonly id: string;
  /** Labels of its cluster, such as `cluster` and `app`, with their values: where it runs. */
  readonly above: Labels;
  /** What its series fulfil that those of a job elsewhere under the same id do not. */
  readonly match: readonly Matcher[];
}

export interface DiscoveryOptions extends InstantOptions {
  /** @defaultValue kubernetes */
  readonly deployment?: Deployment;
  /** Time between two pushes in ms, for what a Pushgateway holds. @defaultValue 60 s */
  readonly interval?: number;
}

/** Namespaces that a Flink job reported from in the last hour. One request. */
export async function discoverNamespaces(
  client: QueryClient,
  { deployment = kubernetes, signal, time = Date.now() }: DiscoveryOptions = {},
): Promise<readonly string[]> {
  const { data } = await client.labelValues(deployment.namespace, {
    match: everyJob,
    start: time - 3_600_000,
    end: time,
    signal,
  });
  return data;
}

/** Jobs that report from a namespace now, by name; of one name the newest first. One request. */
export async function discoverJobs(
  client: QueryClient,
  namespace: string,
  { deployment = kubernetes, interval = 60_000, signal, time }: DiscoveryOptions = {},
): Promise<readonly DiscoveredJob[]> {
  const scope = { deployment, namespace };
  const vector = await queryVector(client, stateSeries(scope, interval), { signal, time });
  return jobsOf(vector, scope).toSorted(byNameThenNewest);
}

const byNameThenNewest = (one: DiscoveredJob, other: DiscoveredJob): number => {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  return (other.since ?? 0) - (one.since ?? 0);
};

const jobsOf = (vector: Vector, scope: NamespaceScope): readonly DiscoveredJob[] =>
  byRun(vector, scope).map(({ jobId, jobName, above, match, samples }) => ({
    id: jobId,
    name: jobName,
    above,
    match,
    ...stateOf(samples),
  }));
