import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsTable } from '../elements/table/table.ts';

defineElement('flink-metrics-table', FlinkMetricsTable);

export { FlinkMetricsTable };
