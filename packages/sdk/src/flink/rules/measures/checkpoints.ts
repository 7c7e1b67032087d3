import {
  deriv,
  div,
  gt,
  type InstantVector,
  increase,
  max,
  mul,
  or,
  sub,
  sum,
  time,
  unless,
} from '../../../promql/index.ts';
import { flink } from '../../metrics/generated/flink.ts';
import { grown } from './lately.ts';

const { job, task } = flink;

type Window = '5m' | '10m' | '30m' | '1h';

export const failed = (window: Window): InstantVector<never> =>
  sum(grown(job.numberOfFailedCheckpoints(), window));
export const completed = (window: Window): InstantVector<never> =>
  sum(grown(job.numberOfCompletedCheckpoints(), window));

/**
 * Failures of a time in which none succeeded: five minutes for checkpoints that are made every minute, half an hour for
 * those that take the default time-out of ten. Nothing where one succeeded.
 */
export const failedInARow = (): InstantVector<never> => {
  // Two, less what Prometheus loses at the ends of a window.
  const within = (window: Window) =>
    unless(gt(failed(window), 1.5), gt(completed(window), 0.5)).on();
  return or(within('5m'), within('30m'));
};

/** Of the checkpoints that ended, those that failed. */
export const failedShare = (window: Window): InstantVector<never> =>
  div(failed(window), gt(sum(addTo(failed(window), completed(window))), 0));

const addTo = (one: InstantVector<never>, other: InstantVector<never>) => sub(one, mul(other, -1));

/** Time between two checkpoints, ms: the interval is no metric, so it is told from how their number grows. */
export const interval = (): InstantVector<never> =>
  div(1000, gt(max(deriv(job.totalNumberOfCheckpoints(), '30m')), 0));

export const duration = (): InstantVector<never> => max(job.lastCheckpointDuration());

/** Since the last one was completed, ms; known since Flink 2.0. */
export const sinceLast = (): InstantVector<never> =>
  sub(mul(time(), 1000), gt(max(job.lastCheckpointCompletedTimestamp()), 0));

/** Of the last checkpoint's time, until its barrier came to the slowest subtask of a task. */
export const startDelayShare = () =>
  div(div(max(task.checkpointStartDelayNanos()).by('task_name'), 1e6), scalarOf(gt(duration(), 0)))
    .on()
    .groupLeft();

/** Of the last checkpoint's time, between the first and the last barrier at a subtask. */
export const alignmentShare = () =>
  div(div(max(task.checkpointAlignmentTime()).by('task_name'), 1e6), scalarOf(gt(duration(), 0)))
    .on()
    .groupLeft();

const scalarOf = (one: InstantVector<never>) => max(one);

/** How much a counter grew in the last six hours. */
export const inSixHours = () => sum(increase(job.totalNumberOfCheckpoints(), '6h'));
