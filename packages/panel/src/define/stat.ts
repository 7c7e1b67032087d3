import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsStat } from '../elements/stat/stat.ts';

defineElement('flink-metrics-stat', FlinkMetricsStat);

export { FlinkMetricsStat };
