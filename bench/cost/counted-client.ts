import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { print, type Subquery, visit } from '@flink-metrics/sdk/promql';
import { parse } from '@flink-metrics/sdk/promql/parse';
import * as z from 'zod';

/** What requests cost: samples that Prometheus touched, series and bytes that it answered. */
export interface Cost {
  readonly samples: number;
  readonly series: number;
  readonly bytes: number;
  readonly requests: number;
}

const nothing: Cost = { samples: 0, series: 0, bytes: 0, requests: 0 };

/** What `stats=all` adds to an answer. The labels of a series are not read. */
const answer = z.object({
  data: z.object({
    result: z.array(z.unknown()),
    stats: z.object({ samples: z.object({ totalQueryableSamples: z.number() }) }),
  }),
});

/** A subquery's own evaluations, as ranges to ask: Prometheus counts what comes out of one, not what goes into it. */
function evaluationsIn(params: URLSearchParams): readonly URLSearchParams[] {
  const query = params.get('query');
  if (query === null) return [];
  const subqueries: Subquery[] = [];
  visit(parse(query), (node) => {
    if (node.type === 'subquery') subqueries.push(node);
  });
  const end = Number(params.get('end') ?? params.get('time'));
  const start = Number(params.get('start') ?? end);
  return subqueries.map(({ expr, range, step }) => {
    const [window, every] = [Number(range) / 1000, Number(step) / 1000];
    // It is evaluated at whole steps after the window's start.
    const first = (Math.floor((start - window) / every) + 1) * every;
    return new URLSearchParams({
      query: print(expr),
      start: String(first),
      end: String(end),
      step: String(every),
      stats: 'all',
    });
  });
}

/** A client that has Prometheus count. Answers are unpacked before they are measured. */
export function countedClient(baseUrl: string) {
  let cost = nothing;

  async function samplesOf(params: URLSearchParams): Promise<number> {
    const response = await fetch(`${baseUrl}/api/v1/query_range`, { method: 'POST', body: params });
    return answer.parse(await response.json()).data.stats.samples.totalQueryableSamples;
  }

  async function counted(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const body = request.method === 'POST' ? `${await request.text()}&stats=all` : undefined;
    if (body === undefined) url.searchParams.set('stats', 'all');
    const response = await fetch(url, {
      method: request.method,
      headers: request.headers,
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const { data } = answer.safeParse(JSON.parse(text));
    const inside = await Promise.all(
      evaluationsIn(body === undefined ? url.searchParams : new URLSearchParams(body)).map(
        samplesOf,
      ),
    );
    const own = data?.data.stats.samples.totalQueryableSamples ?? 0;
    cost = {
      samples: inside.reduce((sum, one) => sum + one, cost.samples + own),
      series: cost.series + (data?.data.result.length ?? 0),
      bytes: cost.bytes + Buffer.byteLength(text),
      requests: cost.requests + 1,
    };
    return new Response(text, {
      status: response.status,
      headers: { 'content-type': 'application/json' },
    });
  }

  const client: PrometheusClient = createPrometheusClient({
    baseUrl,
    fetch: (request: Request) => counted(request),
  });

  async function costOf(work: () => Promise<unknown>): Promise<Cost> {
    cost = nothing;
    await work();
    return cost;
  }
  return { client, costOf };
}
