import { type CheckpointHistory, createCheckpoints } from './checkpoints.ts';
import { type JobSpec, sanitise } from './job-spec.ts';
import { createLoad, type Load } from './load.ts';
import { hexadecimal } from './random.ts';
import {
  createTimeline,
  type Deployment,
  type Incarnation,
  type Scenario,
  type Span,
} from './timeline.ts';

/** A job as it lives: all of it follows from its specification, the seed and the time asked for. */
export interface JobModel {
  readonly spec: JobSpec;
  /** What chance is drawn from. */
  readonly id: string;
  /** The name as label values carry it. */
  readonly jobName: string;
  readonly load: Load;
  deployments(span: Span): DeployedJob[];
}

export interface DeployedJob extends Deployment {
  readonly job: JobModel;
  /** Each submission gets its own. */
  readonly jobId: string;
  readonly checkpoints: CheckpointHistory;
  /** The run of the tasks at `time`, if they run. */
  running(time: number): Incarnation | undefined;
  /** Failures up to `time`. */
  restarts(time: number): number;
  /** Records taken by the sources since it was deployed. */
  taken(time: number): number;
}

export function createJob(spec: JobSpec, seed: number, scenario: Scenario | undefined): JobModel {
  const id = `${seed}/${spec.namespace}/${spec.name}`;
  const load = createLoad(id, spec.recordsPerSecond, scenario);
  const timeline = createTimeline(id, spec.taskManagers, scenario);
  const deployed = new Map<number, DeployedJob>();
  const job: JobModel = {
    spec,
    id,
    jobName: sanitise(spec.name),
    load,
    deployments: (span) =>
      timeline(span).map((deployment) => {
        const known = deployed.get(deployment.index) ?? deployJob(job, deployment, scenario);
        deployed.set(deployment.index, known);
        return known;
      }),
  };
  return job;
}

function deployJob(
  job: JobModel,
  deployment: Deployment,
  scenario: Scenario | undefined,
): DeployedJob {
  const { incarnations } = deployment;
  const takenBefore: number[] = [];
  incarnations.reduce((sum, incarnation) => {
    takenBefore.push(sum);
    return Number.isFinite(incarnation.to)
      ? sum + job.load.taken(incarnation, incarnation.from, incarnation.to)
      : sum;
  }, 0);
  return {
    ...deployment,
    job,
    jobId: hexadecimal(32, job.id, 'job', deployment.index),
    checkpoints: createCheckpoints(
      job.id,
      deployment,
      job.spec.checkpointInterval,
      job.load.pressure,
      scenario?.incidents ?? [],
    ),
    running: (time) => incarnations.find(({ from, to }) => from <= time && time < to),
    restarts: (time) => incarnations.filter(({ failedAt }) => failedAt <= time).length - 1,
    taken: (time) => {
      const index = incarnations.findLastIndex(({ from }) => from <= time);
      const incarnation = incarnations[index];
      if (incarnation === undefined) return 0;
      return (takenBefore[index] ?? 0) + job.load.taken(incarnation, incarnation.from, time);
    },
  };
}
