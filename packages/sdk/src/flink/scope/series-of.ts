import {
  and,
  type InstantVector,
  labelReplace,
  type Matcher,
  oneOf,
  or,
} from '../../promql/index.ts';
import { metricScope } from '../catalog/metric-scope.ts';
import { clusterIn, podsOfCluster } from '../deployment/cluster-names.ts';
import { sanitizeLabelValue } from '../deployment/label-value.ts';
import { jobNameMatcher } from '../deployment/query.ts';
import {
  type JobScope,
  jobMatchers,
  type NamespaceScope,
  namespaceMatchers,
  podMatchers,
  processKey,
  seriesLike,
} from './job-scope.ts';
import { jobManagersOf, onlyAlive, taskManagersOf } from './processes.ts';
import { type ScopeOptions, scopeToJob } from './scope-query.ts';

type SeriesOptions = Pick<ScopeOptions, 'interval'>;

/**
 * Every series of some metrics that is of a job, as it is: the job's own, those of the processes that run it and of
 * their containers, and whatever else is scraped with them. Names, labels and values are left alone.
 *
 * @param metrics names, one or more
 * @example
 * const query = print(seriesOfJob(['up', 'flink_jobmanager_job_uptime'], scope, { interval: 15_000 }));
 */
export function seriesOfJob(
  metrics: readonly string[],
  scope: JobScope,
  { interval }: SeriesOptions,
): InstantVector {
  const noJob: Matcher = { name: scope.deployment.jobName, op: '=', value: '' };
  const processes = () => or(taskManagersOf(scope, { interval }), jobManagersOf(scope));
  const own = onlyAlive(seriesLike(metrics.join('|'), jobMatchers(scope)), scope, interval);
  return groupsOf(metrics).reduce<InstantVector>((all, { prefix, names }) => {
    if (prefix === null) {
      const others = seriesLike(names.join('|'), [...namespaceMatchers(scope), noJob]);
      return or(all, and(others, processes()).on(...processKey(scope)));
    }
    // In brackets, which no sentinel's rule fits: what "nothing yet" is written as stays.
    const pattern = `${prefix}(${names.map((name) => name.slice(prefix.length)).join('|')})`;
    const found = scopeToJob(seriesLike(pattern, [noJob]), scope, { interval }) as InstantVector;
    return or(all, metricScope(prefix) === 'pod' ? asTheyWere(found, scope) : found);
  }, own);
}

/**
 * Every series of some metrics that is of one Kubernetes pod, as it is: by the label of pods where Flink's series have
 * one, else by what native Kubernetes calls processes after their pod.
 *
 * @param metrics names, one or more
 */
export function seriesOfPod(
  metrics: readonly string[],
  podName: string,
  scope: NamespaceScope,
  { interval }: SeriesOptions,
): InstantVector {
  const { pod, taskManager } = scope.deployment;
  const all = (matcher: Matcher) =>
    onlyAlive(
      seriesLike(metrics.join('|'), [...namespaceMatchers(scope), matcher]),
      scope,
      interval,
    );
  const ofPod: Matcher = { name: 'pod', op: '=', value: podName };
  const containers = groupsOf(metrics)
    .filter(({ prefix }) => prefix !== null && metricScope(prefix) === 'pod')
    .map(({ names, prefix }) =>
      seriesLike(names.join('|'), [...podMatchers(scope, prefix ?? ''), ofPod]),
    );
  return [
    ...(pod === null ? hostsOf(podName, scope) : [{ ...ofPod, name: pod }]).map(all),
    ...containers,
  ].reduce<InstantVector>(
    (found, one) => or(found, one),
    all(jobNameMatcher(podName, taskManager)),
  );
}

/** Containers that are found by what Flink calls processes have got its labels for that; an empty one is none. */
function asTheyWere(containers: InstantVector, { deployment }: JobScope): InstantVector {
  if (deployment.pod !== null) return containers;
  return [deployment.taskManager, 'host'].reduce(
    (all, label) => labelReplace(all, label, '', '', ''),
    containers,
  );
}

/** Without high availability a JobManager's host is `<cluster>.<namespace>`. */
function hostsOf(podName: string, { namespace }: NamespaceScope): readonly Matcher[] {
  const cluster = clusterIn({ pod: podName }, { label: 'pod', within: podsOfCluster });
  const isTaskManager = podName.startsWith(`${cluster}-taskmanager-`);
  if (cluster === '' || isTaskManager) return [];
  const host = `${cluster}.${namespace}`;
  return [{ name: 'host', ...oneOf(host, sanitizeLabelValue(host)) }];
}

interface MetricGroup {
  /** Of all its names; null where nothing tells whose they are. */
  readonly prefix: string | null;
  readonly names: readonly string[];
}

/** By whose their series are, without the job's own. */
function groupsOf(metrics: readonly string[]): readonly MetricGroup[] {
  const prefixes = ['flink_jobmanager_', 'flink_taskmanager_', 'container_', 'kube_pod_'];
  const others = metrics.filter((name) => metricScope(name) !== 'job');
  const isOf = (prefix: string) => (name: string) => name.startsWith(prefix);
  return [
    ...prefixes.map((prefix) => ({ prefix, names: others.filter(isOf(prefix)) })),
    {
      prefix: null,
      names: others.filter((name) => !prefixes.some((prefix) => name.startsWith(prefix))),
    },
  ].filter(({ names }) => names.length > 0);
}
