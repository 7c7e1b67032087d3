import type { LeftReason } from '@flink-metrics/sdk/flink/grafana';

/** Texts of whoever imports a Grafana dashboard. */
export interface GrafanaTexts {
  readonly found: string;
  /** In front of how many. */
  readonly come: string;
  readonly left: string;
  readonly whereTo: string;
  readonly add: (charts: number) => string;
  /** In front of what it was. */
  readonly reasons: Readonly<Record<LeftReason, string>>;
}
