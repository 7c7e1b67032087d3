import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsTaskMap } from '../elements/task-map/task-map.ts';

defineElement('flink-metrics-task-map', FlinkMetricsTaskMap);

export { FlinkMetricsTaskMap };
