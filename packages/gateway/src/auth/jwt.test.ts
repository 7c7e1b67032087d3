import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { jwt } from './jwt.ts';

const SECRET = 'a secret of at least 32 bytes, really';
const issuer = 'https://portal.example';
const audience = 'flink-metrics';

const request = (token: string) =>
  new Request('http://gateway/', { headers: { authorization: `Bearer ${token}` } });

const claims = (namespaces: unknown = ['tenant-a']) =>
  new SignJWT({ namespaces })
    .setSubject('alice')
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime('5m');

const hs256 = (token: SignJWT, secret = SECRET) =>
  token.setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));

const withSecret = jwt({ key: { secret: SECRET }, issuer, audience });

test('HS256: the claim grants the namespaces', async () => {
  assert.deepEqual(await withSecret(request(await hs256(claims()))), {
    name: 'alice',
    namespaces: ['tenant-a'],
  });
  assert.deepEqual((await withSecret(request(await hs256(claims('tenant-b')))))?.namespaces, [
    'tenant-b',
  ]);
});

test('a claim that is not names of namespaces grants none', async () => {
  for (const granted of [undefined, null, 7, [7], { a: 1 }, [['tenant-a']]]) {
    const token = await hs256(
      new SignJWT({ namespaces: granted })
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime('5m'),
    );
    assert.deepEqual((await withSecret(request(token)))?.namespaces, []);
  }
});

test('claims may have other names', async () => {
  const renamed = jwt({
    key: { secret: SECRET },
    issuer,
    audience,
    namespacesClaim: 'https://portal.example/ns',
    tenantClaim: 'team',
  });
  const token = await hs256(
    new SignJWT({ 'https://portal.example/ns': ['x'], team: 'orders' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('5m'),
  );
  assert.deepEqual(await renamed(request(token)), { name: 'orders', namespaces: ['x'] });
});

test('a token that is expired, not yet valid, for others, of others, or without expiry names nobody', async () => {
  const refused = {
    expired: await hs256(claims().setExpirationTime('-1m')),
    'not yet valid': await hs256(claims().setNotBefore('5m')),
    'other audience': await hs256(claims().setAudience('other')),
    'other issuer': await hs256(claims().setIssuer('https://other.example')),
    'other secret': await hs256(claims(), 'another secret of at least 32 bytes.'),
    'no expiry': await hs256(
      new SignJWT({ namespaces: ['tenant-a'] }).setIssuer(issuer).setAudience(audience),
    ),
    unsigned: new UnsecuredJWT({ namespaces: ['tenant-a'] })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('5m')
      .encode(),
    'other algorithm': await claims()
      .setProtectedHeader({ alg: 'HS512' })
      .sign(new TextEncoder().encode(SECRET.repeat(2))),
    'no JWT': 'token-of-a',
    'three dots': 'a.b.c',
  };
  for (const [what, token] of Object.entries(refused)) {
    assert.equal(await withSecret(request(token)), null, what);
  }
});

test('JWKS: asymmetric keys only, so a public key is never a shared secret', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
  const authenticate = jwt({ key: { jwks: { keys: [key] } }, issuer, audience });
  const signed = await claims().setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(privateKey);
  assert.equal((await authenticate(request(signed)))?.name, 'alice');

  const confused = await hs256(claims(), await exportSPKI(publicKey));
  assert.equal(await authenticate(request(confused)), null);
  const unknownKey = await claims()
    .setProtectedHeader({ alg: 'ES256', kid: 'k2' })
    .sign(privateKey);
  assert.equal(await authenticate(request(unknownKey)), null);
});

test('JWKS by its address; one out of reach is an error, not a wrong token', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }];
  const server = createServer((_, response) => response.end(JSON.stringify({ keys })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  const token = await claims().setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey);
  const authenticate = jwt({ key: { jwksUrl }, issuer, audience });
  assert.equal((await authenticate(request(token)))?.name, 'alice');

  await new Promise((resolve) => server.close(resolve).closeAllConnections());
  await assert.rejects(async () => jwt({ key: { jwksUrl }, issuer, audience })(request(token)));
});

test('a short secret and a JWKS address that is not https are refused at the start', () => {
  assert.throws(() => jwt({ key: { secret: 'short' }, issuer, audience }), /32 bytes/);
  for (const jwksUrl of ['http://idp.example/jwks', 'file:///etc/jwks', 'nonsense']) {
    assert.throws(() => jwt({ key: { jwksUrl }, issuer, audience }), /https/);
  }
});
