import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Metrics } from './metrics.ts';
import { checkedSettings, type Settings } from './settings.ts';
import { StoreInUse } from './store-in-use.ts';

/** Nobody listens there: the store is away, and that is no reason not to start. */
const NOBODY = 'redis://127.0.0.1:1';

const settings = (given: object): Settings =>
  checkedSettings({
    prometheusUrl: 'http://prometheus:9090',
    tokens: [{ tenant: 'a', namespaces: ['a'], token: 'x' }],
    ...given,
  });

test('a reload keeps the connection unless it asks for another', (context) => {
  const none = { running: 0, waiting: 0, cacheBytes: 0, upstreams: [] };
  const inUse = new StoreInUse(new Metrics(() => none));
  const storeOf = (given: object) => inUse.replace(settings(given), (store) => store);
  context.after(() => storeOf({}));

  assert.equal(storeOf({}), undefined);
  const store = storeOf({ storeUrl: NOBODY });
  assert.ok(store !== undefined);
  assert.equal(storeOf({ storeUrl: NOBODY, points: 100 }), store);

  // What cannot work leaves the one that is used.
  const fails = () => {
    throw new Error('an option cannot work');
  };
  assert.throws(() => inUse.replace(settings({ storeUrl: `${NOBODY}/2` }), fails), /cannot work/);
  assert.equal(storeOf({ storeUrl: NOBODY }), store);

  // Another Prometheus has other answers.
  const other = storeOf({ storeUrl: NOBODY, prometheusUrl: ['http://a:9090', 'http://b:9090'] });
  assert.notEqual(other, store);
  assert.notEqual(
    storeOf({ storeUrl: NOBODY, prometheusHeaders: { 'X-Scope-OrgID': 'x' } }),
    other,
  );
});

test('a store needs a cache, and a URL of Redis', () => {
  assert.throws(() => settings({ storeUrl: NOBODY, cacheBytes: 0 }), /storeUrl: needs cacheBytes/);
  assert.throws(() => settings({ storeUrl: 'http://redis' }), /storeUrl: must be a redis/);
});
