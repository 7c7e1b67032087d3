import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsJobPicker } from '../elements/job-picker/job-picker.ts';

defineElement('flink-metrics-job-picker', FlinkMetricsJobPicker);

export { FlinkMetricsJobPicker };
