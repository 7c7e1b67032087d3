import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOptions, MOST_OPTIONS } from './filter-options.ts';

const jobs = ['daily-orders', 'orders', 'orders-eu', 'payments'];

test('options that begin with the text come first', () => {
  assert.deepEqual(filterOptions(jobs, 'Ord'), ['orders', 'orders-eu', 'daily-orders']);
});

test('an empty text, and one that is an option already, leave the choice open', () => {
  assert.deepEqual(filterOptions(jobs, ' '), jobs);
  assert.deepEqual(filterOptions(jobs, 'orders'), jobs);
});

test('never more than can be read', () => {
  const many = Array.from({ length: 5000 }, (_, index) => `job ${index}`);
  assert.equal(filterOptions(many, '').length, MOST_OPTIONS);
  assert.equal(filterOptions(many, 'job').length, MOST_OPTIONS);
});
