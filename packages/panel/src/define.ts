import {
  defineElement,
  FlinkMetricsChart,
  FlinkMetricsCombobox,
  FlinkMetricsLegend,
  FlinkMetricsMessage,
  FlinkMetricsPanel,
  FlinkMetricsSection,
  FlinkMetricsStat,
  FlinkMetricsTable,
} from './index.ts';

// Children first, so that a panel already in the page is drawn whole when it upgrades.
defineElement('flink-metrics-legend', FlinkMetricsLegend);
defineElement('flink-metrics-chart', FlinkMetricsChart);
defineElement('flink-metrics-stat', FlinkMetricsStat);
defineElement('flink-metrics-combobox', FlinkMetricsCombobox);
defineElement('flink-metrics-message', FlinkMetricsMessage);
defineElement('flink-metrics-section', FlinkMetricsSection);
defineElement('flink-metrics-table', FlinkMetricsTable);
defineElement('flink-metrics-panel', FlinkMetricsPanel);

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-legend': FlinkMetricsLegend;
    'flink-metrics-chart': FlinkMetricsChart;
    'flink-metrics-stat': FlinkMetricsStat;
    'flink-metrics-combobox': FlinkMetricsCombobox;
    'flink-metrics-message': FlinkMetricsMessage;
    'flink-metrics-section': FlinkMetricsSection;
    'flink-metrics-table': FlinkMetricsTable;
    'flink-metrics-panel': FlinkMetricsPanel;
  }
}
