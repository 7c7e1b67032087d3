import { setTimeout as delay } from 'node:timers/promises';
import {
  type AggregatorName,
  aggregators,
  type FunctionName,
  functions,
} from '@flink-metrics/sdk/promql';
import { type RealPrometheusOptions, startPrometheus } from '../support/prometheus.ts';

/** What Prometheus says of a text: how it prints it, or why it refuses it. */
export type Verdict =
  | { readonly accepted: true; readonly text: string }
  | { readonly accepted: false; readonly error: string };

/** What a server's version of PromQL has. */
export interface Dialect {
  readonly functions: readonly FunctionName[];
  readonly aggregators: readonly AggregatorName[];
  /** `{"http.requests","service.name"="x"}` */
  readonly utf8Names: boolean;
  /** `x[300]`, `x offset +5m`, `5m` as a number, `x @ -1`. */
  readonly version3: boolean;
  /** `</` and `>/`. */
  readonly trim: boolean;
  /** `x[step() * 2]`. */
  readonly durations: boolean;
  /** `x[5m] anchored`. */
  readonly extended: boolean;
  /** `x + fill (0) y`. */
  readonly fill: boolean;
}

export interface PromqlServer extends AsyncDisposable {
  readonly version: string;
  readonly dialect: Dialect;
  format(query: string): Promise<Verdict>;
  /** The answer of an instant query as JSON, or the type of its error. */
  evaluate(query: string, time: number): Promise<Evaluation>;
}

export interface Evaluation {
  readonly status: 'success' | 'error';
  readonly errorType?: string;
  readonly error?: string;
  readonly data?: { readonly resultType: string; readonly result: unknown };
}

export async function startPromqlServer(
  program: string,
  options: RealPrometheusOptions = {},
): Promise<PromqlServer> {
  const prometheus = await startPrometheus({
    ...options,
    program,
    flags: [
      // A server that does not know one of them only says so.
      '--enable-feature=promql-experimental-functions,promql-extended-range-selectors,promql-binop-fill-modifiers',
      '--query.timeout=5s',
      '--query.max-samples=1000000',
    ],
  });
  const post = (path: string, form: Record<string, string>) =>
    postForm(prometheus.url + path, form);
  const format = async (query: string): Promise<Verdict> => {
    const answer = (await post('/api/v1/format_query', { query })) as FormatAnswer;
    return answer.status === 'success'
      ? { accepted: true, text: answer.data ?? '' }
      : { accepted: false, error: answer.error ?? '' };
  };
  return {
    version: await readVersion(prometheus.url),
    dialect: await readDialect(format),
    format,
    evaluate: async (query, time) =>
      (await post('/api/v1/query', { query, time: String(time / 1000) })) as Evaluation,
    [Symbol.asyncDispose]: () => prometheus[Symbol.asyncDispose](),
  };
}

interface FormatAnswer {
  readonly status: string;
  readonly data?: string;
  readonly error?: string;
}

async function postForm(url: string, form: Record<string, string>): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
      return await response.json();
    } catch (error) {
      if (attempt === 3) throw error;
      await delay(100);
    }
  }
}

async function readVersion(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/status/buildinfo`);
  const answer = (await response.json()) as { data: { version: string } };
  return answer.data.version;
}

/** Asked of the server itself: no table of versions can be wrong. */
async function readDialect(format: (query: string) => Promise<Verdict>): Promise<Dialect> {
  const knows = async (query: string): Promise<boolean> => (await format(query)).accepted;
  const names = Object.keys(functions) as FunctionName[];
  const verdicts = await Promise.all(names.map((name) => format(`${name}()`)));
  const operators = Object.keys(aggregators) as AggregatorName[];
  const known = await Promise.all(
    operators.map((op) =>
      knows(
        'param' in aggregators[op] ? `${op}(${op === 'count_values' ? '"x"' : 1}, x)` : `${op}(x)`,
      ),
    ),
  );
  return {
    functions: names.filter((_, i) => {
      const verdict = verdicts[i];
      return verdict?.accepted === true || /argument/.test(verdict?.error ?? '');
    }),
    aggregators: operators.filter((_, i) => known[i]),
    utf8Names: await knows('{"http.requests"}'),
    version3: await knows('x[300]'),
    trim: await knows('x </ 1'),
    durations: await knows('x[step() * 2]'),
    extended: await knows('x[5m] anchored'),
    fill: await knows('x + fill (0) y'),
  };
}
