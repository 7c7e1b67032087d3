import type * as z from 'zod/mini';
import type { Answer } from '../answers/answer.ts';
import { readJson } from '../answers/read-json.ts';
import { checkedBy, serverSchemas } from '../answers/server-schemas.ts';
import {
  type CallOptions,
  createTransport,
  type TransportOptions,
} from '../transport/transport.ts';
import type { PrometheusClient } from './client.ts';
import { queryClient } from './create-query-client.ts';
import { definedParams, timeParams } from './params.ts';

export type PrometheusClientOptions = TransportOptions;

/**
 * A client of the Prometheus HTTP API, also as Thanos, Mimir and VictoriaMetrics serve it.
 * @throws {TypeError} for a base address or headers that no request can have.
 * @throws {RangeError} for a time limit that is none.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/
 * @example
 * const client = createPrometheusClient({
 *   baseUrl: 'https://prometheus.example',
 *   headers: () => ({ Authorization: `Bearer ${token}` }),
 * });
 * const { data, warnings } = await client.query('up', { timeout: 5_000 });
 */
export function createPrometheusClient(options: PrometheusClientOptions): PrometheusClient {
  const send = createTransport(options);
  const schemas = serverSchemas();

  async function get<T extends z.ZodMiniType>(
    path: string,
    schema: T,
    call: CallOptions & { query?: string } = {},
    params = new URLSearchParams(),
  ): Promise<Answer<z.output<T>>> {
    const request = { ...call, path, params, postable: POSTABLE.includes(path) };
    return send(request, (response, context) => readJson(response, checkedBy(schema), context));
  }

  return {
    ...queryClient(send),

    metadata: async ({ metric, limit, ...call } = {}) =>
      get('metadata', schemas.metadata, call, definedParams({ metric, limit })),
    rules: async (call) => {
      const { data, ...notes } = await get('rules', schemas.rules, call);
      return { data: data.groups, ...notes };
    },
    alerts: async (call) => {
      const { data, ...notes } = await get('alerts', schemas.alerts, call);
      return { data: data.alerts, ...notes };
    },
    exemplars: async (query, { start, end, ...call }) =>
      get(
        'query_exemplars',
        schemas.exemplars,
        { ...call, query },
        timeParams({ query, start, end }),
      ),
    targets: async ({ state, ...call } = {}) =>
      get('targets', schemas.targets, call, definedParams({ state })),
    buildInfo: async (call) => get('status/buildinfo', schemas.buildInfo, call),
    features: async (call) => get('features', schemas.features, call),
    formatQuery: async (query, call) =>
      get('format_query', schemas.formattedQuery, { ...call, query }, definedParams({ query })),
  };
}

const POSTABLE = ['query_exemplars', 'format_query'];
