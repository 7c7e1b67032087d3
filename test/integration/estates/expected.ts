/** What a job's page has to show of an estate, as its plan knows it. */
import { sanitizeLabelValue } from '@flink-metrics/sdk/flink';
import type { EstateProcess } from '../../support/estate.ts';
import { type EstateLayout, isThere, type Placed, type Run, reports } from './layout.ts';

/** At the end of a phase; by what a legend calls them. */
export interface Numbers {
  readonly records: number | null;
  readonly heap: Readonly<Record<string, number>>;
  readonly threads: Readonly<Record<string, number>>;
  readonly workingSet: Readonly<Record<string, number>>;
  readonly limit: Readonly<Record<string, number>>;
}

/** Runs of the namespace that are found under a name. */
export function runsNamed(
  { runs, namespace, plan }: EstateLayout,
  jobName: string,
): readonly Run[] {
  const written = plan.sanitized ? sanitizeLabelValue : (name: string) => name;
  const names = [jobName, sanitizeLabelValue(jobName)];
  return runs.filter((run) => run.namespace === namespace && names.includes(written(run.jobName)));
}

/** Processes that have a part of any of the runs at the end of a phase. */
export function processesOf(
  { processes }: EstateLayout,
  runs: readonly Run[],
  phase: number,
): readonly Placed[] {
  const own = runs.filter((run) => isThere(run, phase));
  return processes.filter(
    (placed) => isThere(placed, phase) && placed.runs.some((run) => own.includes(run)),
  );
}

export function expectedNumbers(
  layout: EstateLayout,
  runs: readonly Run[],
  phase: number,
): Numbers {
  const { plan } = layout;
  const processes = processesOf(layout, runs, phase);
  const leaders = processes.filter(({ process }) => process.kind === 'jobmanager');
  const workers = processes.filter(({ process }) => process.kind === 'taskmanager');
  const has = (name: string) => reports(plan, name);
  // Two subtasks of each run in each TaskManager.
  const parts = workers.flatMap(({ process, runs: all }) =>
    all.filter((run) => runs.includes(run) && isThere(run, phase)).map(() => 2 * process.mark),
  );
  const tasks = 'flink_taskmanager_job_task_numRecordsIn';
  const records = has(`${tasks}PerSecond`) || has(tasks) ? parts : [];
  const members = workers.filter(({ process }) => isFound(process));
  const led = leaders.filter(({ process }) => isFound(process));
  const pods = [...members, ...led].filter(({ process }) => (process.containers ?? []).length > 0);
  const byPod = Object.fromEntries(pods.map(({ pod, process }) => [pod, process.mark]));
  return {
    records: records.length === 0 ? null : records.reduce((sum, one) => sum + one, 0),
    heap: has('flink_taskmanager_Status_JVM_Memory_Heap_Used')
      ? Object.fromEntries(members.map(({ process }) => [process.tmId ?? '', process.mark]))
      : {},
    threads: has('flink_jobmanager_Status_JVM_Threads_Count')
      ? Object.fromEntries(led.map(({ process }) => [process.host, process.mark]))
      : {},
    workingSet: byPod,
    limit: byPod,
  };
}

const everyName = [
  'flink_jobmanager_job_numRestarts',
  'flink_jobmanager_job_uptime',
  'flink_jobmanager_job_runningTime',
  'flink_jobmanager_job_totalNumberOfCheckpoints',
  'flink_jobmanager_job_lastCheckpointDuration',
  'flink_taskmanager_job_fileMerging_logicalFileCount',
  'flink_taskmanager_job_task_numRecordsIn',
  'flink_taskmanager_job_task_numRecordsOut',
  'flink_taskmanager_job_task_numRecordsInPerSecond',
  'flink_taskmanager_job_task_busyTimeMsPerSecond',
];

/** Whether any metric shows of which jobs a process is. */
export const isFound = ({ kind, reports }: EstateProcess): boolean =>
  everyName.some((name) => name.startsWith(`flink_${kind}_`) && reports?.(name) === true);
