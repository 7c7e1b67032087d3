import { type Fault, growsBy, is, sinceThen, stands, where } from './fault.ts';
import { flows, isSource, operator, spends } from './names.ts';

const idle = spends(() => ({ busy: 2, pressed: 0 }));

/** The broker is out of reach: nothing is read, and ever more waits. */
export const stalledSource = (from: number): Fault => ({
  from,
  changes: {
    ...flows(stands, is(0)),
    ...idle,
    [`${operator}sourceIdleTime`]: sinceThen,
    [`${operator}pendingRecords`]: ({ time, from: began, valueAt }) =>
      valueAt(began) + (1_050 * (time - began)) / 1000,
  },
});

/** Upstream has stopped. A topic of transactions keeps an offset or two that no record has. */
export const noInput = (from: number, left = 0): Fault => ({
  from,
  changes: {
    ...flows(stands, is(0)),
    ...idle,
    [`${operator}sourceIdleTime`]: sinceThen,
    [`${operator}pendingRecords`]: is(left),
  },
});

/** A source that tells what waits, and does not count what it reads: Flink's own sources for tests are such. */
export const uncounted = (from: number): Fault => ({
  from,
  changes: {
    [`${operator}numRecordsIn`]: where(isSource, stands),
    [`${operator}numRecordsInPerSecond`]: where(isSource, is(0)),
    [`${operator}pendingRecords`]: is(5_000),
  },
});

/** A backlog that gets less, but hardly. */
export const hugeBacklog = (from: number): Fault => ({
  from,
  changes: {
    [`${operator}pendingRecords`]: ({ time, from: began }) =>
      8_000_000 - (120 * (time - began)) / 1000,
  },
});

/** Producers write hours after the event. */
export const oldData = (from: number): Fault => ({
  from,
  changes: {
    [`${operator}currentEmitEventTimeLag`]: is(3 * 3_600_000),
    [`${operator}currentFetchEventTimeLag`]: is(3 * 3_600_000),
  },
});

/** Watermark alignment holds the source back. */
export const pausedSource = (from: number): Fault => ({
  from,
  adds: {
    [`${operator}split_watermark_pausedTimeMsPerSecond`]: {
      like: `${operator}sourceIdleTime`,
      value: is(720),
    },
  },
});

export const failingCommits = (from: number): Fault => ({
  from,
  changes: { [`${operator}KafkaSourceReader_commitsFailed`]: growsBy(1 / 60) },
});

/** Half of the source's subtasks have no partition. */
export const idleSubtasks = (from: number): Fault => {
  const isIdle = (labels: Readonly<Record<string, string>>) =>
    isSource(labels) && Number(labels.subtask_index) >= 2;
  return {
    from,
    changes: {
      ...flows(where(isIdle, stands), where(isIdle, is(0))),
      [`${operator}sourceIdleTime`]: where(isIdle, sinceThen),
      [`${operator}pendingRecords`]: where(isIdle, is(0)),
    },
  };
};

/** Five partitions for four subtasks, and the source has much to do. */
export const fivePartitions = (from: number): Fault => ({
  from,
  changes: spends((labels) => (isSource(labels) ? { busy: 640, pressed: 0 } : undefined)),
  hides: (name, labels) =>
    name.startsWith(`${operator}KafkaSourceReader_topic_partition_`) &&
    Number(labels.partition) >= 5,
});

/** An operator whose counter of errors grows. */
export const recordErrors = (from: number, counter: string): Fault => ({
  from,
  changes: { [`${operator}${counter}`]: growsBy(1 / 12) },
});

export const slowWrites = (from: number): Fault => ({
  from,
  changes: { [`${operator}currentSendTime`]: is(3_100) },
});

export const failingLookups = (from: number): Fault => ({
  from,
  adds: {
    [`${operator}cache_numLoadFailures`]: {
      like: `${operator}numLateRecordsDropped`,
      value: ({ time }) => Math.max(0, Math.floor((time - from) / 20_000)),
    },
  },
});
