import type { Labels, QueryClient, Sample } from '../../prometheus/index.ts';
import {
  type InstantVector,
  type LabelConditions,
  metric,
  oneOf,
  or,
  print,
  type Selector,
} from '../../promql/index.ts';
import { namespaceLabels } from './above.ts';
import type { Deployment } from './deployment.ts';
import { describe } from './describe.ts';
import { checkDeployment } from './given.ts';
import { isPush, type Led, nameOf, sortSeries } from './observed.ts';
import { doubtfulTargets } from './process-labels.ts';
import { queryVector } from './query.ts';
import { wholeRecords } from './recorded.ts';
import { needsOf } from './requests.ts';
import { whereOf } from './where.ts';
import { chooseWitnesses, isFileMerging, processPrefixes, processWitness } from './witnesses.ts';

/** As much of a client as a description takes. */
export type DescribingClient = Pick<QueryClient, 'query' | 'series' | 'labelValues'>;

export interface DescribeOptions {
  /** Looks at this job's own series rather than at all jobs of the namespace; as its user knows it, or as the label is. */
  readonly jobName?: string | undefined;
  /** What the host knows better: the rest is found, by what is given. Where nothing is left, nothing is asked. */
  readonly given?: Partial<Deployment> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The end of what is looked at, Unix time in ms. @defaultValue now */
  readonly time?: number | undefined;
  /** Its start, Unix time in ms. @defaultValue an hour before the end */
  readonly start?: number | undefined;
  /**
   * Called with what the first answers say, where there is another request to wait for. Mostly the same comes of it:
   * who has to wait in any case may begin to ask by this, and check afterwards.
   */
  readonly likely?: ((deployment: Deployment) => void) | undefined;
}

/** Longer than a usual interval of pushes: who has not pushed for so long pushes no more. */
const SILENT_MS = 300_000;

/**
 * Reads from real series how a namespace's metrics stand in this Prometheus: which labels tell jobs and processes apart,
 * which metrics there are, and what is there twice. Three requests at most, two of them at once; none that what is given
 * makes unnecessary.
 *
 * @returns null where Flink reported nothing from the namespace in that time, and that was asked.
 * @throws {PrometheusError} as the client does.
 * @throws {TypeError} where what is given is no part of a description; it says which.
 * @example
 * const deployment = await describeDeployment(client, 'shop', { jobName: 'orders' });
 * const scope = { deployment, namespace: 'shop', jobName: 'orders' };
 * @example
 * // The host knows what names a process, and that no label above tells clusters apart.
 * await describeDeployment(client, 'shop', { given: { process: ['worker'], above: [] } });
 */
export async function describeDeployment(
  client: DescribingClient,
  namespace: string,
  {
    jobName,
    given = {},
    signal,
    time = Date.now(),
    start = time - 3_600_000,
    likely,
  }: DescribeOptions = {},
): Promise<Deployment | null> {
  checkDeployment(given);
  const needs = needsOf(given);
  const where = whereOf(namespace, jobName, given);
  const match = where.all.map((one) => print(one));
  const asked = [
    ...(needs.now ? [...where.usual, ...where.read] : []),
    ...(needs.recorded ? where.recorded(time - start) : []),
  ];
  const [vector, names] = await bothOf(
    asked.length > 0 ? queryVector(client, oneOfAll(asked), { signal, time }) : [],
    needs.names ? namesOf(client, { match, start, end: time, signal }) : (given.metrics ?? []),
  );
  if (needs.names && !names.some((name) => name.startsWith('flink_'))) return null;
  const isSeries = ({ labels }: Sample) => nameOf(labels) !== '';
  const now = vector.filter(isSeries).map(({ labels }) => labels);
  const recorded = wholeRecords(
    vector.filter((one) => !isSeries(one) && one.labels.read === undefined),
    given.jobId ?? 'job_id',
  );
  const selectors = [
    ...where.named(lastingNames(names)),
    ...targetsToTell(sortSeries(now).flink, namespace),
  ];
  const silent = vector
    .filter((one) => isPush(one.labels) && one.value * 1000 < time - SILENT_MS)
    .map(({ labels }) => labels);
  const led = ledIn(vector);
  const described = (before: readonly Labels[]) =>
    describe({ names, now, before, silent, led, recorded }, namespace, given);
  if (!needs.before) return described([]);
  // As if nobody had come or gone in that time.
  likely?.(described(now));
  return described(await seriesOf(client, selectors, { start, end: time, signal }));
}

function ledIn(vector: readonly Sample[]): readonly Led[] {
  const keyOf = ({ __name__, read, ...labels }: Labels) =>
    JSON.stringify(Object.entries(labels).sort());
  const read = new Map(
    vector.filter(({ labels }) => labels.read !== undefined).map((one) => [keyOf(one.labels), one]),
  );
  return vector
    .filter(({ labels }) => nameOf(labels) === 'flink_jobmanager_job_uptime')
    .flatMap(({ labels, value: uptime }) => {
      const at = read.get(keyOf(labels));
      return at === undefined ? [] : [{ labels, uptime, since: at.value * 1000 - uptime }];
    });
}

/** Sorted. */
async function namesOf(
  client: DescribingClient,
  options: Parameters<QueryClient['series']>[0],
): Promise<readonly string[]> {
  const { data } = await client.labelValues('__name__', options);
  return data.toSorted();
}

async function seriesOf(
  client: DescribingClient,
  selectors: readonly Selector[],
  options: Omit<Parameters<QueryClient['series']>[0], 'match'>,
): Promise<readonly Labels[]> {
  const match = selectors.map((one) => print(one));
  return (await client.series({ match, ...options })).data;
}

/** Where both fail, always with the first's error: a user who retries is told the same each time. */
async function bothOf<A, B>(first: A | Promise<A>, second: B | Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

const oneOfAll = (vectors: readonly InstantVector[]): InstantVector =>
  vectors.reduce((one, other) => or(one, other));

/** `up` of what may be scraped or pushed. */
function targetsToTell(flink: readonly Labels[], namespace: string): readonly Selector[] {
  const own = namespaceLabels.find((label) => flink.every((one) => one[label] === namespace));
  return doubtfulTargets(flink).map(([label, values]) => {
    const conditions: LabelConditions<string> = {
      ...(own !== undefined && { [own]: namespace }),
      [label]: oneOf(...values),
    };
    return metric('up', conditions);
  });
}

/** What tells of the whole time which processes there were, a few series for each. */
function lastingNames(names: readonly string[]) {
  const { job, task, membership } = chooseWitnesses(names);
  const isThere = (name: string | null): name is string => name !== null;
  const ofProcesses = [
    // Of the other jobs, too: a TaskManager without any is of a version before.
    membership !== null && isFileMerging(membership) ? membership : null,
    names.includes('push_time_seconds') ? 'push_time_seconds' : null,
    ...processPrefixes.map((prefix) => processWitness(names, prefix)),
  ];
  return { ofProcesses: ofProcesses.filter(isThere), ofJob: [job, task].filter(isThere) };
}
