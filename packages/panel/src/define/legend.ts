import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsLegend } from '../elements/legend/legend.ts';

defineElement('flink-metrics-legend', FlinkMetricsLegend);

export { FlinkMetricsLegend };
