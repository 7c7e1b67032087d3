// Of the entry it takes what the panel uses.

export { fromGrafana } from '@flink-metrics/sdk/flink/grafana';
