import type { Labels } from '@flink-metrics/sdk/prometheus';

/** One element of an instant vector while a query is evaluated at one time. */
export interface Element {
  readonly labels: Labels;
  readonly value: number;
  /** Unix time of the sample in ms, where it was read from a series just now. */
  readonly time?: number;
}

export type Vector = readonly Element[];
