import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { Subject } from '../cluster/process.ts';

/** One metric of a kind of subject, as a function of time. */
export interface Family<S extends Subject> {
  readonly name: string;
  /** What `# TYPE` says: Flink's counters and meters go out as gauges. */
  readonly type: 'gauge' | 'counter' | 'summary';
  /** Labels that tell several series of it apart, as a summary's `quantile`. */
  readonly variants?: readonly Labels[];
  /** Undefined while there is nothing to report. */
  value(subject: S, time: number, variant: Labels): number | undefined;
}

type Value<S> = (subject: S, time: number) => number | undefined;

/** Families of one prefix from a table of name and value. */
export const gauges = <S extends Subject>(
  prefix: string,
  values: Readonly<Record<string, Value<S>>>,
): Family<S>[] => families('gauge', prefix, values);

export const counters = <S extends Subject>(
  prefix: string,
  values: Readonly<Record<string, Value<S>>>,
): Family<S>[] => families('counter', prefix, values);

const families = <S extends Subject>(
  type: Family<S>['type'],
  prefix: string,
  values: Readonly<Record<string, Value<S>>>,
): Family<S>[] =>
  Object.entries(values).map(([name, value]) => ({ name: `${prefix}${name}`, type, value }));

/** A counter of Flink's and its meter, which says the rate over the last minute. */
export const metered = <S extends Subject>(
  name: string,
  count: (subject: S, time: number) => number,
): Record<string, Value<S>> => ({
  [name]: (subject, time) => Math.floor(count(subject, time)),
  [`${name}PerSecond`]: (subject, time) => {
    const minuteAgo = Math.max(subject.from, time - 60_000);
    return (Math.floor(count(subject, time)) - Math.floor(count(subject, minuteAgo))) / 60;
  },
});

/** Flink's sentinel of a watermark that has not been seen: Long.MIN_VALUE. */
export const NO_WATERMARK = -(2 ** 63);
/** Flink's sentinel of a value that is not there yet. */
export const NONE_YET = -1;
