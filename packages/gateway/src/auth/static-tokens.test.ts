import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { staticTokens } from './static-tokens.ts';

const request = (authorization?: string) =>
  new Request('http://gateway/', authorization === undefined ? {} : { headers: { authorization } });

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const authenticate = staticTokens([
  { tenant: 'a', namespaces: ['tenant-a'], token: 'token-of-a' },
  { tenant: 'b', namespaces: ['tenant-b', 'shared'], sha256: sha256('token-of-b').toUpperCase() },
]);

test('a token, plain or hashed in the configuration, names its tenant', async () => {
  assert.deepEqual(await authenticate(request('Bearer token-of-a')), {
    name: 'a',
    namespaces: ['tenant-a'],
  });
  assert.deepEqual(await authenticate(request('bearer  token-of-b')), {
    name: 'b',
    namespaces: ['tenant-b', 'shared'],
  });
});

test('anything but one known token in the Authorization header names nobody', async () => {
  const others = [
    undefined,
    'Bearer',
    'Bearer ',
    'Bearer token-of-c',
    'Bearer token-of-a token-of-b',
    'Bearer token-of-a, Bearer token-of-b',
    'Basic token-of-a',
    'token-of-a',
    `Bearer ${sha256('token-of-b')}`,
    'Bearer TOKEN-OF-A',
  ];
  for (const header of others) assert.equal(await authenticate(request(header)), null, header);
});

test('a token in the URL is not read', async () => {
  const url = 'http://gateway/?access_token=token-of-a&token=token-of-a';
  assert.equal(await authenticate(new Request(url)), null);
});

test('a tenant without a namespace, an empty token, and a wrong hash are refused at the start', () => {
  const grant = { tenant: 'a', namespaces: ['tenant-a'] };
  assert.throws(() => staticTokens([{ ...grant, namespaces: [], token: 'x' }]), /namespace/);
  assert.throws(() => staticTokens([{ ...grant, namespaces: [''], token: 'x' }]), /namespace/);
  assert.throws(() => staticTokens([{ ...grant, token: '' }]), /empty/);
  assert.throws(() => staticTokens([{ ...grant, sha256: 'abc' }]), /64 hexadecimal/);
});

test('a request costs the same with 20,000 tokens as with one', async () => {
  const grant = { tenant: 'a', namespaces: ['tenant-a'] };
  const last = { ...grant, token: 'the-last' };
  const many = Array.from({ length: 20_000 }, (_, i) => ({
    ...grant,
    sha256: sha256(`token-${i}`),
  }));
  const [ofOne, ofMany] = [staticTokens([last]), staticTokens([...many, last])];
  for (const token of ['the-last', 'unknown']) {
    await leastMsOf(ofOne, token);
    const ratio = (await leastMsOf(ofMany, token)) / (await leastMsOf(ofOne, token));
    // To look at each of them took some 300 times as long.
    assert.ok(ratio < 25, `${token}: ${ratio} times as long`);
  }
});

/** The least of ten runs: what else the machine does only adds. */
async function leastMsOf(authenticateIt: typeof authenticate, token: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 10; run += 1) {
    const started = performance.now();
    for (let i = 0; i < 20; i += 1) await authenticateIt(request(`Bearer ${token}`));
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

test('one token of two tenants is refused at the start: neither of them would know whose answer it gets', () => {
  const a = { tenant: 'a', namespaces: ['a'] };
  const b = { tenant: 'b', namespaces: ['b'] };
  const same = /"a" and "b" have the same token/;
  assert.throws(
    () =>
      staticTokens([
        { ...a, token: 'x' },
        { ...b, token: 'x' },
      ]),
    same,
  );
  const sha256 = 'ab'.repeat(32);
  const upper = sha256.toUpperCase();
  assert.throws(
    () =>
      staticTokens([
        { ...a, sha256 },
        { ...b, sha256: upper },
      ]),
    same,
  );
});
