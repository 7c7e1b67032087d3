import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planUpdate } from './update-plan.ts';

const values = { yAxis: { type: 'value' } };
const rows = { yAxis: { type: 'category' } };

test('the first axes meet nothing', () => {
  assert.deepEqual(planUpdate(null, values), { notMerge: true });
});

test('axes of the same kind are merged', () => {
  assert.deepEqual(planUpdate(values, { ...values }), {});
  assert.deepEqual(planUpdate(rows, { ...rows }), {});
});

test('axes of another kind are replaced', () => {
  assert.deepEqual(planUpdate(values, rows), { notMerge: true });
  assert.deepEqual(planUpdate(rows, values), { notMerge: true });
});
