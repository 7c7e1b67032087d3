import type { Section } from '@flink-metrics/sdk/flink/job';
import type { PanelView } from './base/panel-context.ts';
import type { JobName } from './state/find-job.ts';
import type { ProblemKind } from './state/problem.ts';

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
  /** A load or refresh ended; `problem` is in the way of all charts, as `unauthorized`. */
  'flink-load': CustomEvent<
    JobName & { readonly updatedAt: number | null; readonly problem: ProblemKind | null }
  >;
  /** Something was typed into a combobox. */
  'flink-value-change': CustomEvent<{ readonly value: string }>;
  /** A combobox's value was confirmed, by Enter. */
  'flink-value-commit': CustomEvent<{ readonly value: string }>;
  /** A section was opened or closed. */
  'flink-section-toggle': CustomEvent<{ readonly section: string; readonly open: boolean }>;
  /** The table of latest values was opened or closed. Preventable: the host may open it itself. */
  'flink-table-toggle': CustomEvent<{ readonly open: boolean }>;
  /** A failed chart is to be asked for again. */
  'flink-retry': CustomEvent<{ readonly chart: string }>;
  /** A stretch of a chart was chosen to be looked at closer. */
  'flink-zoom': CustomEvent<TimeSpan>;
  /** Back from the latest zoom, to the range before it. */
  'flink-zoom-back': CustomEvent<null>;
  /** Back from a range that stands still, to the last one that went along with the clock. */
  'flink-zoom-reset': CustomEvent<null>;
  /** A series was switched on or off, or made the only one. */
  'flink-series-toggle': CustomEvent<{ readonly series: string; readonly only: boolean }>;
  /** Another time to compare with was chosen. */
  'flink-compare-change': CustomEvent<Pick<PanelView, 'compare'>>;
  /** Another time zone was chosen, as the `time-zone` attribute has it. */
  'flink-zone-change': CustomEvent<Pick<PanelView, 'timeZone'>>;
  /** A chart came near the visible part of the page, or left it. */
  'flink-chart-view': CustomEvent<{ readonly chart: string; readonly near: boolean }>;
  /** The user's own views were edited. */
  'flink-sections-change': CustomEvent<{ readonly sections: readonly Section[] }>;
}

/** Those that a provider acts on, unless a listener prevents it. */
export const requestNames = [
  'flink-query',
  'flink-range-change',
  'flink-refresh-change',
  'flink-compare-change',
  'flink-zone-change',
  'flink-refresh',
  'flink-retry',
  'flink-section-toggle',
  'flink-chart-view',
  'flink-sections-change',
  'flink-zoom',
  'flink-zoom-back',
  'flink-zoom-reset',
] as const satisfies readonly (keyof FlinkEvents)[];

export type RequestName = (typeof requestNames)[number];

declare global {
  interface HTMLElementEventMap extends FlinkEvents {}
  interface DocumentEventMap extends FlinkEvents {}
}
