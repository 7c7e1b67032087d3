import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sparkline } from './sparkline.ts';

const path = (...values: number[]) =>
  sparkline({
    labels: {},
    times: Float64Array.from(values.map((_, index) => index * 10)),
    values: Float64Array.from(values),
  });

test('the lowest is at the bottom and the highest at the top', () => {
  assert.equal(path(1, 3, 2), 'M0.0 20.0L50.0 0.0L100.0 10.0');
});

test('a gap breaks the line', () => {
  assert.equal(path(0, 1, Number.NaN, 1, 0).match(/M/g)?.length, 2);
});

test('what never changes runs along the middle', () => {
  assert.equal(path(5, 5), 'M0.0 10.0L100.0 10.0');
});

test('no line without two values', () => {
  assert.equal(path(), '');
  assert.equal(path(1), '');
  assert.equal(path(1, Number.NaN), '');
});
