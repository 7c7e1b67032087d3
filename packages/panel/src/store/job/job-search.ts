import type { Deployment } from '@flink-metrics/sdk/internal/flink-core';
import type { QueryClient, TimeSpan } from '@flink-metrics/sdk/prometheus';
import { type KnownDeployments, knownOf } from '../state/known-deployments.ts';
import type { NamedJob } from '../state/panel-state.ts';
import { type Problem, problemOf } from '../state/problem.ts';
import { askingOnce } from './asking-once.ts';
import { type FoundJob, findJob, findKnownJob, type MissingJob } from './find-job.ts';

/** Finds jobs, and knows the namespaces of those that it found. Never rejects: what cannot be asked is a problem. */
export interface JobSearch {
  /** As if nothing were known. */
  find(job: NamedJob, span: TimeSpan, signal: AbortSignal): Promise<FoundJob | MissingJob>;
  /** By what is known of the namespace, where that leads to the job; else as `find` does. */
  findSoon(
    job: NamedJob,
    span: TimeSpan,
    signal: AbortSignal,
  ): Promise<{
    readonly answer: FoundJob | MissingJob;
    /** Finds it as if nothing had been known; null where that was done. Asks nothing twice. */
    readonly check: (() => Promise<FoundJob | MissingJob>) | null;
  }>;
}

export interface JobSearchOptions {
  readonly client: QueryClient;
  /** What the host knows of the deployment. */
  readonly given: () => Partial<Deployment> | undefined;
  /** What was found of namespaces before. */
  readonly namespaces: KnownDeployments;
}

/** What follows from how a question is asked: another may be answered. */
const ofQuestions: ReadonlySet<Problem['kind']> = new Set(['bad-query', 'forbidden', 'unexpected']);

const problemIn = (error: unknown): MissingJob => ({ kind: 'missing', problem: problemOf(error) });

type Find<Found> = (
  client: QueryClient,
  job: NamedJob,
  span: TimeSpan,
  signal: AbortSignal,
) => Promise<Found>;

export function createJobSearch(options: JobSearchOptions): JobSearch {
  const { given, namespaces } = options;

  const find: Find<FoundJob | MissingJob> = async (client, job, span, signal) => {
    const answer = await findJob(client, job, span, { signal, given: given() }).catch(problemIn);
    if (signal.aborted) return answer;
    if (answer.kind === 'found') namespaces.keep(job.namespace, knownOf(answer.scope.deployment));
    else if (answer.problem.kind === 'no-such-namespace') namespaces.forget(job.namespace);
    return answer;
  };

  const findKnown: Find<FoundJob | MissingJob | null> = async (client, job, span, signal) => {
    const known = namespaces.of(job.namespace);
    if (known === null) return null;
    const about = { signal, given: given(), known };
    const answer = await findKnownJob(client, job, span, about).catch(problemIn);
    return answer?.kind === 'missing' && ofQuestions.has(answer.problem.kind) ? null : answer;
  };

  return {
    find: (...about) => find(askingOnce(options.client), ...about),
    async findSoon(...about) {
      const client = askingOnce(options.client);
      const answer = await findKnown(client, ...about);
      if (answer === null) return { answer: await find(client, ...about), check: null };
      return { answer, check: answer.kind === 'found' ? () => find(client, ...about) : null };
    },
  };
}
