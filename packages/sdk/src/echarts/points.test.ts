import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interleave, interleaveAligned } from './points.ts';

const series = (times: number[], values: number[]) => ({
  labels: {},
  times: Float64Array.from(times),
  values: Float64Array.from(values),
});
const nan = Number.NaN;

test('times and values take turns', () => {
  assert.deepEqual([...interleave(series([0, 10, 20], [1, 2, 3]), 10)], [0, 1, 10, 2, 20, 3]);
});

test('an outage is a gap', () => {
  assert.deepEqual(
    [...interleave(series([0, 10, 40, 50], [1, 2, 3, 4]), 10)],
    [0, 1, 10, 2, 20, nan, 40, 3, 50, 4],
  );
});

test('samples a step and a half apart are still neighbours', () => {
  assert.equal(interleave(series([0, 15], [1, 2]), 10).length, 4);
});

test('an infinite value is a gap', () => {
  assert.deepEqual([...interleave(series([0], [Number.POSITIVE_INFINITY]), 10)], [0, nan]);
});

test('no samples, no points', () => {
  assert.equal(interleave(series([], []), 10).length, 0);
});

test('aligned series share one grid', () => {
  const [one, two] = interleaveAligned(
    [series([0, 10, 40], [1, 2, 3]), series([10, 20], [5, 6])],
    10,
  );
  assert.deepEqual([...(one ?? [])], [0, 1, 10, 2, 20, nan, 30, nan, 40, 3]);
  assert.deepEqual([...(two ?? [])], [0, nan, 10, 5, 20, 6, 30, nan, 40, nan]);
});
