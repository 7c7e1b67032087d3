import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsVerdict } from '../elements/verdict/verdict.ts';

defineElement('flink-metrics-verdict', FlinkMetricsVerdict);

export { FlinkMetricsVerdict };
