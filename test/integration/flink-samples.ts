import { sections } from '@flink-metrics/sdk/flink';
import { type Expr, visit } from '@flink-metrics/sdk/promql';
import { rocksdbNames } from '../support/rocksdb-names.ts';

/** One JVM of a make-believe cluster and its pod. */
export interface Process {
  readonly kind: 'jobmanager' | 'taskmanager';
  /** What every gauge of the process shows: a power of two, so that a sum tells whose values it is of. */
  readonly mark: number;
  readonly namespace: string;
  readonly host: string;
  /** TaskManagers only. */
  readonly tmId?: string;
  /** With Kubernetes' dashes. */
  readonly pod: string;
  /** Jobs it runs or leads, by name. */
  readonly jobs: readonly string[];
  /** Labels that the scrape or the Pushgateway adds to every series. */
  readonly target: Readonly<Record<string, string>>;
  /** Unix time in s of the last push at a time; absent where the process is scraped. */
  readonly lastPush?: (time: number) => number;
  /** Has a pod that the kubelet measures. */
  readonly contained: boolean;
}

export interface Timeline {
  /** Unix time in s. */
  readonly start: number;
  readonly end: number;
  /** In s. */
  readonly interval: number;
}

type Labels = Readonly<Record<string, string>>;
type Series = readonly [name: string, labels: Labels, valueAt: (time: number) => number];

/** Real names for the charts that select by a pattern. */
const patternExamples = [
  'flink_taskmanager_Status_JVM_GarbageCollector_G1_Young_Generation_Time',
  'flink_taskmanager_Status_JVM_GarbageCollector_G1_Old_Generation_Time',
  'flink_jobmanager_Status_JVM_GarbageCollector_G1_Young_Generation_Time',
  ...rocksdbNames,
  'flink_taskmanager_job_task_operator_state_name_valueStateGetLatency',
  'flink_taskmanager_job_task_operator_state_name_valueStateUpdateLatency',
  'flink_taskmanager_job_task_latency_source_id_operator_id_operator_subtask_index_latency',
];

/** Every metric that a section shows, and whether it is shown as a rate. */
const shown = metricsShown();

function metricsShown(): ReadonlyMap<string, 'gauge' | 'counter'> {
  const metrics = new Map<string, 'gauge' | 'counter'>();
  const enter = (expr: Expr) => {
    if (expr.type === 'selector' && expr.name !== undefined && !metrics.has(expr.name)) {
      metrics.set(expr.name, 'gauge');
    }
    if (expr.type === 'matrix' && expr.selector.name !== undefined) {
      metrics.set(expr.selector.name, 'counter');
    }
  };
  for (const { charts } of sections) for (const { query } of charts) visit(query, enter);
  for (const name of patternExamples)
    metrics.set(name, name.endsWith('_Time') ? 'counter' : 'gauge');
  return metrics;
}

/** OpenMetrics text: all these processes' samples of every metric that a section shows. */
export function samplesOf(processes: readonly Process[], timeline: Timeline): string {
  const series = processes.flatMap((process) => [...flinkSeries(process), ...podSeries(process)]);
  return series
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map((one) => samples(one, timeline))
    .join('');
}

function samples([name, labels, valueAt]: Series, { start, end, interval }: Timeline): string {
  const text = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  let lines = '';
  for (let time = start; time <= end; time += interval) {
    lines += `${name}{${text.join(',')}} ${valueAt(time)} ${time}\n`;
  }
  return lines;
}

function flinkSeries(process: Process): readonly Series[] {
  const { kind, host, tmId, jobs, target, lastPush } = process;
  const own: Labels = { ...target, host, ...(tmId !== undefined && { tm_id: tmId }) };
  const series: Series[] = [];
  for (const [name, type] of shown) {
    if (!name.startsWith(`flink_${kind}_`)) continue;
    const valueAt = valueAtTime(process, name, type);
    if (!name.startsWith(`flink_${kind}_job_`)) {
      series.push([name, own, valueAt]);
      continue;
    }
    for (const job of jobs) {
      series.push([
        name,
        { ...own, job_name: job, job_id: `id-of-${job}`, ...inJob(name) },
        valueAt,
      ]);
    }
  }
  if (lastPush !== undefined) series.push(['push_time_seconds', target, lastPush]);
  return series;
}

function inJob(name: string): Labels {
  if (!name.startsWith('flink_taskmanager_job_task_')) return {};
  const task = { task_id: 't1', task_name: 'Count -> Sink', subtask_index: '0' };
  const quantile: Labels = /[lL]atency$/.test(name) ? { quantile: '0.99' } : {};
  if (!name.startsWith('flink_taskmanager_job_task_operator_')) return { ...task, ...quantile };
  return { ...task, ...quantile, operator_id: 'o1', operator_name: 'Source: orders' };
}

function podSeries(process: Process): readonly Series[] {
  if (!process.contained) return [];
  const labels = { namespace: process.namespace, pod: process.pod };
  const main = { ...labels, container: 'flink-main-container' };
  const own = ([name, type]: readonly [string, 'gauge' | 'counter']): readonly Series[] => {
    const valueAt = valueAtTime(process, name, type);
    if (name.startsWith('container_network_')) {
      return [[name, { ...labels, interface: 'eth0' }, valueAt]];
    }
    if (name === 'kube_pod_container_resource_limits') {
      return [
        [name, { ...main, resource: 'cpu' }, valueAt],
        [name, { ...main, resource: 'memory' }, valueAt],
      ];
    }
    // The pod's own cgroup and the pause container: counted as well, they would double every number.
    const doubles = ['', 'POD'].map(
      (container): Series => [name, { ...labels, container }, valueAt],
    );
    return [[name, main, valueAt], ...(name.startsWith('container_') ? doubles : [])];
  };
  return [...shown].filter(([name]) => /^(container|kube_pod)_/.test(name)).flatMap(own);
}

function valueAtTime({ mark }: Process, name: string, type: 'gauge' | 'counter') {
  if (/Watermark$/.test(name)) return (time: number) => time * 1000 - mark;
  if (name.endsWith('_JVM_CPU_Time')) return (time: number) => mark * time * 1e9;
  return type === 'counter' ? (time: number) => mark * time : () => mark;
}
