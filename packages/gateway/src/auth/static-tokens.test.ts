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
