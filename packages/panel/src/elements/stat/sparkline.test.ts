import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sparklines } from './sparkline.ts';

const series = (...values: number[]) => ({
  labels: {},
  times: Float64Array.from(values.map((_, index) => index * 10)),
  values: Float64Array.from(values),
});
const path = (...values: number[]) => sparklines([series(...values)]).paths[0];
const counted = (...values: number[]) => sparklines([series(...values)], { counts: true }).paths[0];

test('the lowest is at the bottom and the highest at the top', () => {
  assert.equal(path(1, 3, 2), 'M0.0 20.0L50.0 0.0L100.0 10.0');
});

test('a gap breaks the line', () => {
  assert.equal(path(0, 1, Number.NaN, 1, 0)?.match(/M/g)?.length, 2);
});

test('what never changes runs along the middle, or at the bottom where it is zero', () => {
  assert.equal(path(5, 5), 'M0.0 10.0L100.0 10.0');
  assert.equal(counted(5, 5), 'M0.0 10.0L100.0 10.0');
  assert.equal(path(-1e300, -1e300), 'M0.0 10.0L100.0 10.0');
  assert.equal(path(0, 0), 'M0.0 20.0L100.0 20.0');
  assert.equal(sparklines([series(0, 0)]).isFlat, true);
  assert.equal(sparklines([series(0, 1)]).isFlat, false);
});

test('a count begins at zero, and one more is a small step', () => {
  assert.equal(counted(0, 1), 'M0.0 20.0L100.0 15.0');
  assert.equal(counted(5, 10), 'M0.0 10.0L100.0 0.0');
  assert.equal(counted(-1, 1), 'M0.0 20.0L100.0 0.0');
});

test('no line without two values', () => {
  assert.equal(path(), '');
  assert.equal(path(1), '');
  assert.equal(path(1, Number.NaN), '');
});

test('what has ended, or began late, leaves the rest of the span free', () => {
  const span = { least: -10, most: 30 };
  assert.deepEqual(sparklines([series(0, 1)], { span }).paths, ['M25.0 20.0L50.0 0.0']);
});

test('two on one scale', () => {
  assert.deepEqual(sparklines([series(0, 10), series(5, 20), series()]).paths, [
    'M0.0 20.0L100.0 10.0',
    'M0.0 15.0L100.0 0.0',
    '',
  ]);
});
