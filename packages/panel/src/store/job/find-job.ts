import {
  type Deployment,
  describeDeployment,
  detectInterval,
  discoverJobs,
  explainMissingJob,
  findRuns,
  isOfJob,
  type JobRun,
  type JobScope,
} from '@flink-metrics/sdk/internal/flink-core';
import type { QueryClient, TimeSpan } from '@flink-metrics/sdk/prometheus';
import type { Matcher } from '@flink-metrics/sdk/promql';
import type { KnownDeployment } from '../state/known-deployments.ts';
import type { NamedJob } from '../state/panel-state.ts';
import type { Problem } from '../state/problem.ts';
import { inAllClusters, scopeOfRun } from '../state/runs.ts';

export interface FoundJob {
  readonly kind: 'found';
  readonly scope: JobScope;
  /** What runs under the job's name, the newest first. */
  readonly runs: readonly JobRun[];
  /** Between two samples, ms. */
  readonly interval: number;
  /** False: `interval` is the usual one, as there were too few samples to measure it by. */
  readonly measured: boolean;
}

export interface MissingJob {
  readonly kind: 'missing';
  readonly problem: Problem;
}

export interface FindOptions {
  readonly signal: AbortSignal;
  /** What the host knows of the deployment. */
  readonly given: Partial<Deployment> | undefined;
}

/** How to look for a job where it is known how its namespace's metrics stood. */
export interface FindKnownOptions extends FindOptions {
  readonly known: KnownDeployment;
}

/** The usual scrape interval, and the Pushgateway reporter's default: for a job too young to be measured. */
const SCRAPE_INTERVAL_MS = 15_000;
const PUSH_INTERVAL_MS = 60_000;

/**
 * Finds out how the namespace's metrics stand, whether the job has any in the span, and which of its runs is shown. Two
 * requests one after the other, where the second changes nothing of what the first tells: mostly.
 * @param client asks each question once: some are asked again when all is known
 */
export async function findJob(
  client: QueryClient,
  job: NamedJob,
  span: TimeSpan,
  { signal, given }: FindOptions,
): Promise<FoundJob | MissingJob> {
  const search = await createSearch(client, job, span, signal);
  if (search === null) return missing({ kind: 'wrong-match', detail: job.match });
  const deployment = await search.describe(given, (likely) => {
    // What is wrong is said by whoever asks again.
    search.runs(likely).catch(() => {});
  });
  if (deployment === null || deployment.metrics?.some(isOfJob) === false) {
    return whyMissing(client, job, deployment, signal);
  }
  const found = await search.runs(deployment);
  // Whose names nobody looked at may be not there.
  if (deployment.metrics === null && found.runs.length === 0) {
    return whyMissing(client, job, deployment, signal);
  }
  return found;
}

/**
 * Finds a job by what was known of its namespace, all at once. What is found that way is to be looked for by `findJob`
 * afterwards: clusters come and go.
 * @param client asks each question once
 * @returns null where it cannot be found so: what is known is no longer true, or the job is not there
 */
export async function findKnownJob(
  client: QueryClient,
  job: NamedJob,
  span: TimeSpan,
  { signal, given, known }: FindKnownOptions,
): Promise<FoundJob | null> {
  const search = await createSearch(client, job, span, signal);
  if (search === null) return null;
  const parts = { ...known, ...given };
  search.runs({ metrics: null, recorded: [], doubts: [], ...parts }).catch(() => {});
  const deployment = await search.describe(parts);
  if (deployment === null || !hasWitnesses(deployment)) return null;
  const found = await search.runs(deployment);
  return found.runs.length === 0 ? null : found;
}

/** What is asked for a job in a span. */
interface Search {
  describe(
    given: Partial<Deployment> | undefined,
    likely?: (deployment: Deployment) => void,
  ): Promise<Deployment | null>;
  runs(deployment: Deployment): Promise<FoundJob>;
}

/** @returns null for matchers that cannot be read */
async function createSearch(
  client: QueryClient,
  job: NamedJob,
  { start, end }: TimeSpan,
  signal: AbortSignal,
): Promise<Search | null> {
  const { namespace, job: jobName, match = '' } = job;
  const matchers = await readMatchers(match);
  if (matchers === null) return null;
  return {
    describe: (given, likely) =>
      describeDeployment(client, namespace, { jobName, given, likely, signal, start, time: end }),
    runs: (deployment) =>
      askRuns(client, { deployment, namespace, jobName, match: matchers }, job, end, signal),
  };
}

/** A job of another version of Flink may have others. */
const hasWitnesses = ({ witnesses, metrics }: Deployment): boolean =>
  metrics === null ||
  [witnesses.job, witnesses.membership, witnesses.task].every(
    (name) => name === null || metrics.includes(name),
  );

async function askRuns(
  client: QueryClient,
  named: JobScope,
  { jobId }: NamedJob,
  time: number,
  signal: AbortSignal,
): Promise<FoundJob> {
  const fallback = named.deployment.pushed ? PUSH_INTERVAL_MS : SCRAPE_INTERVAL_MS;
  const [interval, runs] = await Promise.all([
    detectInterval(client, named, { signal, time }),
    // Which processes are alive is known once the interval is: until then with the longest that is usual.
    findRuns(client, jobId === undefined ? named : inAllClusters(named), {
      interval: PUSH_INTERVAL_MS,
      signal,
      time,
    }),
  ]);
  return {
    kind: 'found',
    scope: scopeOfRun(named, runs, jobId),
    runs,
    interval: interval ?? fallback,
    measured: interval !== null,
  };
}

const missing = (problem: Problem): MissingJob => ({ kind: 'missing', problem });

async function readMatchers(match: string): Promise<readonly Matcher[] | null> {
  if (match === '') return [];
  const { parseMatch } = await import('./match.ts');
  return parseMatch(match);
}

async function whyMissing(
  client: QueryClient,
  { namespace, job }: NamedJob,
  deployment: Deployment | null,
  signal: AbortSignal,
): Promise<MissingJob> {
  const sought = { namespace, jobName: job, deployment };
  // As of now: a range of long ago says nothing of which jobs there are.
  const reason = await explainMissingJob(client, sought, { signal });
  if (reason === 'silent') return missing({ kind: 'no-data' });
  if (reason !== 'no-such-job' || deployment === null) return missing({ kind: reason });
  const jobs = await discoverJobs(client, namespace, { deployment, signal });
  const { nearestNames } = await import('./nearest-names.ts');
  const names = [...new Set(jobs.map(({ name }) => name))];
  return missing({ kind: reason, jobs: nearestNames(names, job) });
}
