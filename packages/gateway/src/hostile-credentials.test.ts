import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base64url, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { anyOf } from './auth/authenticators.ts';
import { jwt } from './auth/jwt.ts';
import { staticTokens } from './auth/static-tokens.ts';
import { trustedHeader } from './auth/trusted-header.ts';
import { createGateway } from './gateway.ts';
import type { Authenticate, Peer } from './tenant.ts';

const issuer = 'https://portal.example';
const audience = 'flink-metrics';
const PROXY = '10.0.0.1';

/** What came of a request: its status, and the query that Prometheus was asked. */
type Outcome = readonly [status: number, query?: string];

function setUp(authenticate: Authenticate) {
  let query: string | undefined;
  const gateway = createGateway({
    authenticate,
    prometheus: {
      url: 'http://prometheus',
      fetch: async (_, init) => {
        query = new URLSearchParams(String(init?.body)).get('query') ?? undefined;
        return Response.json({ status: 'success', data: [] });
      },
    },
  });
  return async (headers: [string, string][], peer: Peer = {}): Promise<Outcome> => {
    query = undefined;
    const request = new Request('http://gateway/api/v1/query?query=up', { headers });
    const { status } = await gateway.fetch(request, peer);
    return query === undefined ? [status] : [status, query];
  };
}

const ofA = { tenant: 'a', namespaces: ['a'], token: 'token-a' };
const hashed = { tenant: 'h', namespaces: ['h'], sha256: 'ab'.repeat(32) };

test('credentials that are nearly right name nobody', async () => {
  const ask = setUp(staticTokens([ofA, hashed]));
  assert.deepEqual(await ask([['authorization', 'bearer token-a']]), [200, 'up{namespace="a"}']);
  for (const value of [
    'token-a',
    'Bearer',
    'Bearer ',
    'Basic dG9rZW4tYQ==',
    'Bearer token-a token-a',
    'Bearer token-a, Bearer token-a',
    'Bearer token-a,',
    'Bearer "token-a"',
    'Bearer TOKEN-A',
    'Bearer token-a\u00a0',
    'Bearer tok\u00e9n',
    `Bearer ${hashed.sha256}`,
    `Bearer ${'a'.repeat(100_000)}`,
  ]) {
    assert.deepEqual(await ask([['authorization', value]]), [401], value.slice(0, 40));
  }
  for (const [name, value] of [
    ['cookie', 'authorization=Bearer token-a; token=token-a'],
    ['x-authorization', 'Bearer token-a'],
    ['proxy-authorization', 'Bearer token-a'],
    ['x-forwarded-user', 'a'],
  ] as const) {
    assert.deepEqual(await ask([[name, value]]), [401], name);
  }
});

test("an authenticating proxy's headers grant what they say, and nothing that is in them by chance", async () => {
  const ask = setUp(
    trustedHeader({
      proxies: ['10.0.0.0/8', 'fe80::/10'],
      groups: [
        { group: 'team-*', namespaces: ['team'] },
        { group: 'admin', everything: true },
      ],
    }),
  );
  const asked = (groups: string, user = 'alice', address = PROXY) =>
    ask(
      [
        ['x-forwarded-user', user],
        ['x-forwarded-groups', groups],
      ],
      { address },
    );
  assert.deepEqual(await asked('team-a'), [200, 'up{namespace="team"}']);
  for (const groups of ['', ',', ' , ,', 'team', 'TEAM-A', 'xteam-a', '*', 'team-a;admin\u00a0x']) {
    const [status, query] = await asked(groups);
    assert.ok(status === 403 || query === 'up{namespace="team"}', groups);
  }
  for (const groups of ['Admin', 'admin*', 'admins', 'xadmin', '__proto__', 'constructor']) {
    assert.deepEqual(await asked(groups), [403], groups);
  }
  assert.deepEqual(await asked('team-'.repeat(20_000)), [200, 'up{namespace="team"}']);
  for (const user of ['', 'alice, mallory']) {
    assert.deepEqual(await asked('admin', user), [401], user);
  }
  for (const address of [
    '11.0.0.1',
    '::ffff:11.0.0.1',
    '10.0.0.1.evil.example',
    '10.0.0.1:80',
    '0x0a000001',
    '010.0.0.1',
    '',
    'unknown',
    '2001:db8::1',
  ]) {
    assert.deepEqual(await asked('admin', 'alice', address), [401], address);
  }
  for (const address of ['::ffff:10.9.9.9', 'fe80::1%eth0']) {
    assert.deepEqual(await asked('team-a', 'alice', address), [200, 'up{namespace="team"}']);
  }
});

