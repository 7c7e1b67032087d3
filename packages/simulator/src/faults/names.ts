import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { Change } from './fault.ts';

export const job = 'flink_jobmanager_job_';
export const jobManager = 'flink_jobmanager_';
export const taskManager = 'flink_taskmanager_Status_';
export const task = 'flink_taskmanager_job_task_';
export const operator = 'flink_taskmanager_job_task_operator_';

export const isSource = ({ task_name: name = '' }: Labels): boolean => name.startsWith('Source');
export const isSink = ({ task_name: name = '' }: Labels): boolean => /Writer|Sink/.test(name);
export const isMiddle = (labels: Labels): boolean => !isSource(labels) && !isSink(labels);
export const isFirst = ({ subtask_index: index }: Labels): boolean => index === '0';

/** How a subtask spends a second, in ms; the rest it is idle. */
export interface Second {
  readonly busy: number;
  readonly pressed: number;
}

const STEP = 15_000;

/** Sets busy, idle and backpressured together, now and in all; as usual where it says nothing. */
export function spends(
  of: (labels: Labels, time: number) => Second | undefined,
): Readonly<Record<string, Change>> {
  const set =
    (part: (second: Second) => number): Change =>
    ({ labels, time, valueAt }) => {
      const second = of(labels, time);
      return second === undefined ? valueAt(time) : part(second);
    };
  const total =
    (part: (second: Second) => number): Change =>
    ({ labels, time, from, valueAt }) => {
      if (of(labels, time) === undefined) return valueAt(time);
      let sum = valueAt(from);
      // In steps that begin at one moment, so that it never gets less.
      for (let at = from; at < time; at += STEP) {
        const second = of(labels, at);
        if (second !== undefined) sum += (part(second) * Math.min(STEP, time - at)) / 1000;
      }
      return Math.floor(sum);
    };
  const idle = ({ busy, pressed }: Second) => 1000 - busy - pressed;
  return {
    [`${task}accumulateBusyTimeMs`]: total(({ busy }) => busy),
    [`${task}accumulateBackPressuredTimeMs`]: total(({ pressed }) => pressed),
    [`${task}accumulateIdleTimeMs`]: total(idle),
    [`${task}busyTimeMsPerSecond`]: set(({ busy }) => busy),
    [`${task}backPressuredTimeMsPerSecond`]: set(({ pressed }) => pressed),
    [`${task}softBackPressuredTimeMsPerSecond`]: set(({ pressed }) => pressed),
    [`${task}idleTimeMsPerSecond`]: set(idle),
    [`${task}isBackPressured`]: set(({ pressed }) => Number(pressed > 500)),
  };
}

/** Records in and out of tasks and operators, with their meters, and those that come late. */
export function flows(
  counter: Change,
  meter: Change,
  sides: readonly ('In' | 'Out')[] = ['In', 'Out'],
): Readonly<Record<string, Change>> {
  return {
    [`${operator}numLateRecordsDropped`]: counter,
    ...Object.fromEntries(
      [task, operator].flatMap((scope) =>
        sides.flatMap((side) => [
          [`${scope}numRecords${side}`, counter] as const,
          [`${scope}numRecords${side}PerSecond`, meter] as const,
        ]),
      ),
    ),
  };
}
