import type { LeftReason } from '@flink-metrics/sdk/flink/grafana';
import type { Language } from './language.ts';

/** Texts of whoever imports a Grafana dashboard; they come with the first one. */
export interface GrafanaTexts {
  /** @param title may be empty */
  readonly found: (title: string) => string;
  readonly come: (charts: number) => string;
  readonly left: (count: number) => string;
  readonly none: string;
  readonly whereTo: string;
  readonly untitled: string;
  readonly query: (id: string) => string;
  readonly add: (charts: number) => string;
  readonly reasons: Readonly<Record<LeftReason, (detail: string) => string>>;
}

/** Ours, with what a host's dictionary says its own way. */
export async function loadGrafanaTexts({ texts, messages }: Language): Promise<GrafanaTexts> {
  const ours =
    texts === 'zh-CN'
      ? (await import('./grafana-zh-cn.ts')).grafanaZhCn
      : (await import('./grafana-en.ts')).grafanaEn;
  return { ...ours, ...messages.grafana };
}
