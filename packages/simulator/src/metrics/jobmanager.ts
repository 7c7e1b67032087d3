import type { CompletedCheckpoint } from '../cluster/checkpoints.ts';
import type { DeployedJob } from '../cluster/job-model.ts';
import type { FlinkProcess } from '../cluster/process.ts';
import { chance } from '../cluster/random.ts';
import { type Family, gauges, NONE_YET } from './family.ts';

/** TaskManagers that are there at a time. */
const registered = ({ pods }: DeployedJob, time: number): number =>
  pods.filter(({ from, to }) => from + 10_000 <= time && time < to).length;

const pending = (deployed: DeployedJob, time: number): number =>
  deployed.job.spec.taskManagers - registered(deployed, time);

const slotsTotal = (deployed: DeployedJob, time: number): number =>
  registered(deployed, time) * deployed.job.spec.slotsPerTaskManager;

/** Slots are shared by the tasks of a pipeline: the widest task counts. */
const slotsUsed = (deployed: DeployedJob, time: number): number =>
  deployed.running(time) === undefined
    ? 0
    : Math.max(...deployed.job.spec.tasks.map(({ parallelism }) => parallelism));

export const jobManagerFamilies: Family<FlinkProcess>[] = gauges('flink_jobmanager_', {
  numRegisteredTaskManagers: ({ deployed }, time) => registered(deployed, time),
  numPendingTaskManagers: ({ deployed }, time) => pending(deployed, time),
  numRunningJobs: ({ deployed }, time) => Number(deployed.running(time) !== undefined),
  taskSlotsTotal: ({ deployed }, time) => slotsTotal(deployed, time),
  taskSlotsAvailable: ({ deployed }, time) =>
    Math.max(0, slotsTotal(deployed, time) - slotsUsed(deployed, time)),
  startWorkFailurePerSecond: () => 0,
});

/** Time spent so far in the state that the job is in, 0 in every other. */
const inState =
  (running: boolean) =>
  ({ deployed }: FlinkProcess, time: number): number => {
    const incarnation = deployed.running(time);
    if (running) return incarnation === undefined ? 0 : Math.floor(time - incarnation.from);
    const failed = deployed.incarnations.findLast(({ failedAt }) => failedAt <= time);
    return incarnation === undefined && failed !== undefined
      ? Math.floor(time - failed.failedAt)
      : 0;
  };

/** A gauge of the last completed checkpoint; -1 before there is one. */
const ofLast =
  (measure: (last: CompletedCheckpoint, deployed: DeployedJob) => number) =>
  ({ deployed }: FlinkProcess, time: number): number => {
    const last = deployed.checkpoints.last(time);
    return last === undefined ? NONE_YET : Math.floor(measure(last, deployed));
  };

/** State grows and shrinks with the day's load. */
const fullSize = ({ id }: CompletedCheckpoint, { job }: DeployedJob, triggered: number): number =>
  job.spec.state *
  (job.load.arrivals.at(triggered) / job.spec.recordsPerSecond) *
  (0.97 + 0.06 * chance(job.id, 'size', id));

const full = (last: CompletedCheckpoint, deployed: DeployedJob) =>
  fullSize(last, deployed, last.triggered);
/** Incremental: what changed since the one before. */
const increment = (last: CompletedCheckpoint, deployed: DeployedJob) =>
  full(last, deployed) * (0.08 + 0.05 * chance(deployed.job.id, 'increment', last.id));

export const jobFamilies: Family<FlinkProcess>[] = gauges('flink_jobmanager_job_', {
  initializingTime: () => 0,
  createdTime: () => 0,
  runningTime: inState(true),
  restartingTime: inState(false),
  cancellingTime: () => 0,
  failingTime: () => 0,
  deployingTime: () => 0,
  uptime: inState(true),
  downtime: inState(false),
  numRestarts: ({ deployed }, time) => deployed.restarts(time),
  fullRestarts: ({ deployed }, time) => deployed.restarts(time),
  numRescales: () => 0,
  totalNumberOfCheckpoints: ({ deployed }, time) => deployed.checkpoints.total(time),
  numberOfCompletedCheckpoints: ({ deployed }, time) => deployed.checkpoints.completed(time),
  numberOfFailedCheckpoints: ({ deployed }, time) => deployed.checkpoints.failed(time),
  numberOfInProgressCheckpoints: ({ deployed }, time) => deployed.checkpoints.inProgress(time),
  lastCompletedCheckpointId: ofLast(({ id }) => id),
  lastCheckpointDuration: ofLast(({ triggered, completed }) => completed - triggered),
  lastCheckpointSize: ofLast(increment),
  lastCheckpointFullSize: ofLast(full),
  lastCheckpointMetadataSize: ofLast(() => 48_213),
  lastCheckpointProcessedData: ofLast(() => 0),
  lastCheckpointPersistedData: ofLast(() => 0),
  lastCheckpointCompletedTimestamp: ofLast(({ completed }) => completed),
  // Text, which goes out as 0.
  lastCheckpointExternalPath: () => 0,
  lastCheckpointRestoreTimestamp: ({ deployed }, time) => {
    const restored = deployed.incarnations.findLast(({ from }) => from <= time);
    return restored === undefined || restored.restarts === 0 ? NONE_YET : restored.from;
  },
});
