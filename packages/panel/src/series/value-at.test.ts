import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestTime, valueAt } from './value-at.ts';

const series = { labels: {}, times: Float64Array.of(0, 10, 40), values: Float64Array.of(1, 2, 3) };

test('the nearest sample counts, before or after', () => {
  assert.equal(valueAt(series, 4, 5), 1);
  assert.equal(valueAt(series, 6, 5), 2);
  assert.equal(valueAt(series, 44, 5), 3);
  assert.equal(valueAt(series, -3, 5), 1);
});

test('a gap has no value', () => {
  assert.equal(valueAt(series, 25, 5), null);
  assert.equal(valueAt({ ...series, times: Float64Array.of() }, 0, 5), null);
});

test('the crosshair snaps to the nearest sample of any series', () => {
  const other = { ...series, times: Float64Array.of(22) };
  assert.equal(nearestTime([series, other], 24), 22);
  assert.equal(nearestTime([series, other], 33), 40);
  assert.equal(nearestTime([], 33), null);
});
