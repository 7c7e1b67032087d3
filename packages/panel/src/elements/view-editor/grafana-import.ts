// By import() only: most users have no dashboard to bring along.

import { fromGrafana, type GrafanaImport } from '@flink-metrics/sdk/flink/grafana';
import { defineElement } from '../../base/define.ts';
import { type GrafanaTexts, loadGrafanaTexts } from '../../i18n/grafana-texts.ts';
import type { Language } from '../../i18n/language.ts';
import { FlinkMetricsGrafanaPreview } from './grafana-preview.ts';

/** A dashboard that the user has not said yes to, with the words to ask. */
export interface FoundDashboard {
  readonly dashboard: GrafanaImport;
  readonly texts: GrafanaTexts;
}

/** @throws {GrafanaError} where the JSON is no dashboard. */
export async function findDashboard(json: string, language: Language): Promise<FoundDashboard> {
  const dashboard = fromGrafana(json);
  defineElement('flink-metrics-grafana-preview', FlinkMetricsGrafanaPreview);
  return { dashboard, texts: await loadGrafanaTexts(language) };
}
