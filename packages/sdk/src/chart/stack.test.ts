import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonTimes, stack } from './stack.ts';

const series = (times: number[], values: number[]) => ({
  labels: {},
  times: Float64Array.from(times),
  values: Float64Array.from(values),
});
const nan = Number.NaN;

test('each stands on those before it', () => {
  const [one, two] = stack([series([0, 10], [1, 2]), series([0, 10], [3, 4])]);
  assert.deepEqual(one?.values, Float64Array.of(1, 2));
  assert.deepEqual(one?.base, Float64Array.of(0, 0));
  assert.deepEqual(two?.values, Float64Array.of(4, 6));
  assert.deepEqual(two?.base, Float64Array.of(1, 2));
});

test('where one has no sample, the next stands on what is there', () => {
  const [, two, three] = stack([
    series([0, 10, 20], [1, 1, 1]),
    series([10], [5]),
    series([0, 10, 20], [2, 2, nan]),
  ]);
  assert.deepEqual(two?.values, Float64Array.of(nan, 6, nan));
  assert.deepEqual(three?.values, Float64Array.of(3, 8, nan));
  assert.deepEqual(three?.base, Float64Array.of(1, 6, 1));
});

test('times of all, once and in order', () => {
  assert.deepEqual(
    commonTimes([series([10, 30], [1, 1]), series([0, 10, 20], [1, 1, 1])]),
    Float64Array.of(0, 10, 20, 30),
  );
  assert.equal(commonTimes([]).length, 0);
});
