import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { createGateway, type GatewayOptions, staticTokens } from '@flink-metrics/gateway';
import { createSimulator } from '@flink-metrics/simulator';
import { getRequestListener } from '@hono/node-server';
import { type DoctorOptions, examine } from '../../packages/cli/src/doctor/doctor.ts';
import { freePort } from '../support/free-port.ts';
import { listening } from '../support/listening.ts';
import { type RealPrometheus, startPrometheus } from '../support/prometheus.ts';
import { type RealPushgateway, startPushgateway } from '../support/pushgateway.ts';
import { jobOf } from './cli/estate.ts';

/** Breaks on the way to the numbers: before Prometheus has any, and in the gateway that stands in front of it. */
const resources = new AsyncDisposableStack();
const use = <T extends AsyncDisposable>(one: T): T => resources.use(one);
const token = 'the-token-of-tenant-a-is-long';

let full: RealPrometheus;
let pushgateway: RealPushgateway;
let nobody: string;

before(async () => {
  nobody = `http://127.0.0.1:${await freePort()}`;
  pushgateway = use(await startPushgateway());
  const openMetrics = samples(['tenant-a', 'tenant-b'], 8, 0);
  // Loaded once, and looked at for as long as a busy machine takes.
  const flags = ['--query.lookback-delta=1h'];
  full = use(await startPrometheus({ openMetrics, flags }));
});
after(() => resources.disposeAsync());

/** So many minutes of some namespaces' Flink, which ended so many minutes ago. */
function samples(namespaces: readonly string[], length: number, ended: number): string {
  const to = Date.now() - ended * 60_000;
  const jobs = namespaces.map(jobOf);
  const simulator = createSimulator({ scenario: 'healthy', jobs });
  const pieces = [...simulator.openMetrics(to - length * 60_000, to)];
  return pieces.filter((piece) => piece.startsWith('flink_')).join('');
}

const staticJob = (address: string) => `global: { scrape_interval: 1s }
scrape_configs: [{ job_name: flink, static_configs: [{ targets: ['${address}'] }] }]
`;

async function finds(options: DoctorOptions, expected: readonly string[]): Promise<void> {
  const { findings } = await examine(options);
  const codes = findings.map(({ code }) => code);
  assert.deepEqual(codes, expected, JSON.stringify(findings, null, 1));
  for (const { text, fixes } of findings) {
    for (const said of [text.en, text['zh-CN']])
      assert.doesNotMatch(said ?? '{}', /[{}]|undefined/);
    for (const { lines } of fixes) assert.ok(lines.length > 0);
  }
}

test('nothing listens', () => finds({ prometheus: nobody }, ['prometheus-unreachable']));

test('the address is a Pushgateway’s', () =>
  finds({ prometheus: pushgateway.url }, ['not-prometheus']));

test('credentials are wanted, and none are given', async () => {
  const gateway = await gatewayOf({});
  await finds({ prometheus: gateway }, ['prometheus-refuses']);
});

test('a Prometheus that scrapes nothing', async () => {
  await using empty = await startPrometheus();
  await finds({ prometheus: empty.url }, ['flink-not-scraped']);
});

test('a Prometheus that only scrapes what is down', async () => {
  await using down = await startPrometheus({ scrapeConfigs: staticJob(new URL(nobody).host) });
  await eventually(() => finds({ prometheus: down.url }, ['target-down']));
});

test('a Pushgateway to which no Flink pushes', async () => {
  await using idle = await startPrometheus({ scrapeConfigs: staticJob(pushgateway.address) });
  await eventually(() => finds({ prometheus: idle.url }, ['pushgateway-empty']));
});

test('a Flink that went silent an hour ago', async () => {
  await using silent = await startPrometheus({ openMetrics: samples(['tenant-a'], 25, 70) });
  await finds({ prometheus: silent.url }, ['flink-silent']);
});

test('series without a namespace', async () => {
  const openMetrics = samples(['tenant-a'], 8, 0).replaceAll('namespace="tenant-a",', '');
  await using nameless = await startPrometheus({ openMetrics });
  await finds({ prometheus: nameless.url }, ['namespace-label-missing']);
});

async function gatewayOf(options: Partial<GatewayOptions>): Promise<string> {
  const { fetch: answer } = createGateway({
    prometheus: { url: full.url },
    authenticate: staticTokens([{ tenant: 'a', namespaces: ['tenant-a'], token }]),
    ...options,
  });
  return use(await listening(createServer(getRequestListener((request) => answer(request)))))
    .origin;
}

const behind = async (options: Partial<GatewayOptions>, more: Partial<DoctorOptions> = {}) => ({
  prometheus: full.url,
  gateway: await gatewayOf(options),
  token,
  ...more,
});

const origin = 'https://portal.example';

test('a gateway that is well, with Prometheus and alone', async () => {
  const namespace = 'tenant-a';
  await finds(await behind({ origins: [origin] }, { origin, namespace }), []);
  await finds({ ...(await behind({})), prometheus: undefined, namespace }, []);
});

test('a gateway that is not there', () =>
  finds({ prometheus: full.url, gateway: nobody, token }, ['gateway-unreachable']));

test('the address of the gateway is another server’s', () =>
  finds({ prometheus: full.url, gateway: pushgateway.url, token }, ['gateway-not-one']));

test('a token that nobody has', async () => {
  await finds(await behind({}, { token: 'another-token-of-somebody' }), ['gateway-token']);
  await finds(await behind({}, { token: undefined }), ['gateway-token']);
});

test('no gateway, but Prometheus itself', () =>
  finds({ prometheus: full.url, gateway: full.url, token }, ['gateway-open']));

test('a token of another tenant', async () =>
  finds(await behind({}, { namespace: 'tenant-b' }), ['gateway-forbids']));

test('a gateway whose Prometheus is gone', async () =>
  finds(await behind({ prometheus: { url: nobody } }), ['gateway-upstream']));

test('a page that the gateway does not know', async () =>
  finds(await behind({ origins: ['https://other.example'] }, { origin }), ['gateway-origin']));

test('a gateway that adds the tenant to the first braces only', async () => {
  const naive = use(
    await listening(
      createServer(
        getRequestListener(async (request) => {
          if (request.headers.get('authorization') !== `Bearer ${token}`)
            return new Response('no', { status: 401 });
          const address = new URL(request.url);
          const form = new URLSearchParams(await request.text());
          const query = form.get('query') ?? address.searchParams.get('query') ?? '';
          const scoped = query.includes('namespace=')
            ? query
            : query.replace('{', '{namespace="tenant-a",');
          const asked = new URLSearchParams({ query: scoped });
          const answer = await fetch(`${full.url}/api/v1/query?${asked}`);
          return new Response(await answer.text(), { status: answer.status });
        }),
      ),
    ),
  );
  await finds({ prometheus: full.url, gateway: naive.origin, token }, ['gateway-isolation']);
});

/** The first scrape takes a second, and longer on a busy machine. */
async function eventually(holds: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
