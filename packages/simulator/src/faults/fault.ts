import type { Labels } from '@flink-metrics/sdk/prometheus';

/** One series at one time, as it would be without the fault. */
export interface Moment {
  /** Unix ms. */
  readonly time: number;
  /** When the fault began for this series: its own beginning, where that is later. */
  readonly from: number;
  readonly labels: Labels;
  /** Without the fault; NaN where there is none. */
  valueAt(time: number): number;
}

/** What a metric says in place of its usual value; undefined: nothing. */
export type Change = (moment: Moment) => number | undefined;

/** A metric that only this fault makes somebody report: one series for each of another metric. */
export interface Added {
  readonly like: string;
  /** Beside those of the other metric. */
  readonly labels?: Labels;
  readonly value: Change;
}

/**
 * Something that goes wrong, or only looks like it, as what it does to the metrics. What belongs together is changed
 * together: a subtask that is busy is not idle, and a counter grows as fast as its meter says.
 */
export interface Fault {
  /** Unix ms. */
  readonly from: number;
  /** By the name of the metric. */
  readonly changes?: Readonly<Record<string, Change>>;
  /** By the name of the metric. */
  readonly adds?: Readonly<Record<string, Added>>;
  /** Series that nobody reports any more. */
  readonly hides?: (name: string, labels: Labels) => boolean;
}

/** The value of a series with all that goes wrong. */
export function withFaults(
  faults: readonly Fault[],
  name: string,
  labels: Labels,
  since: number,
  time: number,
  usual: (time: number) => number | undefined,
): number | undefined {
  let valueAt = usual;
  for (const { from, changes, hides } of faults) {
    if (time < from) continue;
    if (hides?.(name, labels)) return undefined;
    const change = changes?.[name];
    if (change === undefined) continue;
    const before = valueAt;
    const began = Math.max(from, since);
    valueAt = (at) => {
      if (at < from) return before(at);
      return change({ time: at, from: began, labels, valueAt: (t) => before(t) ?? Number.NaN });
    };
  }
  return valueAt(time);
}

/** A counter that grows so many times as fast, from then on. */
export const grows =
  (factor: number | ((labels: Labels) => number)): Change =>
  ({ time, from, labels, valueAt }) => {
    const base = valueAt(from);
    const times = typeof factor === 'number' ? factor : factor(labels);
    return Math.floor(base + times * (valueAt(time) - base));
  };

/** A counter that grows by so many a second more. */
export const growsBy =
  (perSecond: number): Change =>
  ({ time, from, valueAt }) =>
    Math.floor(valueAt(from) + (perSecond * (time - from)) / 1000);

/** As it was when the fault began. */
export const stands: Change = ({ from, valueAt }) => valueAt(from);

export const is =
  (value: number): Change =>
  () =>
    value;

/** Its usual value times so many. */
export const times =
  (factor: number): Change =>
  ({ time, valueAt }) =>
    factor * valueAt(time);

/** Grows with the clock: ms since it began. */
export const sinceThen: Change = ({ time, from }) => time - from;

/** Only where it fits; elsewhere as usual. */
export const where =
  (fits: (labels: Labels) => boolean, change: Change): Change =>
  (moment) =>
    fits(moment.labels) ? change(moment) : moment.valueAt(moment.time);
