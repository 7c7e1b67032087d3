import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyOf } from './authenticators.ts';

const request = new Request('http://gateway/');

test('the first that knows the request names the tenant, and those behind it are not asked', async () => {
  const authenticate = anyOf(
    () => null,
    async () => ({ name: 'a', namespaces: ['a'] }),
    () => assert.fail('asked'),
  );
  assert.equal((await authenticate(request))?.name, 'a');
});

test('where nobody knows it, there is no tenant; a failure is not passed over', async () => {
  assert.equal(await anyOf()(request), null);
  assert.equal(await anyOf(() => null)(request), null);
  const failing = anyOf(
    () => Promise.reject(new Error('down')),
    () => ({ name: 'a', namespaces: ['a'] }),
  );
  await assert.rejects(async () => failing(request), /down/);
});
