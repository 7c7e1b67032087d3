import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsFindings } from '../elements/findings/findings.ts';

defineElement('flink-metrics-findings', FlinkMetricsFindings);

export { FlinkMetricsFindings };
