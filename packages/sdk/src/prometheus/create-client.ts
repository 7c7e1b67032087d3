import type * as z from 'zod/mini';
import type { LookupOptions, PrometheusClient, QueryCallOptions } from './client.ts';
import { labelSets, strings } from './envelope.ts';
import { labelPathSegment } from './label-name.ts';
import type { Matrix } from './matrix.ts';
import type { Answer } from './query-result.ts';
import { joinMatrices } from './range/join-matrices.ts';
import { type RangeGrid, splitGrid } from './range/range-grid.ts';
import { readJson } from './read-json.ts';
import { readMatrix, readQuery } from './read-query.ts';
import * as schemas from './server-schemas.ts';
import { checkRange, formatStep, formatTime } from './time.ts';
import { type CallOptions, createTransport, type TransportOptions } from './transport.ts';

export type PrometheusClientOptions = TransportOptions;

/**
 * A client of the Prometheus HTTP API, also as Thanos, Mimir and VictoriaMetrics serve it.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/
 */
export function createPrometheusClient(options: PrometheusClientOptions): PrometheusClient {
  const send = createTransport(options);

  async function get<T extends z.ZodMiniType>(
    path: string,
    schema: T,
    { signal, timeout, query }: CallOptions & { query?: string } = {},
    params = new URLSearchParams(),
  ): Promise<Answer<z.output<T>>> {
    const postable = POSTABLE.includes(path);
    return send({ path, params, postable, query, signal, timeout }, (response, context) =>
      readJson(response, schema, context),
    );
  }

  async function queryPart(
    query: string,
    { start, end, step }: RangeGrid,
    { onProgress, ...call }: QueryCallOptions,
  ): Promise<Answer<Matrix>> {
    const params = timeParams({ query, start, end });
    params.set('step', formatStep(step));
    const request = { ...call, path: 'query_range', params, postable: true, query };
    return send(request, (response, context) => readMatrix(response, context, onProgress));
  }

  return {
    async query(query, { time, onProgress, ...call } = {}) {
      const request = { ...call, path: 'query', params: timeParams({ query, time }), query };
      return send({ ...request, postable: true }, (response, context) =>
        readQuery(response, context, onProgress),
      );
    },

    async queryRange(query, { start, end, step, ...call }) {
      checkRange(start, end, step);
      const parts: Answer<Matrix>[] = [];
      for (const part of splitGrid({ start, end, step })) {
        parts.push(await queryPart(query, part, call));
      }
      return {
        data: joinMatrices(parts.map(({ data }) => data)),
        warnings: [...new Set(parts.flatMap(({ warnings }) => warnings))],
        infos: [...new Set(parts.flatMap(({ infos }) => infos))],
      };
    },

    series: async (options) => get('series', labelSets, options, lookupParams(options)),
    labels: async (options = {}) => get('labels', strings, options, lookupParams(options)),
    labelValues: async (name, options = {}) =>
      get(`label/${labelPathSegment(name)}/values`, strings, options, lookupParams(options)),

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

const POSTABLE = ['series', 'labels', 'query_exemplars', 'format_query'];

function lookupParams({ match = [], start, end, limit }: LookupOptions): URLSearchParams {
  const params = timeParams({ start, end });
  for (const selector of match) params.append('match[]', selector);
  if (limit !== undefined) params.set('limit', String(limit));
  return params;
}

/** Texts as they are, and Unix times in ms as Prometheus takes them. @throws {RangeError} */
function timeParams(
  values: Readonly<Record<string, string | number | undefined>>,
): URLSearchParams {
  const texts = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatTime(name, value) : value,
  ]);
  return definedParams(Object.fromEntries(texts));
}

function definedParams(
  values: Readonly<Record<string, string | number | undefined>>,
): URLSearchParams {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined);
  return new URLSearchParams(defined.map(([name, value]) => [name, String(value)]));
}
