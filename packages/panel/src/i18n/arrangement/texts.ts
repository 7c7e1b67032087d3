import type {
  FamilyScope,
  HonestAggregation,
  Measure,
} from '@flink-metrics/sdk/internal/flink-catalog';
import type {
  ChartDefinition,
  ChartView,
  ChartWidth,
  Locale,
} from '@flink-metrics/sdk/internal/flink-core';
import type { GrafanaTexts } from '../grafana/en.ts';

/** What the numbers of a job's own metric may be said to count. */
export type OwnUnit = Extract<
  ChartDefinition['unit'],
  | 'none'
  | 'count'
  | 'count/s'
  | 'bytes'
  | 'bytes/s'
  | 'records'
  | 'events'
  | 'ms'
  | 's'
  | 'ratio'
  | 'percent'
  | 'timestamp_ms'
>;

/** Texts of whoever edits their view; most never see them, so they come with the first who does. */
export interface ArrangementTexts {
  readonly toolbar: string;
  readonly addChart: string;
  readonly undo: string;
  readonly reset: string;
  readonly resetHint: string;
  readonly exportView: string;
  readonly importView: string;
  readonly done: string;
  readonly loading: string;
  readonly saving: string;
  readonly saved: string;
  readonly unsaved: string;
  readonly unloaded: string;
  readonly startOver: string;
  readonly keepCopy: string;
  readonly hiddenCharts: string;
  readonly hiddenSections: string;
  readonly show: (name: string) => string;
  readonly hide: (name: string) => string;
  readonly edit: (name: string) => string;
  readonly remove: (name: string) => string;
  readonly earlier: (name: string) => string;
  readonly later: (name: string) => string;
  /** A name, and a section's. */
  readonly into: (name: string, section: string) => string;
  readonly drag: (name: string) => string;
  readonly widths: Readonly<Record<ChartWidth, (name: string) => string>>;
  readonly nowWidths: Readonly<Record<ChartWidth, (name: string) => string>>;
  readonly nowIn: (name: string, section: string) => string;
  readonly nowAt: (name: string, position: number, count: number) => string;
  readonly nowHidden: (name: string) => string;
  readonly nowShown: (name: string) => string;
  readonly nowRemoved: (name: string) => string;
  readonly nowAdded: (name: string) => string;
  readonly newChart: string;
  readonly editChart: string;
  readonly metric: string;
  readonly metricHint: string;
  readonly metricsFound: (count: number) => string;
  readonly moreMetrics: (count: number) => string;
  readonly nothingFound: string;
  readonly notReported: string;
  readonly ownMetric: string;
  /** Whose metric it is. */
  readonly owners: Readonly<Record<FamilyScope, string>>;
  readonly otherMetric: string;
  readonly whatItIs: string;
  readonly measures: Readonly<Record<Extract<Measure, 'counter' | 'quantity' | 'level'>, string>>;
  readonly unit: string;
  readonly units: Readonly<Record<OwnUnit, string>>;
  readonly title: string;
  readonly putTogether: string;
  readonly aggregations: Readonly<Record<HonestAggregation, string>>;
  readonly counted: string;
  readonly countedAs: Readonly<Record<'rate' | 'increase', string>>;
  readonly splitBy: string;
  readonly wholeJob: string;
  /** Of labels that have a name of their own. */
  readonly labels: Readonly<Record<string, string>>;
  readonly drawnAs: string;
  readonly drawings: Readonly<Record<Extract<ChartView, 'line' | 'stacked' | 'tile'>, string>>;
  readonly section: string;
  readonly ownQuery: string;
  readonly preview: string;
  readonly noPreview: string;
  readonly add: string;
  readonly save: string;
  readonly importHint: string;
  readonly pasteHere: string;
  readonly chooseFile: string;
  readonly takeOver: string;
  readonly nothingToImport: string;
  readonly notAView: string;
  readonly tooBig: string;
  readonly nowImported: (charts: number) => string;
  readonly grafana: GrafanaTexts;
}

/** Title of the section that the user's own charts go into. */
export const ownSectionTitle: Readonly<Record<Locale, string>> = {
  en: 'My charts',
  'zh-CN': '我的图表',
};
