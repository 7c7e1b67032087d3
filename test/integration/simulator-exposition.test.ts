import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { chartQuery, kubernetes, sections } from '@flink-metrics/sdk/flink';
import { diagnose } from '@flink-metrics/sdk/flink/rules';
import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import {
  createSimulator,
  defaultJobs,
  type Scenario,
  type Simulator,
  type SimulatorOptions,
} from '@flink-metrics/simulator';
import { getRequestListener } from '@hono/node-server';
import { listening } from '../support/listening.ts';
import { startPrometheus } from '../support/prometheus.ts';

const NOON = Date.UTC(2026, 4, 16, 12, 0, 0);
const MINUTE = 60_000;

test('a Prometheus that scrapes /metrics has what the simulator has, whatever the labels', async () => {
  const [orders] = defaultJobs;
  assert.ok(orders);
  const hostile = 'a "quoted" \\ back\\n\nline, {x="y"} 名前';
  const jobs = [...defaultJobs, { ...orders, namespace: hostile, cluster: 'other' }];
  await using scraped = await scrape({ now: () => NOON, jobs }, allInOne);
  const own = await samples(scraped.simulator.fetch, '{namespace!=""}', NOON);
  assert.ok(own.size > 1_000);
  assert.ok([...own.keys()].some((labels) => labels.includes(JSON.stringify(hostile))));
  await until(async () => assert.deepEqual(await samples(scraped.fetch, '{namespace!=""}'), own));

  const types = async (from: Asked) =>
    Object.fromEntries(
      Object.entries((await ask(from, 'metadata')) as Metadata)
        .filter(([name]) => /^(flink|container|kube)_/.test(name))
        .map(([name, [entry]]) => [name, entry?.type] as const)
        // A summary's count has no line of its own.
        .filter(([name]) => !name.endsWith('mailboxLatencyMs_count')),
    );
  assert.deepEqual(await types(scraped.fetch), await types(scraped.simulator.fetch));
});

test('what a process said ends with it, and not five minutes later', async () => {
  const scenario: Scenario = {
    deployedAt: [NOON - 60 * MINUTE],
    incidents: [{ kind: 'dead-taskmanager', from: NOON, to: NOON + 60 * MINUTE }],
  };
  let time = NOON - MINUTE;
  await using scraped = await scrape({ now: () => time, scenario }, allInOne);
  const query = 'flink_taskmanager_Status_JVM_CPU_Load{pod=~"orders-.*"}';
  const pods = async () => (await samples(scraped.fetch, query)).size;
  await until(async () => assert.equal(await pods(), 2));
  time = NOON + MINUTE;
  await until(async () => assert.equal(await pods(), 1));
  // It is the mark of the end that counts: the samples themselves are seconds old.
  assert.equal((await samples(scraped.fetch, `last_over_time(${query}[5m])`)).size, 2);
});

test('targets by discovery are processes, each with its own labels and its own end', async () => {
  const scenario: Scenario = {
    deployedAt: [NOON - 60 * MINUTE],
    incidents: [{ kind: 'dead-taskmanager', from: NOON, to: NOON + 60 * MINUTE }],
  };
  let time = NOON - MINUTE;
  await using scraped = await scrape({ now: () => time, scenario }, byDiscovery);
  const all = '{__name__!~"scrape_.*",job=~".+"}';
  const up = async () =>
    (await samples(scraped.fetch, 'up{job="flink-pods",pod=~"orders-.*"} == 1')).size;
  const own = await samples(scraped.simulator.fetch, all, time);
  // Prometheus knows that of a kubelet, too; the simulator has it of Flink's processes only.
  const known = async () =>
    new Map(
      [...(await samples(scraped.fetch, all))].filter(
        ([labels]) => own.has(labels) || !labels.includes('"__name__":"up"'),
      ),
    );
  await until(async () => assert.deepEqual(await known(), own));
  assert.equal(await up(), 3);
  time = NOON + MINUTE;
  await until(async () => assert.equal(await up(), 2));
});

