import type { Matcher } from '../promql/index.ts';
import { jobNameMatcher } from './job-name.ts';
import type { LabelScheme } from './label-scheme.ts';

/** One job of one tenant, and how to find it in this deployment. */
export interface JobScope {
  readonly scheme: LabelScheme;
  /** The tenant; `""` means series without the namespace label. */
  readonly namespace: string;
  /** As the user knows it or as the label has it: `my-job (v2)` and `my_job__v2_` both find the job. */
  readonly jobName: string;
  /** One run of the job: after a new submission the same name has another id. */
  readonly jobId?: string;
}

export function namespaceMatcher(scope: Pick<JobScope, 'scheme' | 'namespace'>): Matcher {
  return { name: scope.scheme.namespace, op: '=', value: scope.namespace };
}

/** What every series of the job itself matches. */
export function jobMatchers(scope: JobScope): readonly Matcher[] {
  const { scheme, jobName, jobId } = scope;
  return [
    namespaceMatcher(scope),
    jobNameMatcher(jobName, scheme.jobName),
    ...(jobId === undefined ? [] : [{ name: scheme.jobId, op: '=', value: jobId } as const]),
  ];
}
