import {
  detectInterval,
  detectLabelScheme,
  discoverJobs,
  discoverNamespaces,
  type JobScope,
  jobMatchers,
} from '@flink-metrics/sdk/flink/job';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { print, type VectorSelector } from '@flink-metrics/sdk/promql';
import type { Problem } from './problem.ts';

/** What the user asks for, as typed. */
export interface JobName {
  readonly namespace: string;
  readonly job: string;
}

export interface Found {
  readonly kind: 'found';
  readonly scope: JobScope;
  /** Between two samples, ms. */
  readonly interval: number;
  /** Else it is the usual one: there were too few samples to measure it by. */
  readonly measured: boolean;
}

export type FoundJob = Found | { readonly kind: 'missing'; readonly problem: Problem };

interface Span {
  /** Unix ms. */
  readonly start: number;
  readonly end: number;
}

/** What most set, and what Flink's Pushgateway reporter does unless it is set: for a job too young to be measured. */
const SCRAPE_INTERVAL_MS = 15_000;
const PUSH_INTERVAL_MS = 60_000;

/** Finds out how the namespace's series are labelled and whether the job has any in the span. */
export async function findJob(
  client: QueryClient,
  { namespace, job }: JobName,
  span: Span,
  signal: AbortSignal,
): Promise<FoundJob> {
  const scheme = await detectLabelScheme(client, namespace, {
    signal,
    start: span.start,
    time: span.end,
  });
  if (scheme === null) {
    const known = await discoverNamespaces(client, { signal });
    return missing({ kind: known.includes(namespace) ? 'no-data' : 'no-such-namespace' });
  }
  const scope: JobScope = { scheme, namespace, jobName: job };
  const [exists, interval] = await Promise.all([
    hasSeries(client, scope, span, signal),
    detectInterval(client, scope, { signal, time: span.end }),
  ]);
  if (!exists) {
    const jobs = await discoverJobs(client, namespace, { scheme, signal });
    const names = new Set(jobs.map(({ name }) => name));
    return missing({ kind: names.has(job) ? 'no-data' : 'no-such-job', jobs: [...names] });
  }
  const fallback = scheme.pushed ? PUSH_INTERVAL_MS : SCRAPE_INTERVAL_MS;
  return { kind: 'found', scope, interval: interval ?? fallback, measured: interval !== null };
}

const missing = (problem: Problem): FoundJob => ({ kind: 'missing', problem });

async function hasSeries(
  client: QueryClient,
  scope: JobScope,
  { start, end }: Span,
  signal: AbortSignal,
): Promise<boolean> {
  const selector: VectorSelector = {
    type: 'selector',
    name: 'flink_jobmanager_job_numRestarts',
    matchers: jobMatchers(scope),
  };
  const { data } = await client.series({ match: [print(selector)], start, end, signal });
  return data.length > 0;
}
