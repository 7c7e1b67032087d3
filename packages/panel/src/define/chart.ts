import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsChart } from '../elements/chart/chart.ts';

defineElement('flink-metrics-chart', FlinkMetricsChart);

export { FlinkMetricsChart };
