import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsStatus } from '../elements/status/status.ts';

defineElement('flink-metrics-status', FlinkMetricsStatus);

export { FlinkMetricsStatus };
