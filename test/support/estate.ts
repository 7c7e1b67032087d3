/**
 * Make-believe Flink estates as a store has them: clusters with processes, jobs and pods, however they are scraped or
 * pushed. Each process shows one number everywhere, a power of two, so that a sum tells whose values it is of.
 */

type Labels = Readonly<Record<string, string>>;

export interface EstateJob {
  readonly name: string;
  readonly id: string;
  /** When it was submitted and when it was over, in s after the start. @defaultValue as long as its process */
  readonly from?: number;
  readonly to?: number;
  /** Since when it runs, in s after the start. @defaultValue an hour before */
  readonly since?: number;
}

export interface EstateProcess {
  readonly kind: 'jobmanager' | 'taskmanager';
  /** What every gauge of the process shows; its counters grow by that much a second. */
  readonly mark: number;
  readonly host: string;
  /** TaskManagers only. */
  readonly tmId?: string;
  readonly jobs: readonly EstateJob[];
  /** Labels that the scrape or the Pushgateway adds; several where it is scraped more than once. */
  readonly targets: readonly Labels[];
  /** When it came up, in s after the start. @defaultValue 0 */
  readonly from?: number;
  /** When it was gone, in s after the start; a pushed one goes on to be scraped. @defaultValue never */
  readonly to?: number;
  /** Pushes into a Pushgateway, whose `push_time_seconds` have the labels of `targets`. */
  readonly pushes?: 'kept' | 'dropped';
  /** Has the gateway delete what it pushed when it shuts down in order. */
  readonly deletesOnShutdown?: boolean;
  /** Labels of its container in cAdvisor's series; several where the kubelet is scraped more than once. */
  readonly containers?: readonly Labels[];
  /** Labels of its container in kube-state-metrics' series; several where that is scraped more than once. */
  readonly limits?: readonly Labels[];
  /** Whether a metric is reported. @defaultValue all are */
  readonly reports?: (name: string) => boolean;
}

export interface EstateTime {
  /** Unix time in s. */
  readonly start: number;
  readonly end: number;
  /** In s. */
  readonly interval: number;
}

interface Series {
  readonly name: string;
  readonly labels: Labels;
  /** At a time in s after the start. */
  readonly valueAt: (time: number) => number;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** OpenMetrics text of everything that the processes report. */
export function estateSamples(processes: readonly EstateProcess[], time: EstateTime): string {
  const lines = new Map<string, string[]>();
  for (const process of processes) {
    for (const series of seriesOf(process, time)) {
      const own = lines.get(series.name) ?? [];
      lines.set(series.name, own);
      own.push(...samplesOf(series, process, time));
    }
  }
  return [...lines.keys()]
    .sort()
    .map((name) => lines.get(name)?.join('') ?? '')
    .join('');
}

function* samplesOf(
  { name, labels, valueAt, ...life }: Series,
  { from = 0, to = Infinity, pushes, deletesOnShutdown = false }: EstateProcess,
  { start, end, interval }: EstateTime,
): Generator<string> {
  const text = Object.entries(labels).map(([key, value]) => `${key}="${escaped(value)}"`);
  // What was pushed stays in the gateway: its last values are scraped for ever.
  const staysFor = pushes === undefined || deletesOnShutdown ? to : Infinity;
  const first = life.from ?? from;
  const last = Math.min(life.to ?? staysFor, end - start);
  for (let at = 0; at <= last; at += interval) {
    if (at < first) continue;
    yield `${name}{${text.join(',')}} ${valueAt(Math.min(at, to))} ${start + at}\n`;
  }
}

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

/** Between a push and its scrape, s. */
const PUSHED_BEFORE = 4;

function seriesOf(process: EstateProcess, time: EstateTime): readonly Series[] {
  const { pushes, targets, reports = () => true } = process;
  const flink = targets.flatMap((target) => flinkSeries(process, target));
  const pushed = targets.map(
    (labels): Series => ({
      name: 'push_time_seconds',
      labels,
      valueAt: (at) => time.start + at - PUSHED_BEFORE,
    }),
  );
  const scraped = targets.map((labels): Series => ({ name: 'up', labels, valueAt: () => 1 }));
  return [
    ...flink.filter(({ name }) => reports(name)),
    ...(pushes === undefined ? scraped : []),
    ...(pushes === 'kept' ? pushed : []),
    ...podSeries(process).map((one) => ({ ...one, to: process.to })),
  ];
}

function flinkSeries(process: EstateProcess, target: Labels): readonly Series[] {
  const { kind, mark, host, tmId, jobs } = process;
  const own = { ...target, host, ...(tmId !== undefined && { tm_id: tmId }) };
  const of = (
    labels: Labels,
    values: Readonly<Record<string, Series['valueAt']>>,
    job?: EstateJob,
  ) =>
    Object.entries(values).map(
      ([name, valueAt]): Series => ({
        name: `flink_${kind}_${name}`,
        labels,
        valueAt,
        from: job?.from,
        to: job?.to,
      }),
    );
  const gauge = () => mark;
  const jvm = of(own, {
    Status_JVM_Memory_Heap_Used: gauge,
    Status_JVM_Threads_Count: gauge,
    Status_JVM_CPU_Load: gauge,
  });
  if (kind === 'jobmanager') {
    return [
      ...jvm,
      ...of(own, { taskSlotsTotal: gauge, taskSlotsAvailable: () => 0 }),
      ...jobs.flatMap((job) => {
        const sinceStart: Series['valueAt'] = (at) => (at - (job.since ?? -3600)) * 1000;
        return of(
          { ...own, job_name: job.name, job_id: job.id },
          {
            job_numRestarts: () => 0,
            job_uptime: sinceStart,
            job_runningTime: sinceStart,
            job_totalNumberOfCheckpoints: (at) => Math.floor(at / 60),
            job_lastCheckpointDuration: gauge,
          },
          job,
        );
      }),
    ];
  }
  return [
    ...jvm,
    ...jobs.flatMap((job) => {
      const ofJob = { ...own, job_name: job.name, job_id: job.id };
      const tasks = ['0', '1'].flatMap((subtask_index) =>
        of(
          { ...ofJob, task_name: 'Source:_a', task_id: 't1', subtask_index },
          {
            job_task_numRecordsIn: (at) => mark * at,
            job_task_numRecordsOut: (at) => mark * at,
            job_task_numRecordsInPerSecond: gauge,
            job_task_busyTimeMsPerSecond: gauge,
          },
          job,
        ),
      );
      return [...of(ofJob, { job_fileMerging_logicalFileCount: () => 0 }, job), ...tasks];
    }),
  ];
}

const podSeries = (process: EstateProcess): readonly Series[] => [
  ...(process.containers ?? []).flatMap((labels) => containerSeries(process, labels)),
  ...(process.limits ?? []).map((labels) => limitSeries(process, labels)),
];

function containerSeries({ mark }: EstateProcess, labels: Labels): readonly Series[] {
  // The pod's own cgroup is there too: counted as well, it would double every number.
  return [labels, { ...labels, container: '' }].flatMap((labels) => [
    { name: 'container_memory_working_set_bytes', labels, valueAt: () => mark },
    { name: 'container_cpu_usage_seconds_total', labels, valueAt: (at: number) => mark * at },
  ]);
}

const limitSeries = ({ mark }: EstateProcess, labels: Labels): Series => ({
  name: 'kube_pod_container_resource_limits',
  labels: { ...labels, resource: 'memory' },
  valueAt: () => mark,
});
