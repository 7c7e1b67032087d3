/**
 * Flink job metrics as custom elements. Importing this registers nothing and needs no DOM: `define.ts` registers.
 *
 * @module
 */

export { defineElement } from './base/define.ts';
export type { PanelHeaders } from './base/panel-client.ts';
export type { PanelView } from './base/panel-context.ts';
export { FlinkMetricsChart } from './elements/chart/chart.ts';
export { FlinkMetricsCombobox } from './elements/combobox/combobox.ts';
export { FlinkMetricsCompare } from './elements/compare/compare.ts';
export { FlinkMetricsDownload } from './elements/download/download.ts';
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
export { FlinkMetricsTimeRange } from './elements/time-range/time-range.ts';
export { FlinkMetricsViewEditor } from './elements/view-editor/view-editor.ts';
export type { FlinkEvents, TimeSpan } from './events.ts';
export { en } from './i18n/en.ts';
export type { Locales } from './i18n/language.ts';
export type { Messages } from './i18n/messages.ts';
export type { JobName } from './state/find-job.ts';
export type { ChartState } from './state/panel-state.ts';
export type { Problem, ProblemKind } from './state/problem.ts';
export type { ViewStorage } from './state/view-storage.ts';
export type { Theme, ThemeChoice } from './theme/theme.ts';
export { version } from './version.ts';
