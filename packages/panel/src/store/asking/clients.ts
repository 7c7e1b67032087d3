import { createScheduler, type QueryClient, type Visibility } from '@flink-metrics/sdk/prometheus';

/** Ways to ask the one Prometheus. */
export interface Clients {
  /** At once. */
  readonly direct: QueryClient;
  /** Queries wait for their turn: what is visible goes first. */
  scheduled(visible: () => boolean): QueryClient;
}

/** @param visibility of the page: queries of a hidden one wait until it is shown */
export function createClients(client: QueryClient, visibility: Visibility | undefined): Clients {
  const scheduler = createScheduler({ client, visibility });
  return {
    direct: client,
    scheduled: (visible) => ({
      query: (query, options) => scheduler.query(query, { ...options, visible }),
      queryRange: (query, options) => scheduler.queryRange(query, { ...options, visible }),
      series: (options) => client.series(options),
      labels: (options) => client.labels(options),
      labelValues: (name, options) => client.labelValues(name, options),
    }),
  };
}
