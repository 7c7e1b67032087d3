import type { Diagnosis } from '@flink-metrics/sdk/flink/rules';
import type { Section } from '@flink-metrics/sdk/internal/flink-core';
import type { Labels, TimeSpan } from '@flink-metrics/sdk/prometheus';
import type { NamedJob, PanelView } from './store/state/panel-state.ts';
import type { ProblemKind } from './store/state/problem.ts';

/**
 * Every event the elements send. They bubble through shadow roots, and only follow something the user did: what the
 * host sets itself is not told back.
 */
export interface FlinkEvents {
  /** The user asks for a job. Preventable: the host may load it itself, or not at all. */
  'flink-query': CustomEvent<NamedJob>;
  /** Another time range was chosen, as the `range` attribute has it. */
  'flink-range-change': CustomEvent<{ readonly range: string }>;
  /** Another refresh interval was chosen, as the `refresh` attribute has it. */
  'flink-refresh-change': CustomEvent<{ readonly refresh: string }>;
  /** A refresh is asked for. */
  'flink-refresh': CustomEvent<null>;
  /** A load or refresh ended; `problem` is in the way of all charts, as `unauthorized`. */
  'flink-load': CustomEvent<
    NamedJob & { readonly updatedAt: number | null; readonly problem: ProblemKind | null }
  >;
  /**
   * What is wrong with the job was found out: the worst of it, and all of it as the SDK's `Diagnosis` has it; `time` is
   * the moment looked at, Unix ms. Sent where some element shows it.
   */
  'flink-findings': CustomEvent<
    NamedJob & Pick<Diagnosis, 'verdict' | 'phase' | 'findings'> & { readonly time: number }
  >;
  /** A chart is to be seen: its section opens, and the page goes there. Preventable. */
  'flink-chart-show': CustomEvent<{ readonly chart: string }>;
  /** The charts are to show one task alone, by its name; all again where that is empty. Preventable. */
  'flink-task-choose': CustomEvent<{ readonly task: string }>;
  /** Something was typed into a combobox. */
  'flink-value-change': CustomEvent<{ readonly value: string }>;
  /** An option of a combobox was chosen; its value changed before. */
  'flink-value-choose': CustomEvent<{ readonly value: string }>;
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
  /**
   * A line was clicked, or a row of a legend: a chart's series by its name there and its labels, and its sample, of the
   * moment pointed at or else the last; `time` in Unix ms, both null in a gap. Preventable: a row then switches nothing.
   */
  'flink-series-click': CustomEvent<{
    readonly chart: string;
    readonly series: string;
    readonly labels: Labels;
    readonly time: number | null;
    readonly value: number | null;
  }>;
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
  'flink-chart-show',
  'flink-task-choose',
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
