import { type Fault, grows, is, stands, times, where } from './fault.ts';
import { flows, isFirst, isMiddle, isSink, isSource, operator, spends, task } from './names.ts';

/** One key has most of the records: its subtask works, the others wait. @param held whether it holds up the job */
export const hotKey = (from: number, held: boolean): Fault => {
  // Of four subtasks' records the first has 85%.
  const share = (labels: Readonly<Record<string, string>>) => (isFirst(labels) ? 3.4 : 0.2);
  const of = (labels: Readonly<Record<string, string>>) =>
    labels.task_name === 'revenue_per_minute' ? share(labels) : 1;
  return {
    from,
    changes: {
      ...flows(grows(of), (moment) => of(moment.labels) * moment.valueAt(moment.time)),
      ...spends((labels) => {
        if (labels.task_name === 'revenue_per_minute') {
          return { busy: isFirst(labels) ? (held ? 990 : 770) : 140, pressed: 0 };
        }
        return held && !isSink(labels) ? { busy: 220, pressed: 740 } : undefined;
      }),
    },
  };
};

/** Subtasks on one TaskManager take more than twice as long, for as many records. */
export const slowHost = (from: number): Fault => ({
  from,
  changes: spends(({ tm_id: id = '' }) =>
    id.endsWith('_1') ? { busy: 960, pressed: 0 } : { busy: 240, pressed: 0 },
  ),
});

/** Data waits between tasks, and no task is busy. */
export const slowNetwork = (from: number): Fault => ({
  from,
  changes: {
    ...spends((labels) =>
      isSink(labels)
        ? { busy: 60, pressed: 0 }
        : { busy: 180, pressed: isSource(labels) ? 760 : 640 },
    ),
    [`${task}Shuffle_Netty_Input_Buffers_inPoolUsage`]: is(0.02),
    ...flows(grows(0.5), times(0.5)),
    [`${operator}pendingRecords`]: ({ time, from: began, valueAt }) =>
      valueAt(time) + (500 * (time - began)) / 1000,
  },
});

/** The source itself has no time left: more arrives than it can read. */
export const busySource = (from: number): Fault => ({
  from,
  changes: {
    ...spends((labels) => (isSource(labels) ? { busy: 985, pressed: 0 } : undefined)),
    [`${operator}pendingRecords`]: ({ time, from: began, valueAt }) =>
      valueAt(time) + (1_500 * (time - began)) / 1000,
  },
});

/** A record now and then takes seconds. */
export const longRecords = (from: number): Fault => ({
  from,
  changes: {
    [`${task}mailboxLatencyMs`]: where(isMiddle, ({ labels, time, valueAt }) =>
      Number(labels.quantile) > 0.95 ? 5_200 : valueAt(time),
    ),
  },
});

const BURST = { every: 300_000, lasts: 90_000 };

/**
 * Windows fire every five minutes: for a minute and a half what is before them waits. Flink's gauges of time are means
 * over a minute, so samples do not show whole bursts only.
 */
export const bursts = (from: number): Fault => ({
  from,
  changes: spends((labels, time) => {
    const share = burstIn(time - 60_000, time);
    const mean = (calm: number, firing: number) => Math.round(calm + share * (firing - calm));
    if (labels.task_name === 'revenue_per_minute') return { busy: mean(240, 1000), pressed: 0 };
    return isSink(labels) ? undefined : { busy: mean(330, 100), pressed: mean(0, 900) };
  }),
});

/** The part of a stretch of time in which windows fire. */
function burstIn(from: number, to: number): number {
  const firing = (time: number) =>
    Math.floor(time / BURST.every) * BURST.lasts + Math.min(time % BURST.every, BURST.lasts);
  return (firing(to) - firing(from)) / (to - from);
}

/** Behind after an outage, and faster than what arrives: everything works at its limit, and less waits each minute. */
export const catchingUp = (from: number, waiting: number): Fault => ({
  from,
  changes: {
    ...spends((labels) => {
      if (labels.task_name === 'revenue_per_minute') return { busy: 995, pressed: 0 };
      return isSink(labels) ? undefined : { busy: 300, pressed: 690 };
    }),
    ...flows(grows(1.8), times(1.8)),
    [`${operator}pendingRecords`]: ({ time, from: began, valueAt }) =>
      Math.max(valueAt(time), waiting - (900 * (time - began)) / 1000),
  },
});

/** Hardly anything to do. */
export const nightTraffic = (from: number): Fault => ({
  from,
  changes: {
    ...flows(grows(0.000_05), times(0.000_05)),
    ...spends(() => ({ busy: 1, pressed: 0 })),
    [`${operator}sourceIdleTime`]: ({ time }) => time % 95_000,
    [`${operator}pendingRecords`]: is(0),
    [`${task}currentInputWatermark`]: where(
      (labels) => !isSource(labels),
      ({ time }) => time - (time % 95_000) - 4_000,
    ),
    [`${operator}currentOutputWatermark`]: ({ time }) => time - (time % 95_000) - 4_000,
  },
});

/** Every input has ended, and the tasks have not gone yet: watermarks are at the end of time. */
export const inputEnded = (from: number): Fault => ({
  from,
  changes: {
    ...flows(stands, is(0)),
    ...spends(() => ({ busy: 0, pressed: 0 })),
    [`${task}currentInputWatermark`]: is(2 ** 63),
    [`${operator}currentInputWatermark`]: is(2 ** 63),
    [`${operator}currentOutputWatermark`]: is(2 ** 63),
    [`${operator}pendingRecords`]: is(0),
  },
});
