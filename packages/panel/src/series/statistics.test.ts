import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statisticsOf } from './statistics.ts';

const nan = Number.NaN;

test('least, most, mean and last', () => {
  assert.deepEqual(statisticsOf(Float64Array.of(4, 1, nan, 7)), {
    min: 1,
    max: 7,
    mean: 4,
    last: 7,
  });
});

test('what is not finite does not count, but may be last', () => {
  assert.deepEqual(statisticsOf(Float64Array.of(2, Number.POSITIVE_INFINITY)), {
    min: 2,
    max: 2,
    mean: 2,
    last: Number.POSITIVE_INFINITY,
  });
});

test('nothing', () => {
  assert.deepEqual(statisticsOf(Float64Array.of()), { min: nan, max: nan, mean: nan, last: nan });
});
