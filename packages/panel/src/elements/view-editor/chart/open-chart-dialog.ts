import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import { defineElement } from '../../../dom/define-element.ts';
import { FlinkMetricsChartDialog } from './chart-dialog.ts';

/**
 * Opens the dialog that adds a chart, or changes the one given. It uses the provider around `root`.
 * @param chart the user's own; null for a new one
 */
export async function openChartDialog(
  root: ParentNode,
  chart: ChartDefinition | null,
): Promise<void> {
  defineElement('flink-metrics-chart-dialog', FlinkMetricsChartDialog);
  const existing = root.querySelector<FlinkMetricsChartDialog>('flink-metrics-chart-dialog');
  const dialog = existing ?? new FlinkMetricsChartDialog();
  if (existing === null) root.append(dialog);
  await dialog.open(chart);
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-chart-dialog': FlinkMetricsChartDialog;
  }
}
