import type { InstantVector, QueryClient, Sample } from '../prometheus/index.ts';
import {
  count,
  group,
  type InstantVector as Instants,
  labelReplace,
  max,
  metric,
} from '../promql/index.ts';
import { groupBy } from './group-by.ts';
import type { JobScope } from './job-scope.ts';
import { type StateSince, stateOf, stateSeries } from './job-state.ts';
import { type InstantOptions, queryVector } from './query-vector.ts';
import { scopeToJob } from './scope-query.ts';
import { orElse } from './sections/measures.ts';

/** Task slots of the cluster that runs a job: with a session cluster, other jobs use some of them. */
export interface Slots {
  readonly used: number;
  readonly total: number;
}

/** How a job is, at one time. Null is what its metrics do not tell. */
export interface JobStatus extends StateSince {
  /** Of the newest run, where several report under one name. */
  readonly jobId: string;
  /**
   * How long it has been in that state, in ms: while it runs, the time since it last started. Short by the age of the
   * sample, at most an interval; null where that is not told.
   */
  readonly stateFor: number | null;
  /** Since it was submitted; since Flink 2.0 those of a rescale too. */
  readonly restarts: number | null;
  /** TaskManagers that report a task of the job; 0 where none does. */
  readonly taskManagers: number;
  readonly slots: Slots | null;
  /** Subtasks of the widest task; null where no task reports. */
  readonly parallelism: number | null;
}

export interface JobStatusOptions extends InstantOptions {
  /** Time between two samples of a series in ms: a process that has not pushed for three is dead. */
  readonly interval: number;
}

/**
 * How a job is at a time. One request.
 * @returns null where nothing of the job is reported then.
 * @throws {PrometheusError} as `client.query` does.
 */
export async function findJobStatus(
  client: QueryClient,
  scope: JobScope,
  { interval, ...options }: JobStatusOptions,
): Promise<JobStatus | null> {
  const vector = await queryVector(client, factsOf(scope, interval), options);
  const { scheme } = scope;
  const runs = groupBy(
    vector.filter(({ labels }) => labels.fact === undefined),
    ({ labels }) => labels[scheme.jobId] ?? '',
  );
  const [newest] = [...runs].map(runOf).toSorted(newestFirst);
  if (newest === undefined) return null;
  const fact = (name: string) => vector.find(({ labels }) => labels.fact === name)?.value ?? null;
  const total = fact('slots');
  const free = fact('free-slots');
  return {
    ...newest,
    taskManagers: fact('taskmanagers') ?? 0,
    slots: total === null || free === null ? null : { used: total - free, total },
    parallelism: fact('parallelism'),
  };
}

type Run = Pick<JobStatus, 'jobId' | 'state' | 'since' | 'stateFor' | 'restarts'>;

function runOf([jobId, samples]: readonly [string, InstantVector]): Run {
  const { state, since } = stateOf(samples);
  const isRestarts = ({ labels }: Sample) => labels.__name__ === 'flink_jobmanager_job_numRestarts';
  const time = samples[0]?.time ?? 0;
  return {
    jobId,
    state,
    since,
    stateFor: since === null ? null : time - since,
    restarts: samples.find(isRestarts)?.value ?? null,
  };
}

/** One that is over, or does not tell, is not what the user asks for while another one is there. */
const newestFirst = (one: Run, other: Run) => (other.since ?? 0) - (one.since ?? 0);

/** What is counted on the server goes by the label `fact`; the rest are the series that tell the state. */
function factsOf(scope: JobScope, interval: number): Instants {
  const { taskManager } = scope.scheme;
  const tasks = metric('flink_taskmanager_job_task_numRecordsIn');
  // A subtask that was started anew is there twice for a while, by its attempt.
  const subtasks = group(tasks).by('task_id', 'subtask_index');
  const facts = {
    taskmanagers: count(group(tasks).by(taskManager)),
    parallelism: max(count(subtasks).by('task_id')),
    slots: max(metric('flink_jobmanager_taskSlotsTotal')),
    'free-slots': max(metric('flink_jobmanager_taskSlotsAvailable')),
  };
  const counted = Object.entries(facts).map(([name, expr]) =>
    labelReplace(scopeToJob(expr, scope, { interval }) as Instants, 'fact', name, '', ''),
  );
  return orElse(stateSeries(scope, interval), ...counted);
}
