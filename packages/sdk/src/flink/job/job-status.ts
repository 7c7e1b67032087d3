import type { Labels, QueryClient, Sample, Vector } from '../../prometheus/index.ts';
import {
  count,
  group,
  type InstantVector as Instants,
  labelReplace,
  type Matcher,
  max,
  metric,
  timestamp,
} from '../../promql/index.ts';
import { orElse } from '../definitions/measures.ts';
import { named } from '../deployment/cluster-names.ts';
import { type InstantClient, type InstantOptions, queryVector } from '../deployment/query.ts';
import { type JobScope, labelsAbove, processKey } from '../scope/job-scope.ts';
import { leaderSeries, membershipSeries } from '../scope/processes.ts';
import { scopeToJob } from '../scope/scope-query.ts';
import {
  byRun,
  runLabels,
  type SamplesOfRun,
  type StateSince,
  stateOf,
  stateSeries,
} from './job-state.ts';

/** Task slots of the cluster that runs a job: with a session cluster, other jobs use some of them. */
export interface Slots {
  readonly used: number;
  readonly total: number;
}

/** One run of a job: what was submitted once, under one id. */
export interface JobRun extends StateSince {
  readonly jobId: string;
  /** Labels of its cluster, such as `cluster` and `app`, with their values: where it runs. */
  readonly above: Labels;
  /** What its series fulfil that those of a run elsewhere under the same id do not. */
  readonly match: readonly Matcher[];
}

/** How a job is, at one time. Null is what its metrics do not tell. */
export interface JobStatus extends JobRun {
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
  /** Other runs under the same name that are not over: another job, which a scope with its `jobId` shows. */
  readonly others: readonly JobRun[];
}

export interface JobStatusOptions extends InstantOptions {
  /** Time between two samples of a series in ms: a process that has not pushed for three is dead. */
  readonly interval: number;
}

/**
 * How a job is at a time: its newest run, where several report under one name. One request.
 * @returns null where nothing of the job is reported then.
 * @throws {PrometheusError} as `client.query` does.
 * @example
 * const status = await findJobStatus(client, scope, { interval: 15_000 });
 * if (status?.state === 'running') console.log(`${status.taskManagers} TaskManagers`);
 */
export async function findJobStatus(
  client: QueryClient,
  scope: JobScope,
  { interval, ...options }: JobStatusOptions,
): Promise<JobStatus | null> {
  const vector = await queryVector(client, factsOf(scope, interval), options);
  const isFact = ({ labels }: Sample) => labels.fact !== undefined;
  const runs = runsOf(
    vector.filter((sample) => !isFact(sample)),
    scope,
  );
  const [newest, ...others] = runs;
  if (newest === undefined) return null;
  const { seen: _, ...run } = newest;
  const facts = vector.filter(isFact).filter(({ labels }) => isOf(labels, newest, scope));
  const fact = (name: string) => facts.find(({ labels }) => labels.fact === name)?.value ?? null;
  const total = fact('slots');
  const free = fact('free-slots');
  return {
    ...run,
    taskManagers: fact('taskmanagers') ?? 0,
    slots: total === null || free === null ? null : { used: total - free, total },
    parallelism: fact('parallelism'),
    others: besideOf(newest, others, interval).map(plainRun),
  };
}

/**
 * The runs of a job that are not over, the newest first: more than one are different jobs of one name. One request.
 * @throws {PrometheusError} as `client.query` does.
 * @example
 * const [newest, ...others] = await findRuns(client, scope, { interval: 15_000 });
 * const shown = others.length > 0 && newest ? { ...scope, jobId: newest.jobId, match: newest.match } : scope;
 */
export async function findRuns(
  client: InstantClient,
  scope: JobScope,
  { interval, ...options }: JobStatusOptions,
): Promise<readonly JobRun[]> {
  const [newest, ...others] = runsOf(
    await queryVector(client, runSeries(scope, interval), options),
    scope,
  );
  if (newest === undefined) return [];
  return [newest, ...besideOf(newest, others, interval)].map(plainRun);
}

