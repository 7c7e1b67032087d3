import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestNames } from './nearest-names.ts';

const many = Array.from({ length: 600 }, (_, index) => {
  const kind = ['clicks_agg', 'orders_enrich', 'payments'][index % 3];
  return `etl_${kind}_${String(index).padStart(3, '0')}`;
});

test('the job that was meant is first among hundreds', () => {
  assert.match(nearestNames(many, 'etl-orders-enrich-00')[0] ?? '', /^etl_orders_enrich_00\d$/);
  assert.equal(nearestNames(many, 'etl_ordres_enrich_001')[0], 'etl_orders_enrich_001');
});

test('a slip of the pen is nearer than another name, however short', () => {
  assert.deepEqual(nearestNames(['my_job__v2_', 'alerts', 'orders'], 'oders'), [
    'orders',
    'alerts',
    'my_job__v2_',
  ]);
});

test('a name that holds what was sought goes first, the shortest of them before', () => {
  assert.deepEqual(nearestNames(['order', 'shop-orders-eu', 'orders-eu'], 'orders'), [
    'orders-eu',
    'shop-orders-eu',
    'order',
  ]);
});

test('a name as the user knows it finds the sanitised one', () => {
  assert.equal(nearestNames(['my_job__v1_', 'my_job__v2_'], 'My-Job (v2)')[0], 'my_job__v2_');
});
