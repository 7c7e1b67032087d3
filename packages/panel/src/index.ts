/**
 * Flink job metrics as custom elements. Importing this registers nothing and needs no DOM: `define.ts` registers.
 *
 * @module
 */

export type { TimeSpan } from '@flink-metrics/sdk/prometheus';
export { defineElement, version } from './dom/define-element.ts';
export { FlinkMetricsChart } from './elements/chart/chart.ts';
export { FlinkMetricsCombobox } from './elements/combobox/combobox.ts';
export { FlinkMetricsCompare } from './elements/compare/compare.ts';
export { FlinkMetricsDownload } from './elements/download/download.ts';
export { FlinkMetricsFindings } from './elements/findings/findings.ts';
export { FlinkMetricsJobPicker } from './elements/job-picker/job-picker.ts';
export { FlinkMetricsLegend } from './elements/legend/legend.ts';
export { FlinkMetricsMessage } from './elements/message/message.ts';
export { FlinkMetricsPanel } from './elements/panel/panel.ts';
export { FlinkMetricsProvider } from './elements/provider/provider.ts';
export { FlinkMetricsRefreshControl } from './elements/refresh-control/refresh-control.ts';
export { FlinkMetricsSection } from './elements/section/section.ts';
export { FlinkMetricsSections } from './elements/sections/sections.ts';
export { FlinkMetricsStaleProcesses } from './elements/stale-processes/stale-processes.ts';
export { FlinkMetricsStat } from './elements/stat/stat.ts';
export { FlinkMetricsStatus, type StatusState } from './elements/status/status.ts';
export { FlinkMetricsTable } from './elements/table/table.ts';
export { FlinkMetricsTaskMap } from './elements/task-map/task-map.ts';
export { FlinkMetricsTimeRange } from './elements/time-range/time-range.ts';
export { FlinkMetricsVerdict } from './elements/verdict/verdict.ts';
export { FlinkMetricsViewEditor } from './elements/view-editor/view-editor.ts';
export type { FlinkEvents } from './events.ts';
export { en } from './i18n/english.ts';
export type { Locales } from './i18n/language.ts';
export type { Messages } from './i18n/panel/messages.ts';
export type { PanelHeaders } from './provider/panel-client.ts';
export type { PanelStorage } from './storage/storage.ts';
export type { ChartFinding, HostRules } from './store/state/findings.ts';
export type { ChartState, NamedJob, PanelView } from './store/state/panel-state.ts';
export type { Problem, ProblemKind } from './store/state/problem.ts';
export type { Theme, ThemeChoice } from './theme/theme.ts';
