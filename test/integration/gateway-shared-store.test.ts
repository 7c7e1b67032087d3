import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createGateway, staticTokens } from '@flink-metrics/gateway';
import { httpTransport, redisStore, type StoreUse } from '@flink-metrics/gateway/node';
import { freePort } from '../support/free-port.ts';
import { startGatewayCli } from '../support/gateway-cli.ts';
import { eventually } from '../support/operating-system.ts';
import type { RealPrometheus } from '../support/prometheus.ts';
import { type RealRedis, startRedis } from '../support/redis.ts';
import { answerOf, NOW, SECRET, startTenantsPrometheus } from './gateway-tenants.ts';

const range = (query: string, start = NOW - 600, end = NOW) =>
  `/api/v1/query_range?${new URLSearchParams({ query, start: String(start), end: String(end), step: '15' })}`;
const instant = `/api/v1/query?query=up&time=${NOW}`;
const asA = { authorization: 'Bearer token-a' };
const asB = { authorization: 'Bearer token-b' };

/** Requests that a Prometheus has answered, by its own count. */
async function askedOf({ url }: RealPrometheus): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => /^prometheus_http_requests_total.*"\/api\/v1\//.test(line))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

interface Replica {
  ask(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  readonly uses: StoreUse[];
  readonly changes: [isUp: boolean, reason: string][];
}

/** One of several gateways: its memory is its own, and so is its connection to the store. */
async function startReplica(
  context: TestContext,
  prometheus: RealPrometheus,
  redis: Pick<RealRedis, 'url'>,
  { timeout = 5_000, space = prometheus.url } = {},
): Promise<Replica> {
  const uses: StoreUse[] = [];
  const changes: [boolean, string][] = [];
  const store = redisStore({
    url: redis.url,
    space,
    timeout,
    onUse: (use) => uses.push(use),
    onChange: (isUp, reason) => changes.push([isUp, String(reason)]),
  });
  context.after(() => store.close());
  await eventually(
    () => changes.length,
    (length) => length > 0,
    10_000,
  );
  const gateway = createGateway({
    prometheus: { url: prometheus.url, transport: httpTransport() },
    authenticate: staticTokens([
      { tenant: 'a', namespaces: ['a'], token: 'token-a' },
      { tenant: 'a too', namespaces: ['a'], token: 'token-a-too' },
      { tenant: 'b', namespaces: ['b'], token: 'token-b' },
    ]),
    cache: { shared: store, instant: 60_000, fresh: 60_000 },
  });
  return {
    uses,
    changes,
    ask: (path, headers = asA) => gateway.fetch(new Request(`http://gateway${path}`, { headers })),
  };
}

const written = ({ uses }: Replica, times: number) =>
  eventually(
    () => uses.filter((use) => use === 'written').length,
    (count) => count >= times,
    10_000,
  );

test('a viewer at the second gateway costs Prometheus nothing', async (context) => {
  await using prometheus = await startTenantsPrometheus('both');
  await using redis = await startRedis();
  const environment = {
    FLINK_METRICS_STORE_URL: redis.url,
    FLINK_METRICS_STORE_TIMEOUT: '5000',
    FLINK_METRICS_CACHE_INSTANT: '600000',
    FLINK_METRICS_METRICS_PORT: '0',
  };
  const [first, second] = await Promise.all([
    startGatewayCli(context, prometheus.url, { environment }),
    startGatewayCli(context, prometheus.url, { environment }),
  ]);
  for (const { running } of [first, second]) {
    await eventually(
      running.output,
      (output) => output.includes('The shared store answers'),
      10_000,
    );
  }
  const paths = [range('rate(up[1m])'), range('up', NOW - 1_200), instant, '/api/v1/labels'];
  const view = ({ url }: { url: string }) =>
    Promise.all(paths.map(async (path) => (await fetch(url + path, { headers: asA })).text()));
  const answers = await view(first);
  for (let tries = 0; (await redis.send('DBSIZE')) !== `:${paths.length}\r\n`; tries += 1) {
    assert.ok(tries < 200, await redis.send('DBSIZE'));
    await setTimeout(50);
  }
  const asked = await askedOf(prometheus);
  assert.deepEqual(await view(second), answers);
  assert.equal(await askedOf(prometheus), asked);
  // Of another tenant nothing is there.
  const others = await (await fetch(second.url + instant, { headers: asB })).text();
  assert.match(others, SECRET);
  assert.equal(await askedOf(prometheus), asked + 1);

  const metrics = /(http:\S+\/metrics)/.exec(second.running.output())?.[1] ?? assert.fail();
  const text = await (await fetch(metrics)).text();
  assert.match(text, /^flink_metrics_gateway_store_up 1$/m);
  assert.match(text, /^flink_metrics_gateway_store_requests_total\{result="hit"\} 4$/m);
});

test('a longer range takes what another gateway has, and asks for the tail', async (context) => {
  await using prometheus = await startTenantsPrometheus('both');
  await using redis = await startRedis();
  const [one, other] = [
    await startReplica(context, prometheus, redis),
    await startReplica(context, prometheus, redis),
  ];
  await (await one.ask(range('up', NOW - 1_200, NOW - 600))).text();
  await written(one, 1);
  const answer = await answerOf(await other.ask(range('up', NOW - 1_200, NOW)));
  const direct = await fetch(prometheus.url + range('up{namespace="a"}', NOW - 1_200, NOW));
  assert.deepEqual(answer, await answerOf(direct));
  // What the other has put together is there for the first, whose own part is shorter.
  await written(other, 1);
  const asked = await askedOf(prometheus);
  assert.deepEqual(await answerOf(await one.ask(range('up', NOW - 1_200, NOW))), answer);
  assert.equal(await askedOf(prometheus), asked);
});

test('keys tell nothing, values are compressed, and both end', async (context) => {
  await using prometheus = await startTenantsPrometheus('both');
  await using redis = await startRedis();
  const one = await startReplica(context, prometheus, redis);
  const text = await (await one.ask(range('{__name__=~".+"}'))).text();
  await written(one, 1);
  const key = /flink-metrics:[0-9a-f]{64}/.exec(await redis.send('KEYS *'))?.[0];
  assert.ok(key !== undefined, await redis.send('KEYS *'));
  const length = Number((await redis.send(`STRLEN ${key}`)).slice(1));
  assert.ok(length < text.length / 3, `${length} of ${text.length}`);
  const ttl = Number((await redis.send(`PTTL ${key}`)).slice(1));
  assert.ok(ttl > 0 && ttl <= 3_600_000, `${ttl}`);
});

test('a user with the rights that docs/gateway.md names is enough', async (context) => {
  await using prometheus = await startTenantsPrometheus('a alone');
  await using redis = await startRedis();
  const docs = await readFile(new URL('../../docs/gateway.md', import.meta.url), 'utf8');
  const rights = /ACL SETUSER gateway on >password ([^`]+)`/.exec(docs)?.[1] ?? assert.fail();
  assert.match(await redis.send(`ACL SETUSER gateway on >password ${rights}`), /^\+OK/);
  const url = redis.url.replace('//', '//gateway:password@');
  const one = await startReplica(context, prometheus, { url });
  await answerOf(await one.ask(instant));
  await written(one, 1);
  const other = await startReplica(context, prometheus, { url });
  await answerOf(await other.ask(instant));
  assert.deepEqual([one.changes.length, other.uses], [1, ['hit']]);
});

test('gateways of different stores of metrics share nothing', async (context) => {
  await using prometheus = await startTenantsPrometheus('both');
  await using redis = await startRedis();
  const one = await startReplica(context, prometheus, redis);
  const other = await startReplica(context, prometheus, redis, { space: 'another' });
  await (await one.ask(instant)).text();
  await written(one, 1);
  const asked = await askedOf(prometheus);
  await (await other.ask(instant)).text();
  assert.equal(await askedOf(prometheus), asked + 1);
});

test('what others have written under our keys is not believed', async (context) => {
  await using prometheus = await startTenantsPrometheus('both');
  await using redis = await startRedis();
  const one = await startReplica(context, prometheus, redis);
  await (await one.ask(instant)).text();
  await written(one, 1);
  const keyOfA = /flink-metrics:\w+/.exec(await redis.send('KEYS *'))?.[0] ?? assert.fail();
  await (await one.ask(instant, asB)).text();
  await written(one, 2);
  const keys = (await redis.send('KEYS *')).match(/flink-metrics:\w+/g) ?? [];
  const keyOfB = keys.find((key) => key !== keyOfA) ?? assert.fail();
  const expected = await answerOf(await one.ask(instant));

  const forgeries = [
    // The other tenant's own answer, moved.
    () => redis.send(`COPY ${keyOfB} ${keyOfA} REPLACE`),
    () => redis.send(`SET ${keyOfA} garbage`),
    () => redis.send(`SETRANGE ${keyOfA} 40 x`),
    () => redis.send(`SETRANGE ${keyOfA} 50000000 x`),
    () => redis.send(`DEL ${keyOfA}`).then(() => redis.send(`RPUSH ${keyOfA} a b`)),
    () => redis.send(`DEL ${keyOfA}`).then(() => redis.send(`SET ${keyOfA} ""`)),
  ];
  for (const [index, forge] of forgeries.entries()) {
    assert.match(await forge(), /^[:+]/);
    const fresh = await startReplica(context, prometheus, redis);
    const answer = await answerOf(await fresh.ask(instant));
    assert.deepEqual(answer, expected, `forgery ${index}`);
    assert.doesNotMatch(JSON.stringify(answer), SECRET);
    assert.ok(!fresh.uses.includes('hit'), `forgery ${index}: ${fresh.uses}`);
    assert.equal(fresh.uses[0], index === 5 ? 'miss' : 'foreign', `forgery ${index}`);
    await written(fresh, 1);
  }
});

test('a store that hangs costs one short wait, one that is gone costs none', async (context) => {
  await using prometheus = await startTenantsPrometheus('both');
  const port = await freePort();
  await using redis = await startRedis([], port);
  const timeout = 100;
  const one = await startReplica(context, prometheus, redis, { timeout });
  // The connection is there, and nobody reads from it.
  redis.process.child.kill('SIGSTOP');
  for (let request = 0; request < 40; request += 1) {
    const response = await one.ask(range(`up + ${request}`));
    assert.equal(response.status, 200);
    await response.text();
  }
  const failed = one.uses.filter((use) => use === 'failed').length;
  const skipped = one.uses.filter((use) => use === 'skipped').length;
  // Of 40 look-ups and 40 values. Each failure is a wait of `timeout`, and the next comes a second later at the earliest.
  assert.ok(failed >= 1 && skipped >= 40, `${failed} failed, ${skipped} skipped`);
  assert.deepEqual(one.changes.at(-1)?.[0], false);
  redis.process.child.kill('SIGCONT');
  await redis.process.stop();
  assert.equal((await answerOf(await one.ask(range('up + 100')))).status, 200);

  await using _again = await startRedis([], port);
  await eventually(
    () => one.changes.at(-1)?.[0],
    (isUp) => isUp === true,
    20_000,
  );
  await (await one.ask(range('up + 101'))).text();
  await written(one, 1);
});

test('a gateway starts without its store, and a full one is no failure', async (context) => {
  await using prometheus = await startTenantsPrometheus('both');
  const port = await freePort();
  const { url, running } = await startGatewayCli(context, prometheus.url, {
    environment: { FLINK_METRICS_STORE_URL: `redis://secret-user:secret@127.0.0.1:${port}` },
  });
  const answer = await fetch(url + instant, { headers: asA });
  assert.equal(answer.status, 200);
  await eventually(running.output, (output) => output.includes('store cannot be reached'), 10_000);
  assert.doesNotMatch(running.output(), /secret/);

  await using redis = await startRedis(['--maxmemory', '1kb', '--maxmemory-policy', 'noeviction']);
  const one = await startReplica(context, prometheus, redis);
  assert.equal((await answerOf(await one.ask(instant))).status, 200);
  await eventually(
    () => one.changes.at(-1)?.[1] ?? '',
    (reason) => reason.includes('OOM'),
    10_000,
  );
  assert.equal(one.changes.at(-1)?.[0], true);
});
