// By import() only: most users have no dashboard to bring along.

export { fromGrafana } from '@flink-metrics/sdk/flink/grafana';
