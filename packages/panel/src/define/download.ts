import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsDownload } from '../elements/download/download.ts';

defineElement('flink-metrics-download', FlinkMetricsDownload);

export { FlinkMetricsDownload };
