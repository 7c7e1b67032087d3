import { jitter } from './random.ts';
import type { Subtask } from './subtask.ts';

/** How a subtask spends its time; the first three add up to 1. */
export interface Shares {
  readonly busy: number;
  readonly idle: number;
  readonly backPressured: number;
  /** How full its input is kept because it cannot go faster. */
  readonly inputHeld: number;
}

/** What a subtask works in; the busiest task of a job is the one that holds the others up. */
export function shares(subtask: Subtask, time: number): Shares {
  const { deployed, task, position, id } = subtask;
  const { load, spec } = deployed.job;
  const pressure = load.pressure(time);
  const bottleneck = bottleneckOf(spec.tasks);
  const loadNow = load.arrivals.at(time) / spec.recordsPerSecond;
  const calm = Math.min(0.97, task.busy * loadNow * (1 + 0.06 * jitter(id, time)));

  if (position === bottleneck) {
    const busy = calm + (0.99 - calm) * pressure;
    return { busy, idle: 1 - busy, backPressured: 0, inputHeld: pressure };
  }
  const busy = calm * (1 - 0.5 * pressure);
  const backPressured =
    position < bottleneck ? Math.min(1 - busy, 0.85 * pressure + 0.01 * (1 + jitter(id, time))) : 0;
  return {
    busy,
    backPressured,
    idle: 1 - busy - backPressured,
    inputHeld: position > 0 && position < bottleneck ? 0.9 * pressure : 0,
  };
}

/**
 * How a subtask has spent its time since its attempt began, ms: what {@link shares} adds up to, without the jitter, and
 * as if a slow task held up the others from one moment to the next. Nothing of it ever gets less.
 */
export function spent(subtask: Subtask, time: number): Omit<Shares, 'inputHeld'> {
  const { deployed, task, position, from } = subtask;
  const { load, spec } = deployed.job;
  const all = time - from;
  const held = load.heldUp(from, time);
  const calm = (1000 * task.busy * load.arrivals.between(from, time)) / spec.recordsPerSecond;
  const bottleneck = bottleneckOf(spec.tasks);
  if (position === bottleneck) {
    const busy = Math.min(all, calm + (0.99 - task.busy) * held);
    return { busy, backPressured: 0, idle: all - busy };
  }
  const busy = Math.min(all, calm - 0.5 * task.busy * held);
  const backPressured = position < bottleneck ? Math.min(all - busy, 0.85 * held + 0.01 * all) : 0;
  return { busy, backPressured, idle: all - busy - backPressured };
}

const bottleneckOf = (tasks: Subtask['deployed']['job']['spec']['tasks']): number =>
  tasks.reduce(
    (busiest, { busy }, position) => (busy > (tasks[busiest]?.busy ?? 0) ? position : busiest),
    0,
  );

/** No watermark for the first seconds of an attempt. */
const FIRST_WATERMARK = 12_000;

/** How far event time is behind, in ms; undefined before the first watermark. */
export function eventTimeLag(subtask: Subtask, time: number): number | undefined {
  if (time - subtask.incarnation.from < FIRST_WATERMARK) return undefined;
  const { load } = subtask.deployed.job;
  const behind = (1_000 * load.backlog(subtask.incarnation, time)) / load.arrivals.at(time);
  return 2_500 + 350 * subtask.position + 400 * (1 + jitter(subtask.id, time)) + behind;
}
