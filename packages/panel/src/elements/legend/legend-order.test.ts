import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LegendOrder, legendRows, nextOrder } from './legend-order.ts';

const series = (label: string, ...values: number[]) => ({
  id: label,
  label,
  color: '#000000',
  stroke: 'solid' as const,
  visible: true,
  series: {
    labels: {},
    times: Float64Array.from(values.map((_, index) => index)),
    values: Float64Array.from(values),
  },
});
const all = [series('a', 1, 5), series('b'), series('c', 9, 2)];
const sorted = (order: LegendOrder) => legendRows(all, order).map((row) => row.series.label);

test('by name, highest first, lowest first; without values last', () => {
  assert.deepEqual(sorted({ column: null, descending: false }), ['a', 'b', 'c']);
  assert.deepEqual(sorted({ column: 'last', descending: true }), ['a', 'c', 'b']);
  assert.deepEqual(sorted({ column: 'last', descending: false }), ['c', 'a', 'b']);
  assert.deepEqual(sorted({ column: 'max', descending: true }), ['c', 'a', 'b']);
});

test('clicks go round', () => {
  let order: LegendOrder = { column: null, descending: false };
  order = nextOrder(order, 'max');
  assert.deepEqual(order, { column: 'max', descending: true });
  order = nextOrder(order, 'max');
  assert.deepEqual(order, { column: 'max', descending: false });
  order = nextOrder(order, 'max');
  assert.deepEqual(order, { column: null, descending: false });
});
