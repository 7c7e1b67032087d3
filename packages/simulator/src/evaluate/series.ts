import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { LabelPredicate } from './matchers.ts';

/** Samples of one series: Unix time in ms, ascending, with the value of each. */
export interface Points {
  readonly times: readonly number[];
  readonly values: readonly number[];
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

/** What a query is evaluated over. */
export interface SeriesStore {
  /** The series that all predicates accept and that have samples with `from <= time <= to` (ms). */
  select(predicates: readonly LabelPredicate[], from: number, to: number): readonly StoredSeries[];
}
