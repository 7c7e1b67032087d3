/**
 * Grafana dashboards as sections, as far as they can be: what cannot, or not as it was, is listed. Brings the PromQL
 * parser along.
 *
 * @module
 */

export type { Difference, DifferenceKind } from './difference.ts';
export { fromGrafana, type GrafanaImport } from './from-grafana.ts';
export { GrafanaError } from './grafana-error.ts';
export type { LeftOut, LeftReason } from './left-out.ts';
