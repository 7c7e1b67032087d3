import type { Witnesses } from './deployment.ts';
import { type Doubt, doubt } from './doubts.ts';
import { isOfJob } from './observed.ts';

const ofJob = 'flink_jobmanager_job_';
const ofTaskManagerJob = 'flink_taskmanager_job_';
const ofTask = 'flink_taskmanager_job_task_';
const ofOperator = 'flink_taskmanager_job_task_operator_';

/** Preferred in this order: always on, one series a job. Source: Flink's `JobManagerJobMetricGroup` since 1.10. */
const jobWitnesses = [
  'numRestarts',
  'uptime',
  'runningTime',
  'fullRestarts',
  'totalNumberOfCheckpoints',
  'numberOfCompletedCheckpoints',
  'lastCheckpointDuration',
];

/** RE2 for any of them. */
export const jobWitness = `${ofJob}(${jobWitnesses.join('|')})`;

/** Since 1.20, one series for a TaskManager and a job. Source: Flink's `FileMergingMetricGroup`. */
const membershipWitnesses = ['fileMerging_logicalFileCount', 'fileMerging_physicalFileCount'];

export const isFileMerging = (name: string): boolean =>
  name.startsWith(`${ofTaskManagerJob}fileMerging_`);

/** One series a subtask, in every version since 1.10. */
const taskWitnesses = [
  'numRecordsIn',
  'numRecordsOut',
  'numBytesIn',
  'numBytesOut',
  'busyTimeMsPerSecond',
  'idleTimeMsPerSecond',
  'backPressuredTimeMsPerSecond',
  'numRecordsInPerSecond',
  'numRecordsOutPerSecond',
  'isBackPressured',
];

/** RE2 for any of them. */
export const taskWitness = `${ofTask}(${taskWitnesses.join('|')})`;

/** Which of the names that there are show that something is there, the cheapest first. */
export function chooseWitnesses(names: readonly string[]): Witnesses {
  const present = new Set(names);
  const preferred = (prefix: string, endings: readonly string[]) =>
    endings.map((ending) => prefix + ending).find((name) => present.has(name));
  const any = (prefix: string, ...but: readonly string[]) =>
    names.find((name) => name.startsWith(prefix) && !but.some((other) => name.startsWith(other)));
  const task =
    preferred(ofTask, taskWitnesses) ?? any(ofTask, ofOperator) ?? any(ofOperator) ?? null;
  return {
    job: preferred(ofJob, jobWitnesses) ?? any(ofJob) ?? null,
    membership:
      preferred(ofTaskManagerJob, membershipWitnesses) ?? any(ofTaskManagerJob, ofTask) ?? task,
    task,
  };
}

export const processPrefixes = ['flink_jobmanager_', 'flink_taskmanager_'] as const;

/** A metric of which each process has one series, whatever runs in it. */
export function processWitness(
  names: readonly string[],
  prefix: (typeof processPrefixes)[number],
): string | null {
  const own = names.filter((name) => name.startsWith(prefix) && !isOfJob(name));
  // A metric of a user's own group may have many series a process.
  const usual = own.find((name) => name.startsWith(`${prefix}Status_JVM_`));
  return own.find((name) => name.endsWith('_JVM_Threads_Count')) ?? usual ?? own[0] ?? null;
}

/** What a panel cannot do without; Flink reports it in all versions beside others of its kind. */
const expected: readonly (readonly [beside: string, ...names: readonly string[]])[] = [
  [ofJob, `${ofJob}numRestarts`, `${ofJob}uptime`],
  [ofTask, `${ofTask}numRecordsIn`, `${ofTask}numRecordsOut`],
  ['flink_taskmanager_', 'flink_taskmanager_Status_JVM_Memory_Heap_Used'],
  ['flink_jobmanager_', 'flink_jobmanager_Status_JVM_Memory_Heap_Used'],
];

/** What somebody filtered on the way, and what nothing can be found by. */
export function missingWitnesses(names: readonly string[], witnesses: Witnesses): readonly Doubt[] {
  const present = new Set(names);
  const missing = expected
    .filter(([beside]) => names.some((name) => name.startsWith(beside)))
    .flatMap(([, ...own]) => own.filter((name) => !present.has(name)));
  return [
    ...(missing.length > 0 ? [doubt('metrics-missing', missing)] : []),
    ...(witnesses.job === null ? [doubt('leader-missing')] : []),
  ];
}
