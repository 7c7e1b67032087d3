import type { Answer } from '../answers/answer.ts';
import { joinNotes } from '../answers/answer.ts';
import { checkLabelSets, checkStrings } from '../answers/lookup-data.ts';
import { type Checked, readJson } from '../answers/read-json.ts';
import { type DownloadProgress, readMatrix, readQuery } from '../answers/read-query.ts';
import type { Matrix } from '../data/matrix.ts';
import { checkRange, formatStep } from '../data/numbers.ts';
import { joinMatrices } from '../range/join-matrices.ts';
import { type RangeGrid, splitGrid } from '../range/range-grid.ts';
import { createTransport, type Transport, type TransportOptions } from '../transport/transport.ts';
import type { LookupOptions, QueryCallOptions, QueryClient } from './client.ts';
import { labelPathSegment, timeParams } from './params.ts';

/**
 * A client of the queries and lookups of the Prometheus HTTP API: `createPrometheusClient` without what is asked
 * rarely (rules, targets, …) and a third smaller.
 * @throws {TypeError} for a base address or headers that no request can have.
 * @throws {RangeError} for a time limit that is none.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/
 */
export const createQueryClient = (options: TransportOptions): QueryClient =>
  queryClient(createTransport(options));

export function queryClient(send: Transport): QueryClient {
  async function queryPart(
    query: string,
    { start, end, step }: RangeGrid,
    { onProgress, ...call }: QueryCallOptions,
  ): Promise<Answer<Matrix>> {
    const params = timeParams({ query, start, end });
    params.set('step', formatStep(step));
    const request = { ...call, path: 'query_range', params, postable: true, query };
    return send(request, (response, context, signal) =>
      readMatrix(response, context, signal, onProgress),
    );
  }

  async function look<T>(
    path: string,
    check: (data: unknown) => Checked<T>,
    { match = [], start, end, limit, ...call }: LookupOptions,
  ): Promise<Answer<T>> {
    const params = timeParams({ start, end });
    for (const selector of match) params.append('match[]', selector);
    if (limit !== undefined) params.set('limit', String(limit));
    const query = match.length > 0 ? match.join('\n') : undefined;
    // The values of a label are read by GET only.
    const request = { ...call, path, params, postable: !path.startsWith('label/'), query };
    return send(request, (response, context) => readJson(response, check, context));
  }

  return {
    async query(query, { time, onProgress, ...call } = {}) {
      const params = timeParams({ query, time });
      const request = { ...call, path: 'query', params, postable: true, query };
      return send(request, (response, context, signal) =>
        readQuery(response, context, signal, onProgress),
      );
    },

    async queryRange(query, { start, end, step, onProgress, ...call }) {
      checkRange(start, end, step);
      const parts: Answer<Matrix>[] = [];
      let before = 0;
      for (const grid of splitGrid({ start, end, step })) {
        const isAll = grid.end - grid.start + step > end - start;
        let here = 0;
        const onPart = ({ received, total }: DownloadProgress) => {
          here = received;
          onProgress?.({ received: before + here, total: isAll ? total : undefined });
        };
        parts.push(await queryPart(query, grid, { ...call, onProgress: onPart }));
        before += here;
      }
      return {
        data: joinMatrices(parts.map(({ data }) => data)),
        ...joinNotes(parts),
      };
    },

    series: async (options) => look('series', checkLabelSets, options),
    labels: async (options = {}) => look('labels', checkStrings, options),
    labelValues: async (name, options = {}) =>
      look(`label/${labelPathSegment(name)}/values`, checkStrings, options),
  };
}
