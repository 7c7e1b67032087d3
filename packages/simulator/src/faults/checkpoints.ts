import { type Change, type Fault, grows, growsBy, is, stands, where } from './fault.ts';
import { isMiddle, job, task } from './names.ts';

const DAY = 86_400_000;

/** Every other checkpoint fails. */
export const everyOtherFails = (from: number, interval: number): Fault => ({
  from,
  changes: {
    [`${job}numberOfCompletedCheckpoints`]: grows(0.5),
    [`${job}numberOfFailedCheckpoints`]: growsBy(500 / interval),
  },
});

/** None is triggered any more. */
export const noneTriggered = (from: number): Fault => ({
  from,
  changes: {
    [`${job}totalNumberOfCheckpoints`]: stands,
    [`${job}numberOfCompletedCheckpoints`]: stands,
    [`${job}numberOfFailedCheckpoints`]: stands,
    [`${job}numberOfInProgressCheckpoints`]: is(0),
    [`${job}lastCheckpointCompletedTimestamp`]: stands,
  },
});

/** Nobody has turned them on. */
export const notTurnedOn = (from: number): Fault => ({
  from,
  changes: {
    [`${job}totalNumberOfCheckpoints`]: is(0),
    [`${job}numberOfCompletedCheckpoints`]: is(0),
    [`${job}numberOfFailedCheckpoints`]: is(0),
    [`${job}numberOfInProgressCheckpoints`]: is(0),
    ...Object.fromEntries(
      ['Duration', 'Size', 'FullSize', 'PersistedData', 'ProcessedData', 'CompletedTimestamp'].map(
        (name) => [`${job}lastCheckpoint${name}`, is(-1)] as const,
      ),
    ),
  },
});

/** One ends, and the next begins. */
export const backToBack = (from: number): Fault => ({
  from,
  changes: {
    [`${job}numberOfInProgressCheckpoints`]: is(1),
    [`${job}lastCheckpointDuration`]: is(58_000),
  },
});

/** A savepoint or two that take minutes, and nothing else. */
export const longSavepoint = (from: number): Fault => ({
  from,
  changes: { [`${job}numberOfInProgressCheckpoints`]: is(1) },
});

/** How long a checkpoint takes, and the longest part of it. */
export const slowCheckpoints = (
  from: number,
  duration: number,
  phase: { readonly startDelay?: number; readonly alignment?: number } = {},
): Fault => {
  const { startDelay = 20, alignment = 10 } = phase;
  const nanos = (ms: number): Change => where(isMiddle, is(ms * 1e6));
  return {
    from,
    changes: {
      [`${job}lastCheckpointDuration`]: is(duration),
      [`${task}checkpointStartDelayNanos`]: nanos(startDelay),
      [`${task}checkpointAlignmentTime`]: nanos(alignment),
    },
  };
};

/** Unaligned checkpoints store what is on its way. */
export const heavyInFlight = (from: number): Fault => ({
  from,
  changes: {
    [`${job}lastCheckpointSize`]: is(4e8),
    [`${job}lastCheckpointPersistedData`]: is(2.6e8),
  },
});

/** Nothing clears the state: it grows by a fifth a day. */
export const growingState = (from: number): Fault => ({
  from,
  changes: {
    [`${job}lastCheckpointFullSize`]: ({ time, valueAt }) =>
      valueAt(time) * 1.2 ** ((time - from) / DAY),
  },
});

/** Everything is written anew each time. */
export const fullCheckpoints = (from: number): Fault => ({
  from,
  changes: {
    [`${job}lastCheckpointFullSize`]: is(4e9),
    [`${job}lastCheckpointSize`]: is(4e9),
    [`${job}lastCheckpointDuration`]: is(18_000),
  },
});
