import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import { freePort } from '../../support/free-port.ts';
import { type RunningCli, startGatewayCli } from '../../support/gateway-cli.ts';
import { startMisbehavingServer } from '../../support/misbehaving-server.ts';
import { startPrometheus } from '../../support/prometheus.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { newSigningKey, startPortal } from './portal-process.ts';

const METRIC = 'flink_taskmanager_job_task_numRecordsIn';
const TIME = 1_700_000_000;

const cleanup = new AsyncDisposableStack();
after(() => cleanup.disposeAsync());
const folder = cleanup.use(await temporaryFolder('spring'));
const prometheus = cleanup.use(
  await startPrometheus({
    openMetrics: ['orders', 'payments']
      .map((name, at) => `${METRIC}{namespace="${name}",job_name="${name}"} ${at + 1} ${TIME}\n`)
      .join(''),
  }),
);
const portalPort = await freePort();
const gatewayPort = await freePort();
const signingKey = await newSigningKey(folder.path);
const gatewayUrl = `http://127.0.0.1:${gatewayPort}`;
const portal = cleanup.use(await startPortal(portalPort, gatewayUrl, signingKey));

/** The gateway as the example's README starts it. */
const startGateway = (context: TestContext, upstream = prometheus.url): Promise<RunningCli> =>
  startGatewayCli(context, upstream, {
    environment: {
      FLINK_METRICS_TOKENS: '',
      FLINK_METRICS_PORT: String(gatewayPort),
      FLINK_METRICS_CACHE_INSTANT: '600000',
      FLINK_METRICS_JWT: JSON.stringify({
        jwksUrl: `${portal.url}/portal/jwks.json`,
        issuer: 'portal',
        audience: 'flink-metrics',
      }),
    },
  });

const queryOf = (query: string): string =>
  `/api/v1/query?${new URLSearchParams({ query, time: String(TIME) })}`;

interface VectorAnswer {
  readonly data: { readonly result: { readonly metric: Record<string, string> }[] };
}

async function namespacesIn(response: Response): Promise<(string | undefined)[]> {
  assert.equal(response.status, 200);
  const { data } = (await response.json()) as VectorAnswer;
  return data.result.map(({ metric }) => metric.namespace);
}

async function tokenOf(user: string): Promise<string> {
  const response = await portal.ask(user, '/portal/metrics-token');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  return ((await response.json()) as { token: string }).token;
}

test("the portal's token shows a user's namespaces, and is refused others", async (context) => {
  const { url } = await startGateway(context);
  const token = await tokenOf('olga');
  const ask = (query: string) =>
    fetch(url + queryOf(query), { headers: { authorization: `Bearer ${token}` } });
  assert.deepEqual(await namespacesIn(await ask(METRIC)), ['orders']);
  const foreign = await ask(`${METRIC}{namespace="payments"}`);
  assert.equal(foreign.status, 403);
  assert.match(await foreign.text(), /"forbidden"/);
});

test('the page asks through the portal, and needs no token', async (context) => {
  await startGateway(context);
  const ask = (user: string, query: string) => portal.ask(user, `/metrics${queryOf(query)}`);
  assert.deepEqual(await namespacesIn(await ask('olga', METRIC)), ['orders']);
  assert.deepEqual(await namespacesIn(await ask('paul', METRIC)), ['payments']);
  assert.equal((await ask('olga', `${METRIC}{namespace="payments"}`)).status, 403);
  assert.match(await (await ask('nobody', METRIC)).text(), /"forbidden".*grants no namespace/);
});

test('a form is asked as it is, and one that is too long is refused whole', async (context) => {
  await startGateway(context);
  const post = (body: URLSearchParams) =>
    portal.ask('olga', '/metrics/api/v1/query', { method: 'POST', body });
  const time = String(TIME);
  const answer = await post(new URLSearchParams({ query: METRIC, time }));
  assert.deepEqual(await namespacesIn(answer), ['orders']);
  const tooLong = new URLSearchParams({ query: `${METRIC}#${'x'.repeat(300_000)}`, time });
  assert.equal((await post(tooLong)).status, 413);
});

test('who has not signed in gets 401, and nothing of the gateway', async (context) => {
  const { running } = await startGateway(context);
  for (const path of ['/portal/metrics-token', `/metrics${queryOf(METRIC)}`]) {
    const response = await fetch(portal.url + path, {
      redirect: 'manual',
      headers: { 'x-forwarded-user': 'olga' },
    });
    assert.equal(response.status, 401, path);
  }
  assert.doesNotMatch(running.output(), /"path"/);
});

test('ids and unchanged answers pass through the portal', async (context) => {
  await startGateway(context);
  const first = await portal.ask('olga', `/metrics${queryOf(METRIC)}`, {
    headers: { 'x-request-id': 'portal-7' },
  });
  await first.text();
  const second = await portal.ask('olga', `/metrics${queryOf(METRIC)}`);
  await second.text();
  const etag = second.headers.get('etag');
  assert.ok(etag);
  assert.equal(first.headers.get('x-request-id'), 'portal-7');
  const unchanged = await portal.ask('olga', `/metrics${queryOf(METRIC)}`, {
    headers: { 'if-none-match': etag },
  });
  assert.equal(unchanged.status, 304);
});

test('no cookie and no password of the portal reaches the gateway', async () => {
  await using gateway = await startMisbehavingServer((_, response) => void response.end('{}'));
  await using other = await startPortal(await freePort(), gateway.url, signingKey);
  const headers = { cookie: 'JSESSIONID=s3cr3t', 'x-forwarded-user': 'paul' };
  assert.equal(
    (await other.ask('olga', '/metrics/api/v1/query?query=up', { headers })).status,
    200,
  );
  const [seen] = gateway.seen;
  assert.equal(seen?.path, '/api/v1/query?query=up');
  assert.match(seen.headers.authorization ?? '', /^Bearer /);
  assert.equal(seen.headers.cookie, undefined);
  assert.equal(seen.headers['x-forwarded-user'], undefined);
});

test('an answer that breaks off is a broken connection, and no gateway is 502', async () => {
  await using broken = await startMisbehavingServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(`{"status":"success","data":"${'x'.repeat(100_000)}`);
    setTimeout(() => response.destroy(), 200);
  });
  await using other = await startPortal(await freePort(), broken.url, signingKey);
  const ask = () => other.ask('olga', '/metrics/api/v1/query?query=up');
  await assert.rejects(async () => (await ask()).text());
  await using gone = await startPortal(await freePort(), 'http://127.0.0.1:1', signingKey);
  const refused = await gone.ask('olga', '/metrics/api/v1/query?query=up');
  assert.equal(refused.status, 502);
});

test('a portal with a new key is believed from its first token on', async (context) => {
  const { url } = await startGateway(context);
  const ask = async (token: string) =>
    (await fetch(url + queryOf(METRIC), { headers: { authorization: `Bearer ${token}` } })).status;
  assert.equal(await ask(await tokenOf('olga')), 200);
  await portal[Symbol.asyncDispose]();
  cleanup.use(await startPortal(portalPort, gatewayUrl, await newSigningKey(folder.path)));
  assert.equal(await ask(await tokenOf('olga')), 200);
});