const besideOf = (newest: Run, others: readonly Run[], interval: number): readonly Run[] =>
  others.filter((run) => run.state !== 'ended' && isBeside(run, newest, interval));

const plainRun = ({ jobId, above, match, state, since }: Run): JobRun => ({
  jobId,
  above,
  match,
  state,
  since,
});

interface Run extends JobRun, Pick<JobStatus, 'stateFor' | 'restarts'> {
  /** When it last reported, Unix s; null of what is pushed, where the push tells. */
  readonly seen: number | null;
}

/** Prometheus holds a series for five minutes after its last sample: of two runs one may be over for that long. */
const isBeside = (run: Run, newest: Run, interval: number): boolean =>
  run.seen === null || newest.seen === null || run.seen > newest.seen - (2 * interval) / 1000;

/** What tells the runs and their states. */
function runSeries(scope: JobScope, interval: number): Instants {
  const seen = scope.deployment.pushed ? [] : [lastSeen(scope)];
  return orElse(stateSeries(scope, interval), ...seen);
}

/** When each run last reported. */
function lastSeen(scope: JobScope): Instants {
  const { job } = scope.deployment.witnesses;
  const witness = job === null ? membershipSeries(scope) : leaderSeries(scope);
  const seen = max(named(timestamp(witness), scope.deployment)).by(...runLabels(scope));
  // A label more, as in `stateSeries`.
  return labelReplace(seen, 'series', 'seen', '', '');
}

/** The newest first. One that is over, or does not tell, is not what the user asks for while another one is there. */
function runsOf(samples: Vector, scope: JobScope): readonly Run[] {
  return byRun(samples, scope)
    .map(runOf)
    .toSorted((one, other) => (other.since ?? 0) - (one.since ?? 0));
}

function runOf({ jobId, above, match, samples }: SamplesOfRun): Run {
  const { state, since } = stateOf(samples);
  const isRestarts = ({ labels }: Sample) => labels.__name__ === 'flink_jobmanager_job_numRestarts';
  const { time = 0 } = samples[0] ?? {};
  return {
    jobId,
    above,
    match,
    state,
    since,
    stateFor: since === null ? null : time - since,
    restarts: samples.find(isRestarts)?.value ?? null,
    seen: samples.find(({ labels }) => labels.series === 'seen')?.value ?? null,
  };
}

/** Whether what was counted is of a run; a process may be of several, and then only what is above tells. */
function isOf(labels: Labels, run: Run, { deployment }: JobScope): boolean {
  const id = labels[deployment.jobId];
  return (
    (id === undefined || id === run.jobId) &&
    labelsAbove(deployment).every((label) => (labels[label] ?? '') === (run.above[label] ?? ''))
  );
}

/** What is counted on the server goes by the label `fact`; the rest are the series that tell the state. */
function factsOf(scope: JobScope, interval: number): Instants {
  const { deployment } = scope;
  const { taskManager, jobId, witnesses } = deployment;
  const above = labelsAbove(deployment);
  const ofRun = [jobId, ...above];
  const ofCluster = (name: string) => named(metric(name), deployment);
  const members = ofCluster(witnesses.membership ?? 'flink_taskmanager_job_task_numRecordsIn');
  const tasks = ofCluster(witnesses.task ?? 'flink_taskmanager_job_task_numRecordsIn');
  // A subtask that was started anew is there twice for a while, by its attempt.
  const subtasks = group(tasks).by('task_id', 'subtask_index', ...ofRun);
  const facts = {
    taskmanagers: count(group(members).by(taskManager, ...processKey(scope), ...ofRun)).by(
      ...ofRun,
    ),
    parallelism: max(count(subtasks).by('task_id', ...ofRun)).by(...ofRun),
    slots: max(ofCluster('flink_jobmanager_taskSlotsTotal')).by(...above),
    'free-slots': max(ofCluster('flink_jobmanager_taskSlotsAvailable')).by(...above),
  };
  const counted = Object.entries(facts).map(([name, expr]) =>
    labelReplace(scopeToJob(expr, scope, { interval }) as Instants, 'fact', name, '', ''),
  );
  return orElse(runSeries(scope, interval), ...counted);
}
