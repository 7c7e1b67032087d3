import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { jwt } from './jwt.ts';

const issuer = 'https://portal.example';
const audience = 'flink-metrics';
const monotonic = performance.now.bind(performance);

interface Provider {
  keys: readonly JWK[];
  /** How often it was asked for them. */
  fetches: number;
  /** Its answer, made when it was asked, is sent after so many ms. */
  delay: number;
  jwksUrl: string;
}

/** An identity provider whose keys can be exchanged. */
async function startProvider(context: TestContext): Promise<Provider> {
  const provider: Provider = { keys: [], fetches: 0, delay: 0, jwksUrl: '' };
  const server = createServer(async (_, response) => {
    provider.fetches += 1;
    const answer = JSON.stringify({ keys: provider.keys });
    await setTimeout(provider.delay);
    response.end(answer);
  });
  context.after(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  provider.jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  return provider;
}

interface Key {
  readonly jwk: JWK;
  sign(kid?: string, iss?: string): Promise<Request>;
  /** As by a portal that gives its keys no id. */
  readonly withoutId: Omit<Key, 'withoutId'>;
}

async function newKey(kid: string): Promise<Key> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256' };
  return {
    jwk: { ...jwk, kid },
    sign: (as = kid, iss = issuer) => signed(privateKey, as, iss),
    withoutId: { jwk, sign: () => signed(privateKey, undefined) },
  };
}

async function signed(key: CryptoKey, kid: string | undefined, iss = issuer): Promise<Request> {
  const token = await new SignJWT({ namespaces: ['tenant-a'] })
    .setProtectedHeader({ alg: 'ES256', ...(kid !== undefined && { kid }) })
    .setSubject('alice')
    .setIssuer(iss)
    .setAudience(audience)
    .setExpirationTime('5m')
    .sign(key);
  return new Request('http://gateway/', { headers: { authorization: `Bearer ${token}` } });
}

test('a key that is new at the identity provider works from its first token on', async (context) => {
  const provider = await startProvider(context);
  const authenticate = jwt({ key: { jwksUrl: provider.jwksUrl }, issuer, audience });
  const [old, next, third] = await Promise.all(['k1', 'k2', 'k3'].map(newKey));
  assert.ok(old && next && third);

  provider.keys = [old.jwk];
  assert.equal((await authenticate(await old.sign()))?.name, 'alice');
  provider.keys = [old.jwk, next.jwk];
  assert.equal((await authenticate(await next.sign()))?.name, 'alice');
  provider.keys = [third.jwk];
  assert.equal((await authenticate(await third.sign()))?.name, 'alice');
  assert.equal(await authenticate(await old.sign()), null);
});

test('tokens of unknown keys make no more than a fetch a second, and hold up no known key', async (context) => {
  const provider = await startProvider(context);
  const authenticate = jwt({ key: { jwksUrl: provider.jwksUrl }, issuer, audience });
  const key = await newKey('k1');
  provider.keys = [key.jwk];
  await authenticate(await key.sign());

  const started = performance.now();
  const unknown = await Promise.all(
    Array.from({ length: 200 }, async (_, i) => authenticate(await key.sign(`unknown-${i}`))),
  );
  assert.ok(unknown.every((tenant) => tenant === null));
  const seconds = Math.ceil((performance.now() - started) / 1000);
  assert.ok(provider.fetches <= 1 + seconds, `${provider.fetches} fetches in ${seconds} s`);

  const pending = authenticate(await key.sign('another'));
  const before = provider.fetches;
  assert.equal((await authenticate(await key.sign()))?.name, 'alice');
  assert.equal(provider.fetches, before);
  assert.equal(await pending, null);
});

test('keys without an id take turns without a gap: each of them is tried, then the new ones', async (context) => {
  const provider = await startProvider(context);
  const authenticate = jwt({ key: { jwksUrl: provider.jwksUrl }, issuer, audience });
  const keys = await Promise.all(['1', '2', '3', '4'].map(newKey));
  const [old, next, third, strange] = keys.map(({ withoutId }) => withoutId);
  assert.ok(old && next && third && strange);
  const nameOf = async (key: typeof old) => (await authenticate(await key.sign()))?.name;

  provider.keys = [old.jwk];
  assert.equal(await nameOf(old), 'alice');
  provider.keys = [next.jwk];
  assert.equal(await nameOf(next), 'alice');
  assert.equal(await nameOf(old), undefined);
  provider.keys = [next.jwk, third.jwk];
  assert.equal(await nameOf(third), 'alice');
  assert.equal(await nameOf(next), 'alice');
  assert.equal(await nameOf(strange), undefined);
});

