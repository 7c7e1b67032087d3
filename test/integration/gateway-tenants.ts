import { createGateway, type GatewayOptions, staticTokens } from '@flink-metrics/gateway';
import { httpTransport } from '@flink-metrics/gateway/node';
import { type RealPrometheus, startPrometheus } from '../support/prometheus.ts';
import { type RealVictoriaMetrics, startVictoriaMetrics } from '../support/victoria-metrics.ts';

/** Unix seconds of the newest sample; there is one every 15 s for half an hour before it. */
export const NOW = 1_700_000_000;

/** What only tenant b has: a word in every name and value of its labels, and a number. */
export const SECRET = /secret|424242/;

const metric = 'flink_taskmanager_job_task_numRecordsIn';

const ofA = [
  `up{namespace="a",job="flink",instance="1"} ?`,
  `up{namespace="a",job="flink",instance="2"} ?`,
  `${metric}{namespace="a",job_name="orders",tm_id="tm_1_1",pod="tm-1-1",job="flink",instance="1"} ?`,
  `${metric}{namespace="a",job_name="my_job__v2_",tm_id="tm_1_2",pod="tm-1-2",job="flink",instance="2"} ?`,
  `${metric}{namespace="a",job_name="订单",tm_id="tm_1_3",job="flink",instance="3"} ?`,
  `flink_taskmanager_Status_JVM_CPU_Load{namespace="a",tm_id="tm_1_1",pod="tm-1-1",job="flink",instance="1"} ?`,
  `flink_taskmanager_Status_JVM_CPU_Load{namespace="a",tm_id="tm_1_2",pod="tm-1-2",job="flink",instance="2"} ?`,
  `container_memory_usage_bytes{namespace="a",pod="tm-1-1",container="flink",job="kubelet",instance="n"} ?`,
  `target_info{namespace="a",job="flink",instance="1",version="1.20"} 1`,
  `request_bucket{namespace="a",le="1"} ?`,
  `request_bucket{namespace="a",le="+Inf"} ?`,
];

const ofB = [
  `up{namespace="b",job="secret",instance="1"} 424242`,
  `secret{namespace="b",job="flink",instance="1",secret_label="secret"} 424242`,
  `${metric}{namespace="b",job_name="secret",tm_id="tm_1_1",pod="tm-1-1",job="flink",instance="1"} 424242`,
  `target_info{namespace="b",job="flink",instance="1",secret_label="secret"} 424242`,
  `request_bucket{namespace="b",le="secret"} 424242`,
  // What a recording rule that drops the namespace makes: it belongs to nobody.
  `secret_recorded{job="flink",instance="1"} 424242`,
];

/**
 * How tenants are told apart: by their namespace, or by label sets. By these tenant a has namespace "a" of one cluster
 * and namespace "c" of another, and what has these names the other way round is of others.
 */
export type Layout = 'namespaces' | 'label sets';

export const LAYOUTS: readonly Layout[] = ['namespaces', 'label sets'];

export const labelSetsOfA = [
  { namespace: 'a', cluster: 'x' },
  { namespace: 'c', cluster: 'y' },
];

/** The same names, the other way round, and its own. */
const labelSetsOfB = [
  { namespace: 'a', cluster: 'y' },
  { namespace: 'c', cluster: 'x' },
  { namespace: 'b', cluster: 'x' },
];

const relabelled = (lines: readonly string[], namespace: string, cluster: string): string[] =>
  lines.map((line) =>
    line.replace(/namespace="[ab]"/, `namespace="${namespace}",cluster="${cluster}"`),
  );

function linesOf(tenants: 'both' | 'a alone', layout: Layout): readonly string[] {
  if (layout === 'namespaces') return tenants === 'both' ? [...ofA, ...ofB] : ofA;
  const ofBoth = [...relabelled(ofA, 'a', 'x'), ...relabelled(ofA.slice(1), 'c', 'y')];
  if (tenants === 'a alone') return ofBoth;
  const ofOthers = [
    ...relabelled(ofB, 'b', 'x'),
    ...relabelled(ofB.slice(0, -1), 'a', 'y'),
    ...relabelled(ofB.slice(0, -1), 'c', 'x'),
  ];
  return [...ofBoth, ...ofOthers];
}

function openMetrics(lines: readonly string[]): string {
  const times = Array.from({ length: 121 }, (_, index) => NOW - 1800 + index * 15);
  return lines
    .flatMap((line, row) =>
      times.map((time, index) => `${line.replace('?', String((index + 1) * (row + 1)))} ${time}`),
    )
    .join('\n');
}

/** A Prometheus of both tenants, or of tenant a alone. */
export const startTenantsPrometheus = (
  tenants: 'both' | 'a alone',
  program?: string,
  layout: Layout = 'namespaces',
): Promise<RealPrometheus> =>
  startPrometheus({
    openMetrics: openMetrics(linesOf(tenants, layout)),
    // A server that does not know it only says so.
    flags: ['--enable-feature=promql-binop-fill-modifiers'],
    ...(program !== undefined && { program }),
  });

/** The same in a VictoriaMetrics, whose API is below a path as that of an account of a cluster is. */
export const startTenantsVictoriaMetrics = (
  tenants: 'both' | 'a alone',
  layout: Layout = 'namespaces',
): Promise<RealVictoriaMetrics> =>
  startVictoriaMetrics(openMetrics(linesOf(tenants, layout)).replaceAll(/ (\d+)$/gm, ' $1000'), [
    '-http.pathPrefix=/select/7/prometheus',
  ]);

export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** Asks through a gateway as tenant a; other tokens than `token-a` are asked with by their header. */
export function asTenantA(
  prometheus: Pick<RealPrometheus, 'url'>,
  layout: Layout = 'namespaces',
  options: Partial<GatewayOptions> = {},
): Ask {
  const grant = layout === 'namespaces' ? { namespaces: ['a'] } : { labelSets: labelSetsOfA };
  const grantOfB = layout === 'namespaces' ? { namespaces: ['b'] } : { labelSets: labelSetsOfB };
  const gateway = createGateway({
    prometheus: { url: prometheus.url, transport: httpTransport() },
    authenticate: staticTokens([
      { tenant: 'a', ...grant, token: 'token-a' },
      { tenant: 'b', ...grantOfB, token: 'token-b' },
      { tenant: 'operator', everything: true, token: 'token-all' },
    ]),
    ...options,
  });
  return (path, init = {}) =>
    gateway.fetch(
      new Request(`http://gateway${path}`, {
        ...init,
        headers: { authorization: 'Bearer token-a', ...init.headers },
      }),
    );
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Status and JSON, with lists in one order: Prometheus gives an instant vector in any. */
export async function answerOf(response: Response): Promise<Answer> {
  const body: unknown = await response.json();
  return { status: response.status, body: sorted(body) };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    const keyed = items.map((item) => [JSON.stringify(item), item] as const);
    // A sample is [time, "value"]: its order tells something.
    if (typeof items[0] === 'number') return items;
    return keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
