import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsStaleProcesses } from '../elements/stale-processes/stale-processes.ts';

defineElement('flink-metrics-stale-processes', FlinkMetricsStaleProcesses);

export { FlinkMetricsStaleProcesses };