const SECRET = 'a secret of at least 32 bytes, really';
const secretBytes = new TextEncoder().encode(SECRET);

const signed = (claims: object, header: object = {}) =>
  new SignJWT({
    iss: issuer,
    aud: audience,
    sub: 'alice',
    exp: Math.floor(Date.now() / 1000) + 60,
    namespaces: ['a'],
    ...claims,
  })
    .setProtectedHeader({ alg: 'HS256', ...header })
    .sign(secretBytes);

test('names in a claim are values, whatever they look like', async () => {
  const ask = setUp(jwt({ key: { secret: SECRET }, issuer, audience }));
  const asked = async (claims: object) =>
    ask([['authorization', `Bearer ${await signed(claims)}`]]);
  for (const [name, printed] of [
    ['a"} or up{x="', 'up{namespace="a\\"} or up{x=\\""}'],
    ['a\\', 'up{namespace="a\\\\"}'],
    ['a\nb', 'up{namespace="a\\nb"}'],
    ['.*', 'up{namespace=".*"}'],
    ['a|b', 'up{namespace="a|b"}'],
    ['*', 'up{namespace="*"}'],
    ["a'`b", 'up{namespace="a\'`b"}'],
  ] as const) {
    assert.deepEqual(await asked({ namespaces: [name] }), [200, printed], name);
  }
  const [, two] = await asked({ namespaces: ['.*', 'a|b'] });
  assert.equal(two, String.raw`up{namespace=~"\\.\\*|a\\|b"}`);
  for (const namespaces of [
    [''],
    ['a', ''],
    ['\ud800'],
    ['a', '\ufffd'],
    '',
    '   ',
    [['a']],
    { 0: 'a', length: 1 },
    { a: true },
    [null],
    true,
    1,
  ]) {
    assert.deepEqual(await asked({ namespaces }), [403], JSON.stringify(namespaces));
  }
  for (const claims of [
    { namespaces: undefined, everything: true },
    { namespaces: [], labelSets: [{ namespace: 'a' }] },
    { namespaces: [], scope: 'a', groups: ['a'] },
    { namespaces: [], __proto__: { namespaces: ['a'] } },
  ]) {
    assert.deepEqual(await asked(claims), [403], JSON.stringify(claims));
  }
  const many = Array.from({ length: 20_000 }, (_, at) => `namespace-${at}`);
  const began = performance.now();
  const [status] = await asked({ namespaces: many });
  assert.ok(status === 200 || status === 422);
  assert.ok(performance.now() - began < 10_000);
});

test('label sets in a claim are labels with values, or nothing', async () => {
  const ask = setUp(jwt({ key: { secret: SECRET }, issuer, audience, labelSetsClaim: 'sets' }));
  const asked = async (sets: unknown) =>
    ask([['authorization', `Bearer ${await signed({ namespaces: [], sets })}`]]);
  assert.deepEqual(await asked([{ namespace: 'a', cluster: 'x' }]), [
    200,
    'up{namespace="a",cluster="x"}',
  ]);
  for (const sets of [
    [{}],
    [{ namespace: '' }],
    [{ namespace: 'a' }, {}],
    [{ __name__: 'up' }],
    [{ 'a"': 'b' }],
    [{ 'namespace=~".*",x': 'b' }],
    [{ namespace: ['a', 'b'] }],
    [{ namespace: { a: 1 } }],
    [['namespace', 'a']],
    [null],
    { namespace: 'a' },
    'namespace=a',
  ]) {
    assert.deepEqual(await asked(sets), [403], JSON.stringify(sets));
  }
});

