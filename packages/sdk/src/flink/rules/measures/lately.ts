import {
  and,
  avgOverTime,
  clampMin,
  count,
  deriv,
  div,
  group,
  gt,
  type InstantVector,
  increase,
  max,
  or,
  rate,
  type Selector,
  sub,
  sum,
} from '../../../promql/index.ts';
import { flink } from '../../metrics/generated/flink.ts';

const { job, operator, task } = flink;

/**
 * What "now" means: long enough that a burst is none, short enough that a fault is named within minutes. Gauges of time
 * are means over it.
 */
export const lately = '3m';

/** How much a counter of the run that reports now grew; that of an earlier submission is another job's. */
export const grown = <L extends string>(
  counter: Selector<L>,
  window: '5m' | '10m' | '15m' | '30m' | '1h',
): InstantVector<L> => and(increase(counter, window), counter);

/** How long the run has lasted, ms; 0 while it does not run. */
export const age = () => or(max(job.runningTime()), max(job.uptime()));

/** Of the busiest subtask of each task, ms of a second. */
export const busiest = () => max(avgOverTime(task.busyTimeMsPerSecond(), lately)).by('task_name');
/** Of the most backpressured subtask of each task, ms of a second. */
export const pressed = () =>
  max(avgOverTime(task.backPressuredTimeMsPerSecond(), lately)).by('task_name');
/** Of the most backpressured subtask of all, ms of a second. */
export const mostPressed = () => max(avgOverTime(task.backPressuredTimeMsPerSecond(), lately));
/** Of the busiest subtask of all, ms of a second. */
export const mostBusy = () => max(avgOverTime(task.busyTimeMsPerSecond(), lately));

/** Of each task. */
export const subtasks = () =>
  count(group(task.numRecordsIn()).by('task_name', 'subtask_index')).by('task_name');

/** Of Kafka, that each source reads. */
export const partitions = () =>
  count(
    group(operator.kafkaSourceReader.topic.partition.currentOffset()).by(
      'task_name',
      'topic',
      'partition',
    ),
  ).by('task_name');

/** Records that wait for each source. */
export const waiting = () => sum(operator.pendingRecords()).by('operator_name');
/** Records a second that sources read. Not each counts what it takes in: those are told by what they send. */
export const readIn = (window: '3m' | '5m' | '15m') =>
  or(
    gt(sum(rate(operator.numRecordsIn(), window)).by('operator_name'), 0),
    sum(rate(operator.numRecordsOut(), window)).by('operator_name'),
  );
export const taken = () => readIn(lately);

/** How long each source would need for what waits, s. */
export const backlogOf = () => div(waiting(), clampMin(taken(), 0.1)).on('operator_name');
export const backlogSeconds = () => max(backlogOf());

/** How fast what waits grows, as a share of what is read; below 0 it shrinks. */
export const growthOf = () =>
  div(sum(deriv(operator.pendingRecords(), '5m')).by('operator_name'), clampMin(taken(), 0.1)).on(
    'operator_name',
  );
export const backlogTrend = () => max(growthOf());

/** Restarts after a failure: since Flink 2.0 a rescale counts as one, too, and is not. */
export function failures(window: '10m' | '30m' | '1h') {
  const restarts = sum(grown(job.numRestarts(), window));
  const rescales = sum(grown(job.numRescales(), window));
  // Before 2.0 there is no such counter.
  return or(sub(restarts, rescales), restarts);
}
