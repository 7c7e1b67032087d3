import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOptions, MOST_OPTIONS } from './filter-options.ts';

const options = (...values: readonly string[]) => values.map((value) => ({ value }));
const jobs = options('daily-orders', 'orders', 'orders-eu', 'payments');
const found = (text: string, of = jobs) => filterOptions(of, text).shown.map(({ value }) => value);

test('options that begin with the text come first', () => {
  assert.deepEqual(found('Ord'), ['orders', 'orders-eu', 'daily-orders']);
});

test('groups stay together', () => {
  const grouped = [{ value: 'my-orders', group: 'recent' }, ...jobs];
  assert.deepEqual(found('ord', grouped), ['my-orders', 'orders', 'orders-eu', 'daily-orders']);
});

test('an empty text, and one that is an option already, leave the choice open', () => {
  assert.deepEqual(filterOptions(jobs, ' ').shown, jobs);
  assert.deepEqual(filterOptions(jobs, 'orders').shown, jobs);
});

test('a name is found by what the reporter made of it', () => {
  assert.deepEqual(found('my-job (v', options('my_job__v2_', 'other')), ['my_job__v2_']);
  assert.deepEqual(found('new york', options('America/New_York')), ['America/New_York']);
  assert.deepEqual(found('订单', options('daily', '__')), ['__']);
});

test('what only means the text comes last', () => {
  const charts = [
    { value: 'Busy time', words: 'backpressure 反压' },
    { value: 'Backpressure', words: '' },
    { value: 'Heap', words: 'memory' },
  ];
  assert.deepEqual(found('backp', charts), ['Backpressure', 'Busy time']);
  assert.deepEqual(found('反压', charts), ['Busy time']);
});

test('never more than can be read, and how many there are', () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({ value: `job ${index}` }));
  for (const text of ['', 'job']) {
    const { shown, more } = filterOptions(many, text);
    assert.equal(shown.length, MOST_OPTIONS);
    assert.equal(more, 5000 - MOST_OPTIONS);
  }
});
