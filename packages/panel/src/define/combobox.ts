import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsCombobox } from '../elements/combobox/combobox.ts';

defineElement('flink-metrics-combobox', FlinkMetricsCombobox);

export { FlinkMetricsCombobox };
