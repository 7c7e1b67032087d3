import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kubernetes } from './kubernetes.ts';
import { startCluster } from './testing/cluster.ts';

test('a caller sees the namespaces whose pods they may get', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  const ask = authenticator();
  assert.deepEqual(await ask('token-of-alice'), { name: 'alice', namespaces: ['a', 'a-staging'] });
  for (const { authorization } of cluster.asked)
    assert.equal(authorization, 'Bearer of-the-gateway');
  const review = cluster.asked.find(({ spec }) => spec.resourceAttributes?.namespace === 'b');
  assert.deepEqual(review?.spec, {
    user: 'alice',
    uid: 'u1',
    groups: ['team-a', 'system:authenticated'],
    extra: { x: ['y'] },
    resourceAttributes: { namespace: 'b', verb: 'get', resource: 'pods' },
  });
});

test('who may get all pods sees all namespaces by one review, and no series without one', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  const root = await authenticator()('token-of-root');
  assert.deepEqual(root, { name: 'root', namespaces: cluster.namespaces });
  assert.equal(cluster.asked.filter(({ path }) => path.endsWith('accessreviews')).length, 1);
});

test('a namespace may be called as anything', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  cluster.rights['team-a'] = ['all'];
  const ask = authenticator({ namespaces: ['a', 'all', ''] });
  assert.deepEqual((await ask('token-of-alice'))?.namespaces, ['all']);
});

test('the operator may set which namespaces are asked for', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  const ask = authenticator({ namespaces: ['a', 'b'] });
  assert.deepEqual((await ask('token-of-alice'))?.namespaces, ['a']);
  assert.ok(cluster.asked.every(({ path }) => path !== '/api/v1/namespaces'));
});

test("a token that is nobody's, or is meant for another service, names nobody", async (context) => {
  const { authenticator } = await startCluster(context);
  assert.equal(await authenticator()('unknown'), null);
  const ask = authenticator({ audiences: ['gateway'] });
  assert.equal((await ask('for-gateway'))?.name, 'bob');
  assert.equal(await ask('token-of-alice'), null);
});

test('answers are kept; those who wait for the same one share it', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  const ask = authenticator();
  await Promise.all(Array.from({ length: 50 }, () => ask('token-of-alice')));
  const once = cluster.asked.length;
  assert.equal(cluster.asked.filter(({ path }) => path.endsWith('tokenreviews')).length, 1);
  await ask('token-of-alice');
  assert.equal(cluster.asked.length, once);
});

test('answers are kept for a while: then a right that was taken away is gone', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  const ask = authenticator({ cache: 200 });
  assert.notDeepEqual((await ask('token-of-alice'))?.namespaces, []);
  cluster.rights['team-a'] = [];
  await new Promise((resolve) => setTimeout(resolve, 250));
  assert.deepEqual((await ask('token-of-alice'))?.namespaces, []);
});

test('an API server that fails is no wrong token, and is asked again', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  const ask = authenticator();
  cluster.fails = 403;
  await assert.rejects(ask('token-of-alice'), /403 to .*tokenreviews: .*system:auth-delegator/);
  cluster.fails = 500;
  await assert.rejects(ask('token-of-alice'), /500 to .*tokenreviews: is its URL right/);
  cluster.fails = 302;
  await assert.rejects(ask('token-of-alice'));
  delete cluster.fails;
  assert.equal((await ask('token-of-alice'))?.name, 'alice');
});

test('what is no JSON of the API is an error, and never grants', async (context) => {
  const { authenticator } = await startCluster(context);
  for (const answer of [
    '{}',
    '<html>',
    '{"status":{"authenticated":"yes"}}',
    '{"status":{"authenticated":true,"user":{}}}',
  ]) {
    await assert.rejects(authenticator({ fetch: async () => new Response(answer) })('x'), answer);
  }
  const noUser = async () => Response.json({ status: { authenticated: true } });
  assert.equal(await authenticator({ fetch: noUser })('x'), null);
});

test('a cluster of more namespaces than can be asked for says so', async (context) => {
  const { cluster, authenticator } = await startCluster(context);
  cluster.namespaces = Array.from({ length: 501 }, (_, i) => `n${i}`);
  await assert.rejects(authenticator()('token-of-alice'), /more than 500 namespaces/);
});

test('an address that is not https is refused at the start', () => {
  for (const url of ['http://kubernetes.default.svc', 'kubernetes', 'file:///x']) {
    assert.throws(() => kubernetes({ url, token: () => '' }), TypeError, url);
  }
  const url = 'https://user:s3cr3t@kubernetes';
  assert.throws(() => kubernetes({ url, token: () => 'x' }), /must hold no credentials\.$/);
});
