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

/** The usual scrape interval, and the Pushgateway reporter's default: for a job too young to be measured. */
const SCRAPE_INTERVAL_MS = 15_000;
const PUSH_INTERVAL_MS = 60_000;

/** Finds out how the namespace's metrics stand, whether the job has any in the span, and which of its runs is shown. */
export async function findJob(
  client: QueryClient,
  job: NamedJob,
  span: TimeSpan,
  { signal, given }: FindOptions,
): Promise<FoundJob | MissingJob> {
  const { namespace, job: jobName, match = '' } = job;
  const matchers = await readMatchers(match);
  if (matchers === null) return missing({ kind: 'wrong-match', detail: match });
  const { start, end } = span;
  const options = { jobName, given, signal, start, time: end };
  const deployment = await describeDeployment(client, namespace, options);
  if (deployment === null || deployment.metrics?.some(isOfJob) === false) {
    return whyMissing(client, job, deployment, signal);
  }
  const named: JobScope = { deployment, namespace, jobName, match: matchers };
  const fallback = deployment.pushed ? PUSH_INTERVAL_MS : SCRAPE_INTERVAL_MS;
  const [interval, runs] = await Promise.all([
    detectInterval(client, named, { signal, time: end }),
    // Which processes are alive is known once the interval is: until then with the longest that is usual.
    findRuns(client, job.jobId === undefined ? named : inAllClusters(named), {
      interval: PUSH_INTERVAL_MS,
      signal,
      time: end,
    }),
  ]);
  // Whose names nobody looked at may be not there.
  if (deployment.metrics === null && runs.length === 0) {
    return whyMissing(client, job, deployment, signal);
  }
  return {
    kind: 'found',
    scope: scopeOfRun(named, runs, job.jobId),
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
