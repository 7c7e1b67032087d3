import { defineElement } from './dom/define-element.ts';
import { FlinkMetricsFindings } from './elements/findings/findings.ts';
import { FlinkMetricsPanel } from './elements/panel/panel.ts';
import { FlinkMetricsProvider } from './elements/provider/provider.ts';

// A panel renders nearly every other element, and what it renders is defined with it.
defineElement('flink-metrics-panel', FlinkMetricsPanel);
defineElement('flink-metrics-provider', FlinkMetricsProvider);
// Hosts place it themselves.
defineElement('flink-metrics-findings', FlinkMetricsFindings);

export * from './classes.ts';
