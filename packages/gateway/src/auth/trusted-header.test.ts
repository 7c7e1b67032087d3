import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trustedHeader } from './trusted-header.ts';

const request = (headers: Record<string, string> | [string, string][]) =>
  new Request('http://gateway/', { headers });
const alice = { 'x-forwarded-user': 'alice', 'x-forwarded-groups': 'a, b' };
const authenticate = trustedHeader({ proxies: ['10.0.0.0/8', '192.168.1.7', 'fd00::/8'] });
const nameOf = async (headers: Parameters<typeof request>[0], address?: string) =>
  (await authenticate(request(headers), { address }))?.name;

test('a proxy names the user and the groups', async () => {
  assert.deepEqual(await authenticate(request(alice), { address: '10.1.2.3' }), {
    name: 'alice',
    namespaces: ['a', 'b'],
    labelSets: [],
  });
  for (const address of ['192.168.1.7', 'fd12::1', '::ffff:10.1.2.3']) {
    assert.equal(await nameOf(alice, address), 'alice', address);
  }
});

test('nobody else does, whatever headers come along', async () => {
  const forged = { ...alice, 'x-forwarded-for': '10.1.2.3', 'x-real-ip': '10.1.2.3' };
  for (const address of ['11.0.0.1', '192.168.1.8', '127.0.0.1', '::1', 'fe80::1', '', '10.1.2']) {
    assert.equal(await nameOf(forged, address), undefined, address);
  }
  assert.equal(await nameOf(forged), undefined, 'a server that tells no address');
  assert.equal(await authenticate(request(forged)), null);
});

test('a user header that is missing, empty or comes twice names nobody', async () => {
  assert.equal(await nameOf({ 'x-forwarded-groups': 'a' }, '10.1.2.3'), undefined);
  assert.equal(await nameOf({ 'x-forwarded-user': ' ' }, '10.1.2.3'), undefined);
  const twice: [string, string][] = [
    ['x-forwarded-user', 'alice'],
    ['x-forwarded-user', 'mallory'],
  ];
  assert.equal(await nameOf(twice, '10.1.2.3'), undefined);
});

test('headers may have other names, groups go by rules', async () => {
  const renamed = trustedHeader({
    proxies: ['::1'],
    userHeader: 'X-Auth-Request-Email',
    groupsHeader: 'X-Auth-Request-Groups',
    groups: [{ group: 'team-*', namespaces: ['t'] }],
  });
  const headers = {
    'x-auth-request-email': 'a@b',
    'x-auth-request-groups': 'team-x,other',
    ...alice,
  };
  assert.deepEqual(await renamed(request(headers), { address: '::1' }), {
    name: 'a@b',
    namespaces: ['t'],
    labelSets: [],
  });
});

test('what is no address or range is refused at the start', () => {
  for (const proxy of [
    '',
    'proxy.local',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '::/129',
    '10.0/8',
    '1.2.3.4/',
  ]) {
    assert.throws(() => trustedHeader({ proxies: [proxy] }), TypeError, proxy);
  }
  assert.throws(() => trustedHeader({ proxies: [] }), TypeError);
});
