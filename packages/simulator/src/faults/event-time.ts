import { type Change, type Fault, growsBy, is, sinceThen, stands, where } from './fault.ts';
import { flows, isSource, operator, task } from './names.ts';

const HOUR = 3_600_000;
const NONE = -(2 ** 63);
const downstream = (labels: Readonly<Record<string, string>>) => !isSource(labels);

/** Watermarks of tasks and operators after the sources. */
const downstreamWatermarks = (change: Change): Readonly<Record<string, Change>> => ({
  [`${task}currentInputWatermark`]: where(downstream, change),
  [`${operator}currentInputWatermark`]: where(downstream, change),
});

/** Timestamps do not advance any more, though records arrive. */
export const standingWatermark = (from: number): Fault => ({
  from,
  changes: { ...downstreamWatermarks(stands), [`${operator}currentOutputWatermark`]: stands },
});

/** One subtask of the source has nothing to read, and no idleness is set: it holds event time. */
export const idlePartition = (from: number): Fault => {
  const isIdle = (labels: Readonly<Record<string, string>>) =>
    isSource(labels) && labels.subtask_index === '3';
  return {
    from,
    changes: {
      ...flows(where(isIdle, stands), where(isIdle, is(0))),
      ...downstreamWatermarks(stands),
      [`${operator}currentOutputWatermark`]: where(
        (labels) => isIdle(labels) || downstream(labels),
        stands,
      ),
      [`${operator}sourceIdleTime`]: where(isIdle, sinceThen),
      [`${operator}pendingRecords`]: where(isIdle, is(0)),
    },
  };
};

/** One task never gets a watermark; others do. */
export const noWatermark = (from: number): Fault => ({
  from,
  changes: {
    [`${task}currentInputWatermark`]: where(
      ({ task_name: name }) => name === 'revenue_per_minute',
      is(NONE),
    ),
  },
});

/** Nobody uses event time. */
export const processingTime = (from: number): Fault => ({
  from,
  changes: {
    [`${task}currentInputWatermark`]: is(NONE),
    [`${operator}currentInputWatermark`]: is(NONE),
    [`${operator}currentOutputWatermark`]: is(NONE),
  },
});

/** One partition is 40 minutes of event time behind; it moves, and holds the rest. */
export const partitionBehind = (from: number): Fault => {
  const behind: Change = ({ time }) => time - 40 * 60_000;
  return {
    from,
    changes: {
      ...downstreamWatermarks(behind),
      [`${operator}currentOutputWatermark`]: where(
        (labels) => downstream(labels) || labels.subtask_index === '3',
        behind,
      ),
    },
  };
};

/** A record of tomorrow moves event time, and what comes on time is late. */
export const futureDate = (from: number): Fault => ({
  from,
  changes: {
    ...downstreamWatermarks(({ time }) => time + 5 * HOUR),
    [`${operator}currentOutputWatermark`]: ({ time }) => time + 5 * HOUR,
    [`${operator}numLateRecordsDropped`]: growsBy(300),
  },
});

export const lateRecords = (from: number): Fault => ({
  from,
  changes: { [`${operator}numLateRecordsDropped`]: growsBy(25) },
});
