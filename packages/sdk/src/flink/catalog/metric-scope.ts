import type { VectorSelector } from '../../promql/index.ts';

/**
 * Whose series a metric is, read from its name: which labels it has, and so how a job's own series are found.
 * `job` series carry `job_name`; the others belong to a process, a pod or the whole namespace.
 */
export type MetricScope =
  | 'job'
  | 'jobmanager'
  | 'taskmanager'
  | 'pushgateway'
  | 'pod'
  | 'namespace'
  | 'operator';

/** The first that fits; see `RT/metrics/scope/ScopeFormat.java` for Flink's. */
const prefixes: readonly (readonly [prefix: string, scope: MetricScope])[] = [
  ['flink_taskmanager_job_', 'job'],
  ['flink_jobmanager_job_', 'job'],
  ['flink_taskmanager_', 'taskmanager'],
  ['flink_jobmanager_', 'jobmanager'],
  ['flink_k8soperator_namespace_', 'operator'],
  ['push_', 'pushgateway'],
  ['container_', 'pod'],
  ['kube_pod_', 'pod'],
];

export function metricScope(name: string): MetricScope {
  return prefixes.find(([prefix]) => name.startsWith(prefix))?.[1] ?? 'namespace';
}

/** The metric's name, or the start of the pattern where `__name__` is matched by a regular expression. */
export function selectedName(selector: VectorSelector): string {
  return selector.name ?? selector.matchers.find(({ name }) => name === '__name__')?.value ?? '';
}
