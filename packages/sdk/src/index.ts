/**
 * Everything of the SDK that most programs need; the parser and the ECharts options are sub-paths of their own
 * (`@flink-metrics/sdk/promql/parse`, `@flink-metrics/sdk/echarts`).
 *
 * @module
 */

export * from './flink/index.ts';
export * from './prometheus/index.ts';
export * as promql from './promql/index.ts';
