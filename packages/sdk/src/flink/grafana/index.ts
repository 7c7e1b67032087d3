/**
 * Grafana dashboards as sections, as far as they can be: what cannot is listed with its reason. Brings the PromQL parser
 * along.
 *
 * @module
 */

export { fromGrafana, type GrafanaImport } from './from-grafana.ts';
export { GrafanaError } from './grafana-error.ts';
export type { LeftOut, LeftReason } from './left-out.ts';
