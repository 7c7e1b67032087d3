import { createGateway, staticTokens } from '@flink-metrics/gateway';
import { type RealPrometheus, startPrometheus } from '../support/prometheus.ts';

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
): Promise<RealPrometheus> =>
  startPrometheus({
    openMetrics: openMetrics(tenants === 'both' ? [...ofA, ...ofB] : ofA),
    ...(program !== undefined && { program }),
  });

export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** Asks through a gateway as tenant a. */
export function asTenantA(prometheus: RealPrometheus): Ask {
  const gateway = createGateway({
    prometheus: { url: prometheus.url },
    authenticate: staticTokens([
      { tenant: 'a', namespaces: ['a'], token: 'token-a' },
      { tenant: 'b', namespaces: ['b'], token: 'token-b' },
    ]),
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
