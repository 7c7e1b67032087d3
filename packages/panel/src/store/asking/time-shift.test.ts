import assert from 'node:assert/strict';
import { test } from 'node:test';
import { series, start, step } from '../../testing/matrix.ts';
import { timeShift } from './time-shift.ts';

const day = 86_400_000;

test('moves times, and nothing else', () => {
  const yesterday = [series({ tm_id: 'one' }, 1, Number.NaN, 3)];
  const [moved] = timeShift(day)(yesterday);
  assert.deepEqual(
    moved?.times,
    Float64Array.of(start + day, start + day + step, start + day + 2 * step),
  );
  assert.equal(moved?.values, yesterday[0]?.values);
  assert.deepEqual(moved?.labels, { tm_id: 'one' });
});

test('what stays the same object does so moved, and shared times are shared', () => {
  const shift = timeShift(day);
  const one = series({ tm_id: 'one' }, 1, 2);
  const two = { ...series({ tm_id: 'two' }, 1, 2), times: one.times };
  const before = [one, two];
  const moved = shift(before);
  assert.equal(shift(before), moved);
  assert.equal(moved[0]?.times, moved[1]?.times);
  const next = shift([one, series({ tm_id: 'two' }, 1, 3)]);
  assert.equal(next[0], moved[0]);
  assert.notEqual(next[1], moved[1]);
});

test('moves native histograms too', () => {
  const histogram = { count: 1, sum: 2, buckets: [] };
  const nothing = new Float64Array(0);
  const sample = { times: Float64Array.of(start), histograms: [histogram] };
  const matrix = [{ labels: {}, times: nothing, values: nothing, histograms: sample }];
  const [moved] = timeShift(day)(matrix);
  assert.deepEqual(moved?.histograms, {
    times: Float64Array.of(start + day),
    histograms: [histogram],
  });
});

test('not moved at all is the same', () => {
  const matrix = [series({}, 1)];
  assert.equal(timeShift(0)(matrix), matrix);
});
