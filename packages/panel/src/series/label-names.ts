import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { Language } from '../i18n/language.ts';

/** How people read the labels of series. */
export interface LabelNames {
  /** A label's value as people read it. */
  readonly read: (label: string, value: string) => string;
  /**
   * What is said of names beside a series: the label where it is not what is read, as that is what a query finds, and
   * why a label is shown although originals were handed in.
   */
  readonly notes: (labels: Labels, language: Language) => readonly string[];
}

/** Where no originals were handed in: what a label holds is what is read. */
export const asLabelled: LabelNames = { read: (_, value) => value, notes: () => [] };
