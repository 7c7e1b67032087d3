import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { DeployedJob } from './job-model.ts';
import { sanitise, type TaskSpec } from './job-spec.ts';
import { type FlinkProcess, type Subject, taskManagers } from './process.ts';
import { chance, hexadecimal } from './random.ts';
import type { Incarnation, Span } from './timeline.ts';

/** One parallel instance of a task, for one attempt at running it. */
export interface Subtask extends Subject {
  readonly deployed: DeployedJob;
  readonly incarnation: Incarnation;
  readonly task: TaskSpec;
  /** Which task of the job this is, from the sources on. */
  readonly position: number;
  readonly index: number;
  readonly id: string;
  /** Records that came in, or went out, since the attempt began. */
  recordsIn(time: number): number;
  recordsOut(time: number): number;
  /** What a record of this task weighs, in and out. */
  readonly bytesPerRecord: number;
}

/** An operator inside a subtask. */
export interface Operator extends Subject {
  readonly subtask: Subtask;
  /** Place in the chain. */
  readonly position: number;
  readonly first: boolean;
  readonly last: boolean;
}

/** A partition that a source reads. */
export interface Partition extends Subject {
  readonly subtask: Subtask;
  readonly topic: string;
  readonly partition: number;
}

const OPERATOR_NAME_LENGTH = 80;

/** Runs that are over stay as they were, and many groups of metrics ask for them. */
const made = new WeakMap<Incarnation, readonly Subtask[]>();

/** The subtasks of the runs that overlap a span: of a job that restarted a thousand times, few. */
export function subtasksOf(deployed: DeployedJob, span: Span): readonly Subtask[] {
  return deployed.incarnations
    .filter(({ from, to }) => from < to && from <= span.to && to >= span.from)
    .flatMap((incarnation) => {
      const known = made.get(incarnation) ?? runOf(deployed, incarnation);
      made.set(incarnation, known);
      return known;
    });
}

function runOf(deployed: DeployedJob, incarnation: Incarnation): Subtask[] {
  const { tasks, taskManagers: count } = deployed.job.spec;
  const alive = taskManagers(deployed).filter(
    ({ from, to }) => from <= incarnation.from && to > incarnation.from,
  );
  const bySlot = new Map(alive.map((process) => [process.slot, process]));
  return tasks.flatMap((task, position) => {
    const shares = sharesOf(deployed.job.id, position, task.parallelism);
    const taskId = hexadecimal(32, deployed.job.id, 'task', position);
    return shares.flatMap((share, index) => {
      const process = bySlot.get(index % count);
      if (process === undefined) return [];
      return [subtask({ deployed, process, incarnation, task, taskId, position, index, share })];
    });
  });
}

interface Place {
  readonly deployed: DeployedJob;
  readonly process: FlinkProcess;
  readonly incarnation: Incarnation;
  readonly task: TaskSpec;
  readonly taskId: string;
  readonly position: number;
  readonly index: number;
  /** What of the task's records falls to it. */
  readonly share: number;
}

function subtask(place: Place): Subtask {
  const { deployed, process, incarnation, task, taskId, position, index } = place;
  const { job } = deployed;
  const id = `${job.id}/${position}/${index}`;
  const upstream = job.spec.tasks
    .slice(0, position)
    .reduce((product, { selectivity }) => product * selectivity, 1);
  const share = place.share * upstream;
  const recordsIn = (time: number) =>
    Math.floor(share * job.load.taken(incarnation, incarnation.from, time));
  return {
    deployed,
    incarnation,
    task,
    position,
    index,
    id,
    from: incarnation.from,
    to: Math.min(incarnation.to, process.to),
    target: process.target,
    labels: {
      ...process.labels,
      ...jobLabels(deployed),
      task_id: taskId,
      task_name: sanitise(task.operators.join(' -> ')),
      subtask_index: String(index),
      task_attempt_id: hexadecimal(32, id, 'attempt', deployed.index, incarnation.restarts),
      task_attempt_num: String(incarnation.restarts),
    },
    recordsIn,
    recordsOut: (time) => Math.floor(task.selectivity * recordsIn(time)),
    bytesPerRecord: job.spec.bytesPerRecord * (position === 0 ? 1 : 0.8),
  };
}

export const jobLabels = ({ job, jobId }: DeployedJob): Labels => ({
  job_id: jobId,
  job_name: job.jobName,
});

/** What falls to each subtask of a task: keys are never spread quite evenly. */
function sharesOf(id: string, position: number, parallelism: number): number[] {
  const weights = Array.from(
    { length: parallelism },
    (_, index) => 0.85 + 0.3 * chance(id, 'skew', position, index),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

const operators = new WeakMap<Subtask, readonly Operator[]>();

export function operatorsOf(subtask: Subtask): readonly Operator[] {
  const known = operators.get(subtask) ?? chainOf(subtask);
  operators.set(subtask, known);
  return known;
}

const chainOf = (subtask: Subtask): Operator[] =>
  subtask.task.operators.map((name, position) => ({
    subtask,
    position,
    first: position === 0,
    last: position === subtask.task.operators.length - 1,
    from: subtask.from,
    to: subtask.to,
    target: subtask.target,
    labels: {
      ...subtask.labels,
      operator_id: hexadecimal(32, subtask.deployed.job.id, subtask.position, 'operator', position),
      operator_name: sanitise(name).slice(0, OPERATOR_NAME_LENGTH),
    },
  }));

/** Two partitions for each source subtask. */
export function partitionsOf(operator: Operator): Partition[] {
  const { subtask } = operator;
  const { topic } = subtask.deployed.job.spec;
  return [0, 1].map((offset) => {
    const partition = subtask.index + offset * subtask.task.parallelism;
    return {
      subtask,
      topic,
      partition,
      from: operator.from,
      to: operator.to,
      target: operator.target,
      labels: { ...operator.labels, topic: sanitise(topic), partition: String(partition) },
    };
  });
}
