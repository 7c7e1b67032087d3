import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsSections } from '../elements/sections/sections.ts';

defineElement('flink-metrics-sections', FlinkMetricsSections);

export { FlinkMetricsSections };
