import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsRefreshControl } from '../elements/refresh-control/refresh-control.ts';

defineElement('flink-metrics-refresh-control', FlinkMetricsRefreshControl);

export { FlinkMetricsRefreshControl };
