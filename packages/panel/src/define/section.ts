import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsSection } from '../elements/section/section.ts';

defineElement('flink-metrics-section', FlinkMetricsSection);

export { FlinkMetricsSection };
