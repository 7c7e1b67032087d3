import type { Labels } from '@flink-metrics/sdk/prometheus';

/** Samples of one series: Unix time in ms, ascending, with the value of each. */
export interface Points {
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** The samples of one series that a range selector or subquery gives at one evaluation time; at least one. */
export interface Window extends Points {
  /** The ends of the range in ms, whether samples lie there or not. */
  readonly start: number;
  readonly end: number;
  /** The evaluation time in ms; `end` is earlier by the offset. */
  readonly now: number;
  readonly prometheus: 2 | 3;
}

/** One stored series. */
export interface StoredSeries {
  /** With `__name__`. */
  readonly labels: Labels;
  /** Samples with `from <= time <= to` (ms). */
  samples(from: number, to: number): Points;
  /** The newest sample with `from <= time <= to`; none where the series was marked stale since. */
  latest(from: number, to: number): { readonly time: number; readonly value: number } | undefined;
}

/** One matcher, ready to run. An absent label is the empty text. */
export interface LabelPredicate {
  readonly name: string;
  /** Set where only this value is accepted, for a store to look up by. */
  readonly equals?: string;
  accepts(value: string): boolean;
}

/** What a query is evaluated over. */
export interface SeriesStore {
  /** The series that all predicates accept and that have samples with `from <= time <= to` (ms). */
  select(predicates: readonly LabelPredicate[], from: number, to: number): readonly StoredSeries[];
}

/** One element of an instant vector while a query is evaluated at one time. */
export interface EvaluatedSample {
  readonly labels: Labels;
  readonly value: number;
  /** Unix time of the sample in ms, where it was read from a series just now. */
  readonly time?: number;
}

export type EvaluatedVector = readonly EvaluatedSample[];
