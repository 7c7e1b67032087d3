import {
  add,
  avg,
  avgOverTime,
  deriv,
  div,
  type Expr,
  max,
  minOverTime,
  offset,
  or,
  quantileOverTime,
  rate,
  subquery,
  sum,
} from '../../../promql/index.ts';
import { flink } from '../../metrics/generated/flink.ts';
import { alignmentShare, duration, startDelayShare } from '../measures/checkpoints.ts';
import { partitions, readIn, subtasks, waiting } from '../measures/lately.ts';

const { job, operator, task, taskmanager } = flink;
const { heap, metaspace } = taskmanager.jvm.memory;
const { managed } = taskmanager.flink.memory;
const { netty } = taskmanager.shuffle;

/** Long enough that windows that fire once a minute are even: the autoscaler’s own. */
const WINDOW = '15m';

/** Of each task. */
const tasks = {
  parallelism: subtasks(),
  in: sum(rate(task.numRecordsIn(), WINDOW)).by('task_name'),
  out: sum(rate(task.numRecordsOut(), WINDOW)).by('task_name'),
  /**
   * Of its time, how much it is busy. Since 1.16 there is a counter, whose mean over the window is of all of it, as the
   * records are; a mean of a gauge is of the moments that were sampled.
   */
  busy: div(
    or(
      avg(rate(task.accumulateBusyTimeMs(), WINDOW)).by('task_name'),
      avg(avgOverTime(task.busyTimeMsPerSecond(), WINDOW)).by('task_name'),
    ),
    1000,
  ),
  pressed: div(avg(avgOverTime(task.backPressuredTimeMsPerSecond(), WINDOW)).by('task_name'), 1000),
  waiting: sum(operator.pendingRecords()).by('task_name'),
  growth: sum(deriv(operator.pendingRecords(), WINDOW)).by('task_name'),
  partitions: partitions(),
};

/** What arrives at each source: what is read, and what is added to what waits. */
const inflow = () =>
  add(readIn('5m'), sum(deriv(operator.pendingRecords(), '5m')).by('operator_name')).on(
    'operator_name',
  );
/** Of the hour that comes, as it was yesterday; of the last one where yesterday is not known. */
const inflowQuantile = (quantile: number) =>
  or(
    quantileOverTime(quantile, offset(subquery(inflow(), '1h', '5m'), '23h')),
    quantileOverTime(quantile, subquery(inflow(), '1h', '5m')),
  );

/** Of each source. */
const sources = {
  waiting: waiting(),
  capacity: readIn(WINDOW),
  low: inflowQuantile(0.25),
  high: inflowQuantile(0.75),
};

/** Of the last checkpoint, and of the one a day before. */
const checkpoint = {
  duration: duration(),
  startDelayShare: max(startDelayShare()),
  alignmentShare: max(alignmentShare()),
  size: max(job.lastCheckpointSize()),
  fullSize: max(job.lastCheckpointFullSize()),
  durationBefore: max(offset(job.lastCheckpointDuration(), '1d')),
  sizeBefore: max(offset(job.lastCheckpointSize(), '1d')),
};

/** Of the TaskManager that needs most of each. */
const memory = {
  heapFloor: max(minOverTime(heap.used(), WINDOW)),
  heapMax: max(heap.max()),
  metaspaceUsed: max(metaspace.used()),
  metaspaceMax: max(metaspace.max()),
  managedUsed: max(managed.used()),
  managedTotal: max(managed.total()),
  networkUsed: max(netty.usedMemory()),
  networkTotal: max(netty.totalMemory()),
  limit: max(flink.container.kubePodContainerResourceLimits({ resource: 'memory' })),
};

export const measures = { tasks, sources, checkpoint, memory } as const satisfies Readonly<
  Record<string, Readonly<Record<string, Expr>>>
>;
