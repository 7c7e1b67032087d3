import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LatestValue } from '@flink-metrics/sdk/internal/flink-core';
import { asLabelled } from '../../series/label-names.ts';
import { originalNames } from '../../series/original-names.ts';
import {
  findRows,
  type MetricMeaning,
  orderAfter,
  rowId,
  rowMaker,
  rowOrder,
} from './metric-rows.ts';

const heap = 'flink_taskmanager_Status_JVM_Memory_Heap_Used';
const lag = 'flink_taskmanager_job_task_operator_records_lag_max';
const watermark = 'flink_taskmanager_job_task_currentInputWatermark';

const job = { namespace: 'a', job_name: 'orders', job_id: '1', host: 'h', pod: 'p' };
const value = (name: string, labels: Record<string, string>, value = 1): LatestValue => ({
  name,
  labels: { ...job, ...labels },
  time: 0,
  value,
});
const meaningOf = (name: string): MetricMeaning =>
  name === heap
    ? {
        title: 'Heap used',
        description: 'What the garbage collector left.',
        unit: 'bytes',
        words: ['Heap used', '已用堆内存', 'What the garbage collector left.'],
      }
    : { title: name, description: '', unit: 'none', words: [] };
const rowsOf = (...values: readonly LatestValue[]) => values.map(rowMaker(meaningOf, asLabelled));
const seriesOf = (labels: Record<string, string>) => rowsOf(value(lag, labels))[0]?.series;

test('a series is said by what tells it from others', () => {
  assert.equal(
    seriesOf({ task_name: 'Map', task_id: 't', subtask_index: '3', tm_id: 'tm_1', topic: 'x' }),
    'Map · subtask_index=3 · tm_1 · topic=x',
  );
  assert.equal(seriesOf({}), 'p');
});

test('a task is called as it was named, and found by its label, too', () => {
  const names = originalNames(['Source: orders -> parse', '订单处理'], null);
  const rows = [
    value(lag, { task_name: 'Source:_orders____parse', operator_name: '____' }),
    value(lag, { task_name: 'Sink:_out', topic: '____' }),
  ].map(rowMaker(meaningOf, names));
  assert.deepEqual(
    rows.map(({ series }) => series),
    ['Source: orders -> parse · 订单处理', 'Sink:_out · topic=____'],
  );
  for (const search of ['orders -> parse', '订单', 'source:_orders____parse']) {
    assert.deepEqual(findRows(rows, search), rows.slice(0, 1), search);
  }
  assert.equal(rows[0]?.latest.labels.task_name, 'Source:_orders____parse');
});

test('what a metric means is asked once', () => {
  const asked: string[] = [];
  const rows = [value(lag, {}), value(lag, { a: '1' }), value(heap, {})].map(
    rowMaker((name) => {
      asked.push(name);
      return meaningOf(name);
    }, asLabelled),
  );
  assert.deepEqual(asked, [lag, heap]);
  assert.equal(rows[2]?.title, 'Heap used');
});

test('a search looks at name, title, meaning and all labels, for all words', () => {
  const rows = rowsOf(value(heap, { tm_id: 'tm_1' }), value(lag, { tm_id: 'tm_2' }));
  const found = (search: string) => findRows(rows, search).map(({ latest }) => latest.name);
  assert.deepEqual(found('已用堆'), [heap]);
  assert.deepEqual(found(''), [heap, lag]);
  assert.deepEqual(found(' GARBAGE '), [heap]);
  assert.deepEqual(found('heap used tm_1'), [heap]);
  assert.deepEqual(found('heap tm_2'), []);
  assert.deepEqual(found('orders'), [heap, lag]);
});

test('a row is the same after a refresh, whatever order the labels come in', () => {
  const idOf = (labels: Record<string, string>) => rowsOf(value(lag, labels)).map(rowId);
  assert.deepEqual(idOf({ a: '1', b: '2' }), idOf({ b: '2', a: '1' }));
  assert.notDeepEqual(idOf({ a: '1', b: '2' }), idOf({ a: '1' }));
});

test('by metric and series, numbers in names counted', () => {
  const rows = rowsOf(
    value(lag, { tm_id: 'tm_10' }),
    value(lag, { tm_id: 'tm_9' }),
    value(heap, {}),
  );
  const order = (descending: boolean) =>
    rows.toSorted(rowOrder({ column: 'metric', descending }, 'en')).map(({ series }) => series);
  assert.deepEqual(order(false), ['tm_9', 'tm_10', 'p']);
  assert.deepEqual(order(true), ['p', 'tm_9', 'tm_10']);
});

test('by value, and what is no measurement last in both directions', () => {
  const rows = rowsOf(
    value(watermark, {}, -(2 ** 63)),
    value(heap, { tm_id: 'b' }, 5),
    value(heap, { tm_id: 'a' }, 50),
    value(lag, {}, Number.NaN),
  );
  const order = (descending: boolean) =>
    rows
      .toSorted(rowOrder({ column: 'value', descending }, 'en'))
      .map(({ latest }) => latest.value);
  assert.deepEqual(order(false), [5, 50, -(2 ** 63), Number.NaN]);
  assert.deepEqual(order(true), [50, 5, -(2 ** 63), Number.NaN]);
});

test('a heading sorts, and turns round when it is clicked again', () => {
  const first = orderAfter({ column: 'metric', descending: false }, 'value');
  assert.deepEqual(first, { column: 'value', descending: true });
  assert.deepEqual(orderAfter(first, 'value'), { column: 'value', descending: false });
  assert.deepEqual(orderAfter(first, 'series'), { column: 'series', descending: false });
});
