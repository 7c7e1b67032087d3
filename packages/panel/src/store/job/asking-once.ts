import type { QueryClient } from '@flink-metrics/sdk/prometheus';

/** Answers a query that was asked before at the same time with the same answer, or the same error: for one search. */
export function askingOnce(client: QueryClient): QueryClient {
  const asked = new Map<string, ReturnType<QueryClient['query']>>();
  return {
    query(query, options = {}) {
      const question = JSON.stringify([query, options.time]);
      const answer = asked.get(question) ?? client.query(query, options);
      asked.set(question, answer);
      return answer;
    },
    queryRange: (query, options) => client.queryRange(query, options),
    series: (options) => client.series(options),
    labels: (options) => client.labels(options),
    labelValues: (name, options) => client.labelValues(name, options),
  };
}
