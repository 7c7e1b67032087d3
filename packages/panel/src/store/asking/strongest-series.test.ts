import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { series } from '../../testing/matrix.ts';
import { MAX_KEPT_SERIES, strongestSeries } from './strongest-series.ts';

const lastOf = (matrix: ReturnType<typeof strongestSeries>) =>
  matrix.map(({ values }) => values.at(-1) ?? Number.NaN);
const rank = (value: number) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value);

test('few enough are left as they are', () => {
  const matrix = Array.from({ length: MAX_KEPT_SERIES }, (_, id) => series({ id: `${id}` }, id));
  assert.equal(strongestSeries(matrix), matrix);
});

test('of too many, none that is left out ends higher than one that is kept; the order stays', () => {
  const value = fc.oneof(fc.double(), fc.integer({ min: 0, max: 3 }));
  const values = fc.array(value, {
    minLength: MAX_KEPT_SERIES + 1,
    maxLength: MAX_KEPT_SERIES + 200,
  });
  fc.assert(
    fc.property(values, (last) => {
      const matrix = last.map((value, id) => series({ id: `${id}` }, value));
      const kept = strongestSeries(matrix);
      const without = matrix.filter((one) => !kept.includes(one));
      assert.equal(kept.length, MAX_KEPT_SERIES);
      assert.equal(kept.length + without.length, matrix.length);
      assert.ok(Math.min(...lastOf(kept).map(rank)) >= Math.max(...lastOf(without).map(rank)));
      const places = kept.map(({ labels }) => Number(labels.id));
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
      );
    }),
    { numRuns: 30 },
  );
});

test('the same answer is the same choice', () => {
  const matrix = Array.from({ length: MAX_KEPT_SERIES + 1 }, (_, id) =>
    series({ id: `${id}` }, id),
  );
  assert.equal(strongestSeries(matrix), strongestSeries(matrix));
  assert.equal(strongestSeries(matrix)[0]?.labels.id, '1');
});
