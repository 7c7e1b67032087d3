import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsMessage } from '../elements/message/message.ts';

defineElement('flink-metrics-message', FlinkMetricsMessage);

export { FlinkMetricsMessage };
