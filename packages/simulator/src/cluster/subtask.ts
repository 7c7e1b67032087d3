import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { DeployedJob } from './job-model.ts';
import { sanitise, type TaskSpec } from './job-spec.ts';
import { type FlinkProcess, type Subject, taskManagers } from './process.ts';
import { chance, hexadecimal } from './random.ts';
import type { Incarnation } from './timeline.ts';

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

export function subtasksOf(deployed: DeployedJob): Subtask[] {
  const processes = taskManagers(deployed);
  return deployed.incarnations
    .filter(({ from, to }) => from < to)
    .flatMap((incarnation) =>
      deployed.job.spec.tasks.flatMap((task, position) =>
        Array.from({ length: task.parallelism }, (_, index) =>
          subtask(deployed, processes, incarnation, task, position, index),
        ),
      ),
    )
    .filter((made) => made !== undefined);
}

function subtask(
  deployed: DeployedJob,
  processes: readonly FlinkProcess[],
  incarnation: Incarnation,
  task: TaskSpec,
  position: number,
  index: number,
): Subtask | undefined {
  const { job } = deployed;
  const slot = index % job.spec.taskManagers;
  const process = processes.find(
    (candidate) =>
      candidate.slot === slot &&
      candidate.from <= incarnation.from &&
      candidate.to > incarnation.from,
  );
  if (process === undefined) return undefined;
  const id = `${job.id}/${position}/${index}`;
  const upstream = job.spec.tasks
    .slice(0, position)
    .reduce((product, { selectivity }) => product * selectivity, 1);
  const share = shareOf(job.id, position, index, task.parallelism) * upstream;
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
      task_id: hexadecimal(32, job.id, 'task', position),
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

/** Keys are never spread quite evenly. */
function shareOf(id: string, position: number, index: number, parallelism: number): number {
  const weight = (subtask: number) => 0.85 + 0.3 * chance(id, 'skew', position, subtask);
  const total = Array.from({ length: parallelism }, (_, subtask) => weight(subtask)).reduce(
    (sum, one) => sum + one,
    0,
  );
  return weight(index) / total;
}

export const operatorsOf = (subtask: Subtask): Operator[] =>
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
