import type { JobName } from './state/find-job.ts';

/** A stretch of time, Unix ms. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Every event the elements send. They bubble through shadow roots, and only follow something the user did: what the
 * host sets itself is not told back.
 */
export interface FlinkEvents {
  /** The user asks for a job. Preventable: the host may load it itself, or not at all. */
  'flink-query': CustomEvent<JobName>;
  /** Another time range was chosen, as the `range` attribute has it. */
  'flink-range-change': CustomEvent<{ readonly range: string }>;
  /** Another refresh interval was chosen, as the `refresh` attribute has it. */
  'flink-refresh-change': CustomEvent<{ readonly refresh: string }>;
  /** A refresh is asked for. */
  'flink-refresh': CustomEvent<null>;
  /** A load or refresh ended. */
  'flink-load': CustomEvent<JobName & { readonly updatedAt: number | null }>;
  /** Something was typed into a combobox. */
  'flink-value-change': CustomEvent<{ readonly value: string }>;
  /** A combobox's value was confirmed, by Enter. */
  'flink-value-commit': CustomEvent<{ readonly value: string }>;
  /** A section was opened or closed. */
  'flink-section-toggle': CustomEvent<{ readonly section: string; readonly open: boolean }>;
  /** A failed chart is to be asked for again. */
  'flink-retry': CustomEvent<{ readonly chart: string }>;
  /** A stretch of a chart was chosen to be looked at closer. */
  'flink-zoom': CustomEvent<TimeSpan>;
  /** Back from all zooms, to what was looked at first. */
  'flink-zoom-reset': CustomEvent<null>;
  /** A series was switched on or off, or made the only one. */
  'flink-series-toggle': CustomEvent<{ readonly series: string; readonly only: boolean }>;
}

declare global {
  interface HTMLElementEventMap extends FlinkEvents {}
}
