import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsTimeRange } from '../elements/time-range/time-range.ts';

defineElement('flink-metrics-time-range', FlinkMetricsTimeRange);

export { FlinkMetricsTimeRange };
