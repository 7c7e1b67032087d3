import type { Labels } from '@flink-metrics/sdk/prometheus';
import { type Change, type Fault, is, sinceThen, stands } from './fault.ts';
import { job, jobManager } from './names.ts';

/** What reports while a task runs. */
const isOfTasks = (name: string): boolean => name.startsWith('flink_taskmanager_job_');

const runs = (change: Change): Readonly<Record<string, Change>> => ({
  [`${job}runningTime`]: change,
  [`${job}uptime`]: change,
});

/** It fails, waits and fails before any task runs. */
export const doesNotRun = (from: number): Fault => ({
  from,
  changes: {
    ...runs(is(0)),
    [`${job}restartingTime`]: sinceThen,
    [`${job}downtime`]: sinceThen,
  },
  hides: isOfTasks,
});

/** TaskManagers are asked for and do not come; the tasks are never deployed. */
export const tooFewTaskManagers = (from: number, missing: number): Fault => ({
  from,
  changes: {
    ...runs(sinceThen),
    [`${job}deployingTime`]: sinceThen,
    [`${jobManager}numPendingTaskManagers`]: is(missing),
    [`${jobManager}taskSlotsAvailable`]: is(0),
  },
  hides: isOfTasks,
});

/** A session cluster whose slots others have: the job is RUNNING, and none of its tasks is deployed. */
export const waitsForSlots = (from: number): Fault => ({
  from,
  changes: {
    ...runs(sinceThen),
    [`${job}deployingTime`]: is(0),
    [`${job}numberOfCompletedCheckpoints`]: stands,
    [`${job}totalNumberOfCheckpoints`]: stands,
    [`${jobManager}taskSlotsAvailable`]: is(0),
  },
  hides: isOfTasks,
});

/** An operator blocks as it opens. */
export const deploysForever = (from: number): Fault => ({
  from,
  changes: { ...runs(sinceThen), [`${job}deployingTime`]: sinceThen },
  hides: isOfTasks,
});

/** Tasks load their state: the job runs, and not all of its subtasks do. */
export const loadsState = (from: number): Fault => ({
  from,
  changes: runs(sinceThen),
  adds: {
    [`${job}allSubTasksRunningOrFinishedTime`]: {
      like: `${job}runningTime`,
      value: ({ time, valueAt }) => (time < from ? valueAt(time) : 0),
    },
  },
});

/** Fails and recovers at once, every so often (ms). */
export const failsEvery = (from: number, period: number): Fault => {
  const failures = (time: number) => 1 + Math.floor((time - from) / period);
  const more: Change = ({ time, valueAt }) => valueAt(time) + failures(time);
  return {
    from,
    changes: {
      ...runs(({ time }) => (time - from) % period),
      [`${job}numRestarts`]: more,
      [`${job}fullRestarts`]: more,
    },
  };
};

/** No checkpoint is completed between the failures. */
export const withoutCheckpoints = (from: number): Fault => ({
  from,
  changes: {
    [`${job}numberOfCompletedCheckpoints`]: ({ valueAt }) => valueAt(from),
    [`${job}lastCheckpointCompletedTimestamp`]: ({ valueAt }) => valueAt(from),
  },
});

/** An autoscaler changes its mind every so often (ms). Since Flink 2.0 a rescale counts as a restart, too. */
export const rescalesEvery = (from: number, period: number): Fault => {
  const rescales = (time: number) => 1 + Math.floor((time - from) / period);
  const more: Change = ({ time, valueAt }) => valueAt(time) + rescales(time);
  return {
    from,
    changes: {
      ...runs(({ time }) => (time - from) % period),
      [`${job}numRestarts`]: more,
      [`${job}numRescales`]: more,
    },
  };
};

/** A TaskManager runs and works, and Prometheus does not get its metrics any more. */
export const notScraped = (from: number): Fault => ({
  from,
  hides: (name: string, { pod = '' }: Labels) =>
    name.startsWith('flink_taskmanager_') && pod.endsWith('-taskmanager-1-2'),
});

/** One TaskManager less is registered, as after a scale-down or of a session cluster that gives back what is idle. */
export const oneFewer = (from: number): Fault => ({
  from,
  changes: {
    [`${jobManager}numRegisteredTaskManagers`]: ({ time, valueAt }) => valueAt(time) - 1,
    [`${jobManager}numPendingTaskManagers`]: is(0),
  },
});

/** A cluster with a TaskManager more than the job needs, until then. */
export const spareUntil = (from: number, until: number): Fault => ({
  from,
  changes: {
    [`${jobManager}numRegisteredTaskManagers`]: ({ time, valueAt }) =>
      valueAt(time) + Number(time < until),
  },
});

/** The job has ended, and its cluster with it. */
export const gone = (from: number): Fault => ({
  from,
  hides: (name) => name.startsWith('flink_'),
});
