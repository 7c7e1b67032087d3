import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highestOf, states, strength } from './states.ts';

const series = (times: number[], values: number[]) => ({
  labels: {},
  times: Float64Array.from(times),
  values: Float64Array.from(values),
});

test('equal samples in a row are one state, which ends with the next', () => {
  assert.deepEqual(states(series([0, 10, 20, 30], [0, 0, 1, 1]), 10), [
    { start: 0, end: 20, value: 0 },
    { start: 20, end: 40, value: 1 },
  ]);
});

test('what was not sampled has no state', () => {
  assert.deepEqual(states(series([0, 50, 60], [1, 1, Number.NaN]), 10), [
    { start: 0, end: 10, value: 1 },
    { start: 50, end: 60, value: 1 },
  ]);
  assert.deepEqual(states(series([], []), 10), []);
});

test('the higher the stronger, and never quite nothing', () => {
  assert.equal(strength(2, 2), 1);
  assert.ok(strength(0, 2) > 0 && strength(0, 2) < strength(1, 2));
  assert.equal(strength(0, 0), strength(-1, 5));
  assert.equal(highestOf([series([0, 10], [1, 7]), series([0], [3])]), 7);
});
