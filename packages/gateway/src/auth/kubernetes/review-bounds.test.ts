import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { GatewayError } from '../../errors.ts';
import { kubernetes } from './kubernetes.ts';
import { reviewsOf, startCluster } from './testing/cluster.ts';

/** The refusal, as its status, type, text and seconds; undefined where there is none. */
async function refusalOf(asked: Promise<unknown>): Promise<string | undefined> {
  try {
    await asked;
    return undefined;
  } catch (error) {
    assert.ok(error instanceof GatewayError, String(error));
    return `${error.status} ${error.errorType} ${error.headers['Retry-After']}: ${error.message}`;
  }
}

function closedGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const addresses = (count: number) =>
  Array.from({ length: count }, (_, i) => `10.0.${i >> 8}.${i & 255}`);

function countBy(texts: readonly (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text ?? 'asked'] = (counts[text ?? 'asked'] ?? 0) + 1;
  return counts;
}

test('nobody is asked about a caller without a token', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  assert.equal(await authenticator()(), null);
  assert.equal(cluster.asked.length, 0);
});

test("a token that is nobody's is asked about once, and again after a short while", async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  const ask = authenticator({ cache: 200 });
  for (let time = 0; time < 50; time += 1) assert.equal(await ask('made-up'), null);
  assert.equal(reviewsOf(cluster), 1);
  cluster.tokens['made-up'] = { user: 'bob', groups: [] };
  await setTimeout(250);
  assert.equal((await ask('made-up'))?.name, 'bob');
});

test("what is nobody's is kept for ten seconds at most, however long other answers are", async (context) => {
  let now = 1;
  context.mock.method(performance, 'now', () => now);
  const { cluster, authenticator } = await startCluster(context);
  const ask = authenticator({ cache: 3_600_000 });
  await ask('made-up');
  now = 9_000;
  await ask('made-up');
  assert.equal(reviewsOf(cluster), 1);
  now = 11_000;
  await ask('made-up');
  assert.equal(reviewsOf(cluster), 2);
});

test('of one address a quarter of all reviews is under way at once', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  const gate = closedGate();
  cluster.opens = gate.opened;
  const ask = authenticator();
  const asked = Array.from({ length: 100 }, (_, i) => refusalOf(ask(`made-up-${i}`, '10.1.2.3')));
  const others = refusalOf(ask('token-of-alice', '10.9.9.9'));
  gate.open();
  assert.deepEqual(countBy(await Promise.all(asked)), {
    asked: 5,
    '429 rate_limited 1: 5 new tokens from your address are being checked already.': 95,
  });
  assert.equal(await others, undefined);
  assert.ok(cluster.mostAtOnce <= 6, `${cluster.mostAtOnce} at once`);
});

test('of all addresses, and of those that are not known, so many are under way at once', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  for (const from of [addresses(100), Array<undefined>(100).fill(undefined)]) {
    const gate = closedGate();
    cluster.opens = gate.opened;
    const ask = authenticator({ reviews: { atOnce: 8 } });
    const asked = from.map((address, i) => refusalOf(ask(`made-up-${i}`, address)));
    gate.open();
    assert.deepEqual(countBy(await Promise.all(asked)), {
      asked: 8,
      '503 unavailable 1: 8 new tokens are being checked already.': 92,
    });
  }
  assert.ok(cluster.mostAtOnce <= 8, `${cluster.mostAtOnce} at once`);
});

test('of one address, and of all, so many tokens are reviewed in a time', async (context) => {
  const now = performance.now();
  context.mock.method(performance, 'now', () => now);
  const { cluster, authenticator } = await startCluster(context);
  const ask = authenticator({ reviews: { perSecond: 4 } });
  const ofOne: (string | undefined)[] = [];
  for (let i = 0; i < 30; i += 1) ofOne.push(await refusalOf(ask(`made-up-${i}`, '10.1.2.3')));
  assert.deepEqual(countBy(ofOne), {
    asked: 10,
    "429 rate_limited 1: Too many tokens that came from your address are nobody's.": 20,
  });
  const ofAll: (string | undefined)[] = [];
  for (const address of addresses(50)) ofAll.push(await refusalOf(ask(`of-${address}`, address)));
  assert.deepEqual(countBy(ofAll), {
    asked: 30,
    '503 unavailable 1: More new tokens come than are checked.': 20,
  });
  assert.equal(reviewsOf(cluster), 40);
});

test('users behind one address do not lock each other out', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  const ask = authenticator({ reviews: { perSecond: 4 }, namespaces: ['a'] });
  for (let i = 0; i < 30; i += 1) {
    cluster.tokens[`token-${i}`] = { user: `user-${i}`, groups: [] };
    assert.equal((await ask(`token-${i}`, '10.1.2.3'))?.name, `user-${i}`);
  }
});

test('made-up tokens neither push out a user nor keep one waiting who is back', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  const ask = authenticator({ cache: 200, namespaces: ['a'], reviews: { perSecond: 1 } });
  await ask('token-of-alice', '10.1.2.3');
  const flood = async () => {
    for (let i = 0; i < 20; i += 1) await refusalOf(ask(`made-up-${Math.random()}`, `10.2.0.${i}`));
  };
  await flood();
  const reviewed = reviewsOf(cluster);
  assert.equal((await ask('token-of-alice', '10.1.2.3'))?.name, 'alice');
  assert.equal(reviewsOf(cluster), reviewed, 'it is kept');
  await setTimeout(250);
  await flood();
  assert.match(String(await refusalOf(ask('token-of-root', '10.1.2.3'))), /^503/);
  assert.equal((await ask('token-of-alice', '10.1.2.3'))?.name, 'alice');
});

test('behind a proxy the client is whom the proxy was asked by, not what a client says', async (context) => {
  const { authenticator } = await startCluster(context);
  const ask = authenticator({ proxies: ['10.0.0.0/8'], reviews: { perSecond: 0.4 } });
  const refusal = (forwarded: string, address = '10.0.0.1') =>
    refusalOf(ask(`made-up-${Math.random()}`, address, { 'x-forwarded-for': forwarded }));
  assert.equal(await refusal('203.0.113.7'), undefined);
  assert.match(String(await refusal('1.1.1.1, 203.0.113.7, 10.0.0.2')), /your address/);
  assert.equal(await refusal('203.0.113.8'), undefined);
  // Who is no proxy may say what they like.
  assert.equal(await refusal('203.0.113.9', '192.0.2.1'), undefined);
  assert.match(String(await refusal('203.0.113.10', '192.0.2.1')), /your address/);
});

test('one host of IPv6 has one address of its /64, and IPv4 in IPv6 is IPv4', async (context) => {
  const { authenticator } = await startCluster(context);
  const ask = authenticator({ reviews: { perSecond: 0.8 } });
  const refusal = (address: string) => refusalOf(ask(`made-up-${Math.random()}`, address));
  for (const address of ['2001:db8::1', '2001:db8:0:1::1', '::ffff:192.0.2.1']) {
    await refusal(address);
    await refusal(address);
  }
  for (const address of [
    '2001:db8:0:0:ffff::9',
    '2001:db8::%eth0',
    '2001:0db8:0:1::2',
    '192.0.2.1',
  ]) {
    assert.match(String(await refusal(address)), /your address/, address);
  }
  assert.equal(await refusal('192.0.2.3'), undefined);
});

test('a proxy that is no address or range is refused at the start', () => {
  const url = 'https://kubernetes';
  assert.throws(() => kubernetes({ url, token: () => '', proxies: ['ingress'] }), TypeError);
});
