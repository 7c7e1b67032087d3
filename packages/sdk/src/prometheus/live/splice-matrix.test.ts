import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Matrix, NativeHistogram, Series } from '../data/matrix.ts';
import { type Splice, spliceMatrix } from './splice-matrix.ts';

const STEP = 1_000;
const window = (end: number, points: number, cut: number): Splice => ({
  start: end - (points - 1) * STEP,
  end,
  cut,
  step: STEP,
  partial: false,
});

const timesOf = (from: number, to: number) =>
  Float64Array.from({ length: (to - from) / STEP + 1 }, (_, i) => from + i * STEP);

const histogram = (count: number): NativeHistogram => ({
  count,
  sum: Number.NaN,
  buckets: [{ boundaryRule: 0, lower: 1, upper: Infinity, count }],
});

/** Both kinds of samples at the same times. */
function series(name: string, from: number, to: number, factor = 1): Series {
  const times = timesOf(from, to);
  const histograms = [...times].map((time) => histogram(time * factor));
  return {
    labels: { name },
    times,
    values: times.map((time) => time * factor),
    histograms: { times, histograms },
  };
}

suite('spliceMatrix', () => {
  test('histograms go on as values do', () => {
    const old = [series('a', 0, 9_000), series('ends', 0, 5_000)];
    const tail = [series('a', 8_000, 11_000, 2), series('starts', 10_000, 11_000)];
    const [a, ends, starts] = spliceMatrix(old, tail, window(11_000, 10, 8_000));
    assert.deepEqual(a?.histograms?.times, timesOf(2_000, 11_000));
    assert.deepEqual(
      a?.histograms?.histograms.map(({ count }) => count),
      [2, 3, 4, 5, 6, 7, 16, 18, 20, 22].map((count) => count * STEP),
    );
    assert.deepEqual(ends, series('ends', 2_000, 5_000));
    assert.deepEqual(starts, series('starts', 10_000, 11_000));
  });

  test('the same samples again are the same matrix; another histogram is another series', () => {
    const old = [series('a', 0, 9_000), series('b', 0, 9_000)];
    const again = [series('a', 6_000, 9_000), series('b', 6_000, 9_000)];
    const splice = window(9_000, 10, 6_000);
    assert.equal(spliceMatrix(old, again, splice), old);
    const changed = series('b', 6_000, 9_000);
    const histograms = { times: changed.times, histograms: [6, 7, 8, 8].map(histogram) };
    const [a, b] = spliceMatrix(
      old,
      [series('a', 6_000, 9_000), { ...changed, histograms }],
      splice,
    );
    assert.equal(a, old[0]);
    assert.notEqual(b, old[1]);
  });

  test('a partial answer takes nothing from the series it lacks', () => {
    const old = [series('a', 0, 9_000), series('b', 0, 9_000)];
    const splice = { ...window(10_000, 10, 6_000), partial: true };
    const [a, b] = spliceMatrix(old, [series('a', 6_000, 10_000)], splice);
    assert.deepEqual(a, series('a', 1_000, 10_000));
    assert.deepEqual(b, series('b', 1_000, 9_000));
  });

  test('memory is bounded by the window: old buffers are let go', () => {
    let matrix: Matrix = [];
    for (let refresh = 0; refresh < 1_000; refresh++) {
      const end = refresh * STEP;
      // One of them ends, and another begins, 50 times.
      const names = ['lives', `lives only ${Math.floor(refresh / 20)}`];
      const tail = names.map((name) => series(name, Math.max(0, end - 3_000), end));
      matrix = spliceMatrix(matrix, tail, window(end, 10, end - 3_000));
      assert(matrix.length <= 3);
      for (const { times, values, histograms } of matrix) {
        assert(times.length <= 10);
        assert.equal(times.buffer.byteLength, times.length * 8);
        assert.equal(values.buffer.byteLength, values.length * 8);
        assert.equal(histograms?.histograms.length, times.length);
        assert.equal(histograms?.times.buffer.byteLength, times.length * 8);
      }
    }
  });
});
