import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
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
    labelSets: [],
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
  assert.deepEqual(await renamed(request(token)), {
    name: 'orders',
    namespaces: ['x'],
    labelSets: [],
  });
});

test('a claim is found by its path, its names go by rules', async () => {
  const signed = async (payload: JWTPayload) =>
    request(
      await hs256(
        new SignJWT(payload).setIssuer(issuer).setAudience(audience).setExpirationTime('5m'),
      ),
    );
  const byRoles = jwt({
    key: { secret: SECRET },
    issuer,
    audience,
    namespacesClaim: 'realm_access.roles',
    tenantClaim: 'user.name',
    groups: [
      { group: 'team-*', namespaces: ['t'] },
      { group: 'admin', everything: true },
    ],
  });
  assert.deepEqual(
    await byRoles(
      await signed({ realm_access: { roles: ['team-x', 'y'] }, user: { name: 'bob' } }),
    ),
    { name: 'bob', namespaces: ['t'], labelSets: [] },
  );
  const admin = await byRoles(await signed({ realm_access: { roles: 'y admin' } }));
  assert.equal(admin?.everything, true);
  for (const payload of [
    {},
    { roles: ['team-x'] },
    { realm_access: ['team-x'] },
    { realm_access: null },
    { realm_access: 'roles' },
  ]) {
    assert.deepEqual((await byRoles(await signed(payload)))?.namespaces, []);
  }
  const proto = jwt({
    key: { secret: SECRET },
    issuer,
    audience,
    namespacesClaim: 'a.constructor.name',
  });
  assert.deepEqual((await proto(await signed({ a: {} })))?.namespaces, []);
});

test("the store's own tenants come by a claim of theirs, which each token then needs", async () => {
  const byOrgs = jwt({ key: { secret: SECRET }, issuer, audience, orgsClaim: 'mimir.orgs' });
  const orgs = async (given: unknown) => {
    const token = new SignJWT({ namespaces: ['a'], mimir: { orgs: given } })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('5m');
    return (await byOrgs(request(await hs256(token))))?.orgs;
  };
  assert.deepEqual(await orgs(['x', 'y']), ['x', 'y']);
  assert.deepEqual(await orgs('x'), ['x']);
  // One name, which Mimir does not have: never two.
  assert.deepEqual(await orgs('x|y'), ['x|y']);
  for (const none of [undefined, 7, {}, [7], null]) assert.deepEqual(await orgs(none), []);
  assert.equal((await withSecret(request(await hs256(claims(['a'])))))?.orgs, undefined);
});

test('scopes with blanks between them, and label sets', async () => {
  const scopes = await hs256(claims('tenant-a  tenant-b'));
  assert.deepEqual((await withSecret(request(scopes)))?.namespaces, ['tenant-a', 'tenant-b']);

  const bySets = jwt({ key: { secret: SECRET }, issuer, audience, labelSetsClaim: 'flink.sets' });
  const grant = async (sets: unknown) => {
    const token = new SignJWT({ flink: { sets } })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('5m');
    return (await bySets(request(await hs256(token))))?.labelSets;
  };
  const labelSets = [
    { namespace: 'a', cluster: 'x' },
    { namespace: 'b', cluster: 'y' },
  ];
  assert.deepEqual(await grant(labelSets), labelSets);
  for (const none of [
    undefined,
    {},
    'a',
    [['a', 'b']],
    [{ namespace: ['a'] }],
    [...labelSets, null],
  ]) {
    assert.deepEqual(await grant(none), []);
  }
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

test('an exp, iat or nbf that is no time, or not yet, names nobody', async () => {
  const now = Math.floor(Date.now() / 1000);
  const timed = async (times: object): Promise<string | undefined> =>
    (
      await withSecret(
        request(
          await hs256(
            new SignJWT({
              namespaces: ['tenant-a'],
              sub: 'alice',
              iss: issuer,
              aud: audience,
              ...times,
            }),
          ),
        ),
      )
    )?.name;
  assert.equal(await timed({ exp: now + 60, iat: now }), 'alice');
  assert.equal(await timed({ exp: now + 60, iat: now + 30 }), 'alice', 'another clock');
  assert.equal(await timed({ exp: now + 60, nbf: now + 30 }), 'alice', 'another clock');
  assert.equal(await timed({ exp: now + 600, nbf: now + 300 }), undefined);
  assert.equal(await timed({ exp: now - 1 }), undefined, 'none is given time beyond its own');
  assert.equal(await timed({ exp: 1e300 }), undefined);
  assert.equal(await timed({ exp: (now + 60) * 1000 }), undefined, 'milliseconds');
  assert.equal(await timed({ exp: now + 7200, iat: now + 3600 }), undefined);
  assert.equal(await timed({ exp: now + 60, iat: 1e300 }), undefined);
  for (const none of ['soon', null, [now + 60], true]) {
    assert.equal(await timed({ exp: none }), undefined);
    assert.equal(await timed({ exp: now + 60, iat: none }), undefined);
    assert.equal(await timed({ exp: now + 60, nbf: none }), undefined);
  }
});

test('with a longest age a token needs an iat that is not older', async () => {
  const aged = jwt({ key: { secret: SECRET }, issuer, audience, maxAge: 3600 });
  const now = Math.floor(Date.now() / 1000);
  const aYear = () => claims().setExpirationTime('1y');
  assert.equal(await aged(request(await hs256(aYear()))), null, 'no iat');
  assert.equal((await aged(request(await hs256(aYear().setIssuedAt(now - 3500)))))?.name, 'alice');
  assert.equal(await aged(request(await hs256(aYear().setIssuedAt(now - 3700)))), null);
  assert.throws(() => jwt({ key: { secret: SECRET }, issuer, audience, maxAge: 0 }), /positive/);
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
  const jwksUrl = 'https://user:s3cr3t@idp.example/jwks';
  assert.throws(
    () => jwt({ key: { jwksUrl }, issuer, audience }),
    ({ message }: Error) => /no credentials/.test(message) && !message.includes('s3cr3t'),
  );
});