test('a new key under the id of the old one works from its first token on', async (context) => {
  const provider = await startProvider(context);
  const authenticate = jwt({ key: { jwksUrl: provider.jwksUrl }, issuer, audience });
  const [old, next] = await Promise.all(['k', 'k'].map(newKey));
  assert.ok(old && next);
  provider.keys = [old.jwk];
  assert.equal((await authenticate(await old.sign()))?.name, 'alice');
  provider.keys = [next.jwk];
  assert.equal((await authenticate(await next.sign()))?.name, 'alice');
});

test('a new key works while the wall clock is put back', async (context) => {
  context.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const provider = await startProvider(context);
  const authenticate = jwt({ key: { jwksUrl: provider.jwksUrl }, issuer, audience });
  const [old, next] = await Promise.all(['k1', 'k2'].map(newKey));
  assert.ok(old && next);
  provider.keys = [old.jwk];
  assert.equal((await authenticate(await old.sign()))?.name, 'alice');
  context.mock.timers.setTime(Date.now() - 3_600_000);
  provider.keys = [next.jwk];
  assert.equal((await authenticate(await next.sign()))?.name, 'alice');
});

test('a token is not judged by old keys because a fetch that another began is under way', async (context) => {
  const provider = await startProvider(context);
  const authenticate = jwt({ key: { jwksUrl: provider.jwksUrl }, issuer, audience });
  const [old, next, strange] = await Promise.all(['k', 'k', 'strange'].map(newKey));
  assert.ok(old && next && strange);
  provider.keys = [old.jwk];
  assert.equal((await authenticate(await old.sign()))?.name, 'alice');

  // The fetch need not wait for its turn: it begins before the signature is found to be of no key, and is slow.
  passTime(context, 1_000);
  provider.keys = [next.jwk];
  provider.delay = 200;
  const tokens = [await next.sign(), await strange.sign()];
  const [tenant] = await Promise.all(tokens.map(async (token) => authenticate(token)));
  assert.equal(tenant?.name, 'alice');
});

test('keys are exchanged under those who wait: each token is judged by a set asked for after it came', async (context) => {
  const provider = await startProvider(context);
  const authenticate = jwt({ key: { jwksUrl: provider.jwksUrl }, issuer, audience });
  const keys = await Promise.all(['k1', 'k2', 'k3', 'k4'].map(newKey));
  provider.delay = 100;
  const tenants: Promise<unknown>[] = [];
  for (const key of keys) {
    // The answer to the fetch of those before is under way, and lacks this key.
    provider.keys = [...provider.keys, key.jwk];
    const token = await key.sign();
    for (let copy = 0; copy < 3; copy += 1) tenants.push(Promise.resolve(authenticate(token)));
    await setTimeout(20);
  }
  assert.ok((await Promise.all(tenants)).every((tenant) => tenant !== null));
});

test('keys that were withdrawn work for ten minutes at most', async (context) => {
  const provider = await startProvider(context);
  const authenticate = jwt({ key: { jwksUrl: provider.jwksUrl }, issuer, audience });
  const key = await newKey('k');
  provider.keys = [key.jwk];
  const token = await key.sign();
  assert.equal((await authenticate(token))?.name, 'alice');
  provider.keys = [];
  passTime(context, 599_000);
  assert.equal((await authenticate(token))?.name, 'alice');
  passTime(context, 601_000);
  assert.equal(await authenticate(token), null);
});

/** The clock that is never put back is so far ahead. */
function passTime(context: TestContext, ms: number): void {
  context.mock.method(performance, 'now', () => monotonic() + ms);
}

test("a token of another issuer, or none, costs no look at the issuer's keys", async (context) => {
  const provider = await startProvider(context);
  const authenticate = jwt({ key: { jwksUrl: provider.jwksUrl }, issuer, audience });
  const key = await newKey('k1');
  assert.equal(await authenticate(await key.sign('k2', 'https://kubernetes.example')), null);
  const opaque = new Request('http://gateway/', { headers: { authorization: 'Bearer opaque' } });
  assert.equal(await authenticate(opaque), null);
  assert.equal(provider.fetches, 0);
});
