import {
  defineElement,
  FlinkMetricsChart,
  FlinkMetricsCombobox,
  FlinkMetricsCompare,
  FlinkMetricsDownload,
  FlinkMetricsJobPicker,
  FlinkMetricsLegend,
  FlinkMetricsMessage,
  FlinkMetricsPanel,
  FlinkMetricsProvider,
  FlinkMetricsRefreshControl,
  FlinkMetricsSection,
  FlinkMetricsSections,
  FlinkMetricsStaleProcesses,
  FlinkMetricsStat,
  FlinkMetricsStatus,
  FlinkMetricsTable,
  FlinkMetricsTimeRange,
  FlinkMetricsViewEditor,
} from './index.ts';

// Children first, so that a panel already in the page is drawn whole when it upgrades.
defineElement('flink-metrics-legend', FlinkMetricsLegend);
defineElement('flink-metrics-chart', FlinkMetricsChart);
defineElement('flink-metrics-stat', FlinkMetricsStat);
defineElement('flink-metrics-stale-processes', FlinkMetricsStaleProcesses);
defineElement('flink-metrics-combobox', FlinkMetricsCombobox);
defineElement('flink-metrics-message', FlinkMetricsMessage);
defineElement('flink-metrics-job-picker', FlinkMetricsJobPicker);
defineElement('flink-metrics-time-range', FlinkMetricsTimeRange);
defineElement('flink-metrics-compare', FlinkMetricsCompare);
defineElement('flink-metrics-status', FlinkMetricsStatus);
defineElement('flink-metrics-refresh-control', FlinkMetricsRefreshControl);
defineElement('flink-metrics-section', FlinkMetricsSection);
defineElement('flink-metrics-view-editor', FlinkMetricsViewEditor);
defineElement('flink-metrics-download', FlinkMetricsDownload);
defineElement('flink-metrics-sections', FlinkMetricsSections);
defineElement('flink-metrics-table', FlinkMetricsTable);
defineElement('flink-metrics-panel', FlinkMetricsPanel);
defineElement('flink-metrics-provider', FlinkMetricsProvider);

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-legend': FlinkMetricsLegend;
    'flink-metrics-chart': FlinkMetricsChart;
    'flink-metrics-stat': FlinkMetricsStat;
    'flink-metrics-stale-processes': FlinkMetricsStaleProcesses;
    'flink-metrics-combobox': FlinkMetricsCombobox;
    'flink-metrics-message': FlinkMetricsMessage;
    'flink-metrics-job-picker': FlinkMetricsJobPicker;
    'flink-metrics-time-range': FlinkMetricsTimeRange;
    'flink-metrics-compare': FlinkMetricsCompare;
    'flink-metrics-status': FlinkMetricsStatus;
    'flink-metrics-refresh-control': FlinkMetricsRefreshControl;
    'flink-metrics-section': FlinkMetricsSection;
    'flink-metrics-download': FlinkMetricsDownload;
    'flink-metrics-sections': FlinkMetricsSections;
    'flink-metrics-table': FlinkMetricsTable;
    'flink-metrics-view-editor': FlinkMetricsViewEditor;
    'flink-metrics-panel': FlinkMetricsPanel;
    'flink-metrics-provider': FlinkMetricsProvider;
  }
}
