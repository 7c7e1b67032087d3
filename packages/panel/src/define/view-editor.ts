import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsViewEditor } from '../elements/view-editor/view-editor.ts';

defineElement('flink-metrics-view-editor', FlinkMetricsViewEditor);

export { FlinkMetricsViewEditor };
