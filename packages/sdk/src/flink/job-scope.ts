import { type LabelConditions, type Matcher, selector } from '../promql/index.ts';
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

/** As much of a scope as tells a namespace's series, whatever their job. */
export type NamespaceScope = Pick<JobScope, 'scheme' | 'namespace'>;

export function ofNamespace({ scheme, namespace }: NamespaceScope): LabelConditions<string> {
  return { [scheme.namespace]: namespace };
}

/** What every series of the job itself matches. */
export function ofJob(scope: JobScope): LabelConditions<string> {
  const { scheme, jobName, jobId } = scope;
  const { op, value } = jobNameMatcher(jobName, scheme.jobName);
  return {
    ...ofNamespace(scope),
    [scheme.jobName]: { op, value },
    ...(jobId !== undefined && { [scheme.jobId]: jobId }),
  };
}

/** The same as plain matchers, for a tree of your own. */
export function jobMatchers(scope: JobScope): readonly Matcher[] {
  return selector(ofJob(scope)).matchers;
}

export function namespaceMatchers(scope: NamespaceScope): readonly Matcher[] {
  return selector(ofNamespace(scope)).matchers;
}
