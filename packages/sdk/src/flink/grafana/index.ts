/**
 * Grafana dashboards as sections, as far as they can be: what cannot, or not as it was, is listed. Brings the PromQL
 * parser along.
 *
 * @module
 */

export { fromGrafana, type GrafanaImport, type GrafanaOptions } from './from-grafana.ts';
export type { Difference, DifferenceKind } from './losses/difference.ts';
export type { LeftOut, LeftReason } from './losses/left-out.ts';
export { GrafanaError } from './read/dashboard.ts';
