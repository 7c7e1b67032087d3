import { defineElement } from '../dom/define-element.ts';
import { FlinkMetricsProvider } from '../elements/provider/provider.ts';

defineElement('flink-metrics-provider', FlinkMetricsProvider);

export { FlinkMetricsProvider };
