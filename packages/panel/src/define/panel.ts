import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsPanel } from '../elements/panel/panel.ts';

defineElement('flink-metrics-panel', FlinkMetricsPanel);

export { FlinkMetricsPanel };
