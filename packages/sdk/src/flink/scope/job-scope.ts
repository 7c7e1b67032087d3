import { type Matcher, metric, re, type Selector, selector } from '../../promql/index.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { jobNameMatcher } from '../deployment/query.ts';

/** One job of one tenant, and how to find it in this deployment. */
export interface JobScope {
  readonly deployment: Deployment;
  /** The tenant; `""` means series without the namespace label. */
  readonly namespace: string;
  /** As the user knows it or as the label has it: `my-job (v2)` and `my_job__v2_` both find the job. */
  readonly jobName: string;
  /** One run of the job: after a new submission the same name has another id, and two may run at once. */
  readonly jobId?: string;
  /** What else the job's series fulfil, such as `cluster="east"` where one store has several clusters. */
  readonly match?: readonly Matcher[];
}

/** As much of a scope as tells a namespace's series, whatever their job. */
export type NamespaceScope = Pick<JobScope, 'deployment' | 'namespace' | 'match'>;

/** What every series of the job itself matches. */
export function jobMatchers(scope: JobScope): readonly Matcher[] {
  const { deployment, jobName, jobId } = scope;
  const ofRun: readonly Matcher[] =
    jobId === undefined ? [] : [{ name: deployment.jobId, op: '=', value: jobId }];
  return [...namespaceMatchers(scope), jobNameMatcher(jobName, deployment.jobName), ...ofRun];
}

/** What all series that Flink reports from the namespace match, each process's once. */
export function namespaceMatchers(scope: NamespaceScope): readonly Matcher[] {
  const { deployment, namespace, match = [] } = scope;
  const own: Matcher = { name: deployment.namespace, op: '=', value: namespace };
  return [own, ...match, ...copyMatchers(scope, 'flink_', match)];
}

/** The same of the containers: cAdvisor and kube-state-metrics say `namespace` whatever Flink's scrape does. */
export function podMatchers(scope: NamespaceScope, name: string): readonly Matcher[] {
  const { deployment, namespace, match = [] } = scope;
  const labels = deployment.above.filter(({ onContainers }) => onContainers);
  const shared = match.filter((matcher) => labels.some(({ label }) => label === matcher.name));
  const own: Matcher = { name: 'namespace', op: '=', value: namespace };
  return [own, ...shared, ...copyMatchers(scope, name, shared)];
}

/** Of what is scraped more than once, one copy; the user may have chosen another. */
export function copyMatchers(
  { deployment }: NamespaceScope,
  name: string,
  chosen: readonly Matcher[],
): readonly Matcher[] {
  return deployment.copies.flatMap(({ prefix, label, take }): Matcher[] =>
    take === null || !name.startsWith(prefix) || chosen.some((matcher) => matcher.name === label)
      ? []
      : [{ name: label, op: '=', value: take }],
  );
}

/**
 * Labels that tell one process from another, in one cluster and across several. Those above the namespace are among them
 * even where only one value was seen: the job may run in one of the clusters, and its pods' names be in all.
 */
export function processKey({ deployment }: NamespaceScope): readonly string[] {
  return [...new Set([...deployment.process, ...labelsAbove(deployment)])];
}

export const labelsAbove = ({ above }: Deployment): readonly string[] =>
  above.map(({ label }) => label);

/** Series of a metric that fulfil all of some matchers. */
export const series = (name: string, matchers: readonly Matcher[]): Selector =>
  narrowed(metric(name), matchers);

/** Series whose whole name fits, and that fulfil all of some matchers. */
export const seriesLike = (pattern: string, matchers: readonly Matcher[]): Selector =>
  narrowed(selector({ __name__: re(pattern) }), matchers);

/** Conditions of a selector are by label, and a user may have two on one. */
const narrowed = (of: Selector, matchers: readonly Matcher[]): Selector => ({
  ...of,
  matchers: [...of.matchers, ...matchers],
});
