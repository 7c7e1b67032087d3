import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsCompare } from '../elements/compare/compare.ts';

defineElement('flink-metrics-compare', FlinkMetricsCompare);

export { FlinkMetricsCompare };
