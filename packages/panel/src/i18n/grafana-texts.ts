import type { DifferenceKind, LeftReason } from '@flink-metrics/sdk/flink/grafana';

/** Texts of whoever imports a Grafana dashboard. */
export interface GrafanaTexts {
  readonly found: string;
  /** In front of how many. */
  readonly come: string;
  readonly left: string;
  readonly different: string;
  readonly whereTo: string;
  readonly add: (charts: number) => string;
  /** In front of what it was. */
  readonly reasons: Readonly<Record<LeftReason, string>>;
  /** In front of the charts that it is true of. */
  readonly differences: Readonly<Record<DifferenceKind, string>>;
}
