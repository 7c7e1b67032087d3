import type { QueryClient, Scheduler } from '@flink-metrics/sdk/prometheus';

/** A client whose queries wait for their turn: the ones that are seen go first. */
export function scheduledClient(
  client: QueryClient,
  scheduler: Scheduler,
  visible: () => boolean,
): QueryClient {
  return {
    query: (query, options) => scheduler.query(query, { ...options, visible }),
    queryRange: (query, options) => scheduler.queryRange(query, { ...options, visible }),
    series: (options) => client.series(options),
    labels: (options) => client.labels(options),
    labelValues: (name, options) => client.labelValues(name, options),
  };
}
