/**
 * What most programs need: the Prometheus client and what the SDK knows of Flink. The PromQL builder, its parser and
 * the ECharts options are sub-paths of their own (`@flink-metrics/sdk/promql`, `…/promql/parse`, `…/echarts`); the
 * builder as a namespace in here would keep bundlers from leaving out what is not used.
 *
 * @module
 */

export * from './flink/index.ts';
export * from './prometheus/index.ts';
