import { labelSets, strings } from './envelope.ts';
import { labelPathSegment } from './label-name.ts';
import type { Labels, Matrix } from './matrix.ts';
import type { Answer, QueryResult } from './query-result.ts';
import { joinMatrices } from './range/join-matrices.ts';
import { type RangeGrid, splitGrid } from './range/range-grid.ts';
import { readJson } from './read-json.ts';
import { type Progress, readMatrix, readQuery } from './read-query.ts';
import { checkRange, formatStep, formatTime } from './time.ts';
import { type CallOptions, createTransport, type TransportOptions } from './transport.ts';

export type PrometheusClientOptions = TransportOptions;

interface QueryCallOptions extends CallOptions {
  /** Told at each chunk of the answer's body. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface QueryOptions extends QueryCallOptions {
  /** When to evaluate, Unix time in ms. @defaultValue the server's now */
  readonly time?: number | undefined;
}

export interface QueryRangeOptions extends QueryCallOptions {
  /** First step, Unix time in ms. */
  readonly start: number;
  /** Last step at most, Unix time in ms. */
  readonly end: number;
  /** Whole ms, 1 or more. */
  readonly step: number;
}

export interface LookupOptions extends CallOptions {
  /** Series selectors; a series has to match one of them. */
  readonly match?: readonly string[] | undefined;
  /** Unix time in ms. */
  readonly start?: number | undefined;
  /** Unix time in ms. */
  readonly end?: number | undefined;
  /** The most entries to answer; servers before Prometheus 2.54 ignore it. */
  readonly limit?: number | undefined;
}

/**
 * Every method rejects with a subclass of {@link PrometheusError}, with a `RangeError` for a time or step that
 * is none, and with the signal's reason where the caller aborts.
 */
export interface PrometheusClient {
  /** Evaluates PromQL at one time. */
  query(query: string, options?: QueryOptions): Promise<Answer<QueryResult>>;
  /**
   * Evaluates PromQL at every step from `start` to `end`, both included. More than 11,000 steps, which no server
   * answers at once, are asked one part after another (the time limit is each part's) and joined.
   */
  queryRange(query: string, options: QueryRangeOptions): Promise<Answer<Matrix>>;
  /** The label sets of the series that match. */
  series(
    options: LookupOptions & { readonly match: readonly string[] },
  ): Promise<Answer<readonly Labels[]>>;
  /** Names of labels. */
  labels(options?: LookupOptions): Promise<Answer<readonly string[]>>;
  /** Values of one label. */
  labelValues(name: string, options?: LookupOptions): Promise<Answer<readonly string[]>>;
}

/**
 * A client of the Prometheus HTTP API, also as Thanos, Mimir and VictoriaMetrics serve it.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/
 */
export function createPrometheusClient(options: PrometheusClientOptions): PrometheusClient {
  const send = createTransport(options);

  const queryPart = (
    query: string,
    { start, end, step }: RangeGrid,
    { onProgress, ...call }: QueryCallOptions,
  ) => {
    const params = new URLSearchParams({
      query,
      start: formatTime('start', start),
      end: formatTime('end', end),
      step: formatStep(step),
    });
    return send(
      { ...call, path: 'query_range', params, postable: true, query },
      (response, context) => readMatrix(response, context, onProgress),
    );
  };

  return {
    async query(query, { time, onProgress, ...call } = {}) {
      const params = new URLSearchParams({ query });
      if (time !== undefined) params.set('time', formatTime('time', time));
      return send({ ...call, path: 'query', params, postable: true, query }, (response, context) =>
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

    async series({ signal, timeout, ...lookup }) {
      const params = lookupParams(lookup);
      return send(
        { path: 'series', params, postable: true, signal, timeout },
        (response, context) => readJson(response, labelSets, context),
      );
    },

    async labels({ signal, timeout, ...lookup } = {}) {
      const params = lookupParams(lookup);
      return send(
        { path: 'labels', params, postable: true, signal, timeout },
        (response, context) => readJson(response, strings, context),
      );
    },

    async labelValues(name, { signal, timeout, ...lookup } = {}) {
      const path = `label/${labelPathSegment(name)}/values`;
      const params = lookupParams(lookup);
      return send({ path, params, postable: false, signal, timeout }, (response, context) =>
        readJson(response, strings, context),
      );
    },
  };
}

function lookupParams({ match, start, end, limit }: Omit<LookupOptions, keyof CallOptions>) {
  const params = new URLSearchParams(match?.map((selector) => ['match[]', selector]));
  if (start !== undefined) params.set('start', formatTime('start', start));
  if (end !== undefined) params.set('end', formatTime('end', end));
  if (limit !== undefined) params.set('limit', String(limit));
  return params;
}
