import type { Deployment } from '@flink-metrics/sdk/internal/flink-core';
import type { QueryClient, TimeSpan } from '@flink-metrics/sdk/prometheus';
import { type KnownDeployments, knownOf } from '../state/known-deployments.ts';
import type { NamedJob } from '../state/panel-state.ts';
import { type Problem, problemOf } from '../state/problem.ts';
import { type FoundJob, findJob, findKnownJob, type MissingJob } from './find-job.ts';

/** Finds jobs, and knows the namespaces of those that it found. */
export interface JobSearch {
  /** As if nothing were known. Never rejects: what cannot be asked is a problem. */
  find(job: NamedJob, span: TimeSpan, signal: AbortSignal): Promise<FoundJob | MissingJob>;
  /** By what is known of the namespace, where that leads to the job; else as `find` does. Never rejects. */
  findSoon(
    job: NamedJob,
    span: TimeSpan,
    signal: AbortSignal,
  ): Promise<{
    readonly answer: FoundJob | MissingJob;
    /** Found by what was known: to be checked. */
    readonly unchecked: boolean;
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

export function createJobSearch({ client, given, namespaces }: JobSearchOptions): JobSearch {
  const find = async (job: NamedJob, span: TimeSpan, signal: AbortSignal) => {
    const options = { signal, given: given() };
    const answer = await findJob(client, job, span, options).catch(problemIn);
    if (answer.kind === 'found') namespaces.keep(job.namespace, knownOf(answer.scope.deployment));
    else if (answer.problem.kind === 'no-such-namespace') namespaces.forget(job.namespace);
    return answer;
  };

  const findKnown = async (job: NamedJob, span: TimeSpan, signal: AbortSignal) => {
    const known = namespaces.of(job.namespace);
    if (known === null) return null;
    const options = { signal, given: given(), known };
    const answer = await findKnownJob(client, job, span, options).catch(problemIn);
    return answer?.kind === 'missing' && ofQuestions.has(answer.problem.kind) ? null : answer;
  };

  return {
    find,
    async findSoon(job, span, signal) {
      const known = await findKnown(job, span, signal);
      if (known !== null) return { answer: known, unchecked: known.kind === 'found' };
      return { answer: await find(job, span, signal), unchecked: false };
    },
  };
}