test('tokens that are no tokens of the portal name nobody', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const attacker = await generateKeyPair('RS256', { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }] };
  const ask = setUp(jwt({ key: { jwks }, issuer, audience }));
  const claims = {
    iss: issuer,
    aud: audience,
    sub: 'alice',
    exp: Math.floor(Date.now() / 1000) + 60,
    namespaces: ['a'],
  };
  const by = (header: object, key = attacker.privateKey, payload: object = claims) =>
    new SignJWT({ ...payload }).setProtectedHeader({ alg: 'RS256', ...header }).sign(key);
  const unsigned = (header: object, payload: unknown = claims, signature = '') =>
    [header, payload].map((part) => base64url.encode(JSON.stringify(part))).join('.') +
    `.${signature}`;
  const good = await by({ kid: 'k' }, privateKey);
  const [head, body, signature] = good.split('.');
  assert.deepEqual(await ask([['authorization', `Bearer ${good}`]]), [200, 'up{namespace="a"}']);

  const attackersKey = await exportJWK(attacker.publicKey);
  const pem = new TextEncoder().encode(await exportSPKI(publicKey));
  const tokens: Readonly<Record<string, string>> = {
    'of another key under our id': await by({ kid: 'k' }),
    'with its own key inside': await by({ jwk: attackersKey }),
    'with the address of its key': await by({ jku: 'http://127.0.0.1:1/jwks', kid: 'k' }),
    'with a certificate inside': await by({ x5c: ['AAAA'], kid: 'k' }),
    'with an id that is a path': await by({ kid: '../../k' }),
    'signed with our public key as a secret': await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'k' })
      .sign(pem),
    unsigned: unsigned({ alg: 'none' }),
    'unsigned, in other letters': unsigned({ alg: 'NoNe', kid: 'k' }),
    'with the signature cut off': `${head}.${body}.`,
    'with the body of another': `${head}.${base64url.encode('{"namespaces":["b"]}')}.${signature}`,
    'with something that must be understood': unsigned(
      { alg: 'RS256', kid: 'k', crit: ['exp'] },
      claims,
      signature,
    ),
    'not base64 of its body': unsigned({ alg: 'RS256', kid: 'k', b64: false }, claims, signature),
    'with a list for a header': unsigned([] as never, claims, signature),
    'with a list for its claims': unsigned({ alg: 'RS256', kid: 'k' }, [claims], signature),
    'with a number for its id': await by({ kid: 7 }),
    'of five parts': `${head}.${body}.${signature}.${signature}.${signature}`,
    'of two parts': `${head}.${body}`,
    'of nothing': '..',
    'for others as well as us, by a list in iss': await by({ kid: 'k' }, privateKey, {
      ...claims,
      iss: [issuer],
    }),
    'for nobody': await by({ kid: 'k' }, privateKey, { ...claims, aud: [] }),
    'for a name like ours': await by({ kid: 'k' }, privateKey, { ...claims, aud: `${audience} ` }),
    'not yet valid': await by({ kid: 'k' }, privateKey, { ...claims, nbf: claims.exp }),
    'until a text': await by({ kid: 'k' }, privateKey, { ...claims, exp: String(claims.exp) }),
  };
  for (const [what, token] of Object.entries(tokens)) {
    assert.deepEqual(await ask([['authorization', `Bearer ${token}`]]), [401], what);
  }
});

test("what a host's own function returns by mistake grants nothing", async () => {
  const returned: Readonly<Record<string, readonly [unknown, number]>> = {
    nothing: [undefined, 401],
    null: [null, 401],
    false: [false, 401],
    'an object without a grant': [{ name: 'a' }, 403],
    'an empty list': [{ name: 'a', namespaces: [] }, 403],
    'an empty name': [{ name: 'a', namespaces: [''] }, 403],
    'a text for a list': [{ name: 'a', namespaces: 'abc' }, 500],
    'a list of lists': [{ name: 'a', namespaces: [['a']] }, 403],
    'a truthy everything': [{ name: 'a', everything: 'yes' }, 403],
    'a set without labels': [{ name: 'a', labelSets: [{}] }, 403],
  };
  for (const [what, [value, status]] of Object.entries(returned)) {
    const ask = setUp(() => value as never);
    assert.deepEqual(await ask([]), [status], what);
  }
  const failing = setUp(
    anyOf(() => {
      throw new Error('down');
    }),
  );
  assert.deepEqual(await failing([['authorization', 'Bearer x']]), [503]);
});
