// Right programs: the compiler must take each. Nothing here runs.
import {
  type AnyPrometheusError,
  createPrometheusClient,
  createQueryClient,
  isPrometheusError,
  type PrometheusClient,
  type PrometheusClientOptions,
  type PrometheusError,
  type PrometheusErrorKind,
} from '@flink-metrics/sdk/prometheus';

declare const caught: unknown;
declare const client: PrometheusClient;
declare const mine: {
  headers?: Record<string, string>;
  timeout?: number;
  credentials?: RequestCredentials;
  fetch?: (request: Request) => Promise<Response>;
};

// What may be missing may be undefined
export const options: PrometheusClientOptions = {
  baseUrl: new URL('https://prometheus.example'),
  headers: mine.headers,
  timeout: mine.timeout,
  credentials: mine.credentials,
  fetch: mine.fetch,
};
createPrometheusClient({ baseUrl: '/prometheus', fetch: globalThis.fetch });
createQueryClient({ baseUrl: '', headers: async () => new Headers(), timeout: Infinity });

// A switch over the kind knows each error's own fields, and all kinds
export function place(error: AnyPrometheusError): string {
  switch (error.kind) {
    case 'query':
      return `${error.position?.line}:${error.position?.column}`;
    case 'invalid-answer':
      return `byte ${error.offset}`;
    case 'unreachable':
    case 'timeout':
    case 'unauthorized':
    case 'forbidden':
    case 'server':
      return error.url;
  }
}
if (isPrometheusError(caught)) {
  place(caught);
  const kind: PrometheusErrorKind = caught.kind;
  const base: PrometheusError = caught;
  console.log(kind, base.query, base.status);
  if (caught.kind === 'query') console.log(caught.position);
}

// Selectors are made of lists
const selectors = ['a', 'b'].map((name) => `${name}{}`);
client.series({ match: selectors });

// Unions of the servers' answers
const [group] = (await client.rules()).data;
for (const rule of group?.rules ?? []) {
  if (rule.type === 'alerting') console.log(rule.alerts[0]?.activeAt, rule.duration);
}
const on: boolean | undefined = (await client.features()).data.api?.query_stats;
console.log(on, (await client.buildInfo()).data.version);
