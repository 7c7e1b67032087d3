import type { Labels } from '../../prometheus/index.ts';
import { metricScope } from '../catalog/metric-scope.ts';

/** What was read of a namespace: the names there are, and the labels of series that tell how they stand. */
export interface Observed {
  /** Sorted. */
  readonly names: readonly string[];
  /** Of the usual metrics, where nobody filtered them. */
  readonly now: readonly Labels[];
  /** Of metrics that there are, in the whole time: of processes that are gone, too. */
  readonly before: readonly Labels[];
  /** How long jobs have run, as their JobManagers say now. */
  readonly led: readonly Led[];
  /** Metrics that were recorded in the whole time. */
  readonly recorded: readonly string[];
  /** Of `push_time_seconds`: groups that nobody has pushed into for long. */
  readonly silent: readonly Labels[];
}

/** What a JobManager says of how long it has led a job. */
export interface Led {
  readonly labels: Labels;
  /** In ms, as it said at its last sample. */
  readonly uptime: number;
  /** When that began, Unix ms, by the time of that sample. */
  readonly since: number;
}

/** The series by whose they are. */
export interface ObservedSeries {
  /** Of JobManagers, their jobs included. */
  readonly jobManagers: readonly Labels[];
  /** Of TaskManagers, with the jobs and tasks in them. */
  readonly taskManagers: readonly Labels[];
  /** Both. */
  readonly flink: readonly Labels[];
  readonly pushes: readonly Labels[];
  /** `up` of targets whose `instance` is no address. */
  readonly targets: readonly Labels[];
  /** Of cAdvisor and kube-state-metrics. */
  readonly pods: readonly Labels[];
}

export function sortSeries(series: readonly Labels[]): ObservedSeries {
  const startsWith = (prefix: string) =>
    series.filter((labels) => nameOf(labels).startsWith(prefix));
  const jobManagers = startsWith('flink_jobmanager_');
  const taskManagers = startsWith('flink_taskmanager_');
  return {
    jobManagers,
    taskManagers,
    flink: [...jobManagers, ...taskManagers],
    pushes: startsWith('push_time_seconds'),
    targets: series.filter((labels) => nameOf(labels) === 'up'),
    pods: series.filter((labels) => metricScope(nameOf(labels)) === 'pod'),
  };
}

export const nameOf = (labels: Labels): string => labels.__name__ ?? '';

export const ofJobs = 'flink_(jobmanager|taskmanager)_job_.+';

const jobPattern = new RegExp(`^(?:${ofJobs})$`);

/** Whether a metric is of a job or its tasks, by its name; the others are of processes, pods, …. */
export const isOfJob = (name: string): boolean => jobPattern.test(name);

export const isPush = (labels: Labels): boolean => nameOf(labels) === 'push_time_seconds';

/** What Flink writes itself: never added by a scrape. */
export const flinkLabels: ReadonlySet<string> = new Set([
  '__name__',
  'host',
  'tm_id',
  'job_id',
  'job_name',
  'task_id',
  'task_name',
  'task_attempt_id',
  'task_attempt_num',
  'subtask_index',
  'operator_id',
  'operator_name',
  'quantile',
]);

export const isFlinkLabel = (label: string): boolean => flinkLabels.has(label);

/** Labels that the scrape or the Pushgateway added to any of the series. */
export const addedLabels = (series: readonly Labels[]): readonly string[] =>
  [...new Set(series.flatMap(Object.keys))].filter((label) => !isFlinkLabel(label)).sort();

/** The series' values of labels, as a key. */
export const keyOf = (labels: Labels, of: readonly string[]): string =>
  JSON.stringify(of.map((label) => labels[label] ?? ''));

/** The values that a label has, without the empty one. Sorted. */
export const valuesOf = (series: readonly Labels[], label: string): readonly string[] =>
  [...new Set(series.map((labels) => labels[label] ?? ''))].filter((value) => value !== '').sort();