for (const scenario of ['healthy', 'backpressured', 'failing-checkpoints'] as const) {
  test(`a Prometheus with its OpenMetrics answers as the simulator: ${scenario}`, async () => {
    const jobs = defaultJobs.filter(({ name }) => name === 'orders');
    const simulator = createSimulator({ now: () => NOON, scenario, jobs });
    const from = NOON - 75 * MINUTE;
    await using prometheus = await startPrometheus({ openMetrics: backfill(simulator, from) });
    const real = createPrometheusClient({ baseUrl: prometheus.url });
    const simulated = createPrometheusClient({
      baseUrl: 'http://simulator',
      fetch: (request) => simulator.fetch(new Request(request)),
    });
    const scope = { deployment: kubernetes, namespace: 'tenant-a', jobName: 'orders' };
    const range = { start: NOON - 10 * MINUTE, end: NOON, step: 60_000 };
    let compared = 0;
    for (const chart of sections.flatMap(({ charts }) => charts)) {
      const query = print(chartQuery(chart, scope, { step: range.step, interval: 15_000 }));
      const asked = async (client: PrometheusClient) =>
        new Map(
          (await client.queryRange(query, range)).data.map(({ labels, times, values }) => [
            keyOf(labels),
            [[...times], [...values].map(rounded)],
          ]),
        );
      const answer = await asked(real);
      assert.deepEqual(answer, await asked(simulated), query);
      compared += answer.size;
    }
    assert.ok(compared > 100);

    const judged = async (client: PrometheusClient) =>
      JSON.parse(
        JSON.stringify(await diagnose(client, scope, { at: NOON }), (_, value) =>
          typeof value === 'number' ? rounded(value) : value,
        ),
      );
    assert.deepEqual(await judged(real), await judged(simulated));
  });
}

const allInOne = (address: string) => `
global: { scrape_interval: 1s }
scrape_configs:
  - job_name: simulator
    honor_labels: true
    static_configs: [{ targets: ['${address}'] }]
`;

const byDiscovery = (address: string) => `
global: { scrape_interval: 1s }
scrape_configs:
  - job_name: simulator
    http_sd_configs: [{ url: 'http://${address}/targets', refresh_interval: 1s }]
`;

type Asked = (request: Request) => Promise<Response>;
type Metadata = Record<string, { type: string }[]>;

/** A simulator, and a real Prometheus that scrapes it every second. */
async function scrape(options: SimulatorOptions, config: (address: string) => string) {
  await using resources = new AsyncDisposableStack();
  const simulator = createSimulator(options);
  const server = resources.use(await listening(createServer(getRequestListener(simulator.fetch))));
  const prometheus = resources.use(
    await startPrometheus({ scrapeConfigs: config(server.address) }),
  );
  const own = resources.move();
  return {
    simulator,
    fetch: (request: Request) =>
      fetch(new URL(request.url.replace('http://any', ''), prometheus.url)),
    [Symbol.asyncDispose]: () => own.disposeAsync(),
  };
}

async function ask(from: Asked, path: string, parameters: Record<string, string> = {}) {
  const response = await from(
    new Request(`http://any/api/v1/${path}?${new URLSearchParams(parameters)}`),
  );
  return ((await response.json()) as { data: unknown }).data;
}

/** The value of each series, as text. */
async function samples(from: Asked, query: string, time?: number): Promise<Map<string, string>> {
  const at = time === undefined ? {} : { time: String(time / 1000) };
  const { result } = (await ask(from, 'query', { query, ...at })) as {
    result: { metric: Record<string, string>; value: [number, string] }[];
  };
  return new Map(
    result
      .map(({ metric, value }): [string, string] => [keyOf(metric), String(Number(value[1]))])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const keyOf = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))));

/** Sums of floats differ in the last digits by their order. */
const rounded = (value: number): number => Number(value.toPrecision(9));

/** `startPrometheus` ends the file itself. */
function* backfill(simulator: Simulator, from: number): Iterable<string> {
  for (const piece of simulator.openMetrics(from, NOON)) if (piece !== '# EOF\n') yield piece;
}

/** Scrapes and discoveries come once a second. */
async function until(holds: () => Promise<void>): Promise<void> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    try {
      return await holds();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
