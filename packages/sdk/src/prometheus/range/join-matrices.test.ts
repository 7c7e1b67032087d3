import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Series } from '../data/matrix.ts';
import { joinMatrices } from './join-matrices.ts';

const series = (labels: Record<string, string>, ...times: number[]): Series => ({
  labels,
  times: Float64Array.from(times),
  values: Float64Array.from(times, (time) => time * 2),
});

test('a series goes on in the next part, whatever the order of its labels', () => {
  const joined = joinMatrices([
    [series({ a: '1', b: '2' }, 1, 2), series({ a: 'ends' }, 1)],
    [series({ a: 'starts' }, 3), series({ b: '2', a: '1' }, 3)],
  ]);
  assert.deepEqual(joined, [
    series({ a: '1', b: '2' }, 1, 2, 3),
    series({ a: 'ends' }, 1),
    series({ a: 'starts' }, 3),
  ]);
});

test('histograms go on too', () => {
  const part = (time: number): Series => ({
    ...series({ a: '1' }),
    histograms: {
      times: Float64Array.of(time),
      histograms: [{ count: time, sum: 0, buckets: [] }],
    },
  });
  const [joined] = joinMatrices([[part(1)], [part(2)]]);
  assert.deepEqual(joined?.histograms?.times, Float64Array.of(1, 2));
  assert.deepEqual(
    joined?.histograms?.histograms.map(({ count }) => count),
    [1, 2],
  );
});
