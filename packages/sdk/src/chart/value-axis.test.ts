import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Unit } from '../flink/index.ts';
import { extentOf, valueAxis } from './value-axis.ts';

const en = { locale: 'en' };

function marks(low: number, high: number, unit: Unit, locale = 'en') {
  const { min, max, interval, format } = valueAxis({ low, high }, unit, { locale });
  const count = Math.round((max - min) / interval);
  return Array.from({ length: count + 1 }, (_, index) => format(min + index * interval));
}

test('marks are round in the unit, with one prefix', () => {
  assert.deepEqual(marks(3, 1.9 * 1024 ** 3, 'bytes'), [
    '0.0 GiB',
    '0.5 GiB',
    '1.0 GiB',
    '1.5 GiB',
    '2.0 GiB',
  ]);
  assert.deepEqual(marks(0, 900 * 1024 ** 2, 'bytes'), [
    '0.00 GiB',
    '0.25 GiB',
    '0.50 GiB',
    '0.75 GiB',
    '1.00 GiB',
  ]);
  assert.deepEqual(marks(0, 900, 'records/s').at(-1), '1,000/s');
  assert.deepEqual(marks(0, 0.93, 'ratio'), ['0%', '25%', '50%', '75%', '100%']);
  assert.deepEqual(marks(900, 1900, 'records/s'), [
    '0.0 k/s',
    '0.5 k/s',
    '1.0 k/s',
    '1.5 k/s',
    '2.0 k/s',
  ]);
  assert.deepEqual(marks(0, 3400, 's'), ['0s', '15m', '30m', '45m', '1h']);
  assert.deepEqual(marks(0, 3400, 's', 'zh-CN'), ['0秒', '15分钟', '30分钟', '45分钟', '1小时']);
  assert.deepEqual(marks(-3, 3, 'count'), ['-4', '-2', '0', '2', '4']);
});

test('what is counted in whole has whole marks; a mean, a rate and a share have not', () => {
  assert.deepEqual(marks(0, 1, 'count'), ['0', '1']);
  assert.deepEqual(marks(0, 2, 'count'), ['0', '1', '2']);
  assert.deepEqual(marks(0, 5, 'count'), ['0', '2', '4', '6']);
  assert.deepEqual(marks(0, 9, 'records'), ['0', '2', '4', '6', '8', '10']);
  assert.deepEqual(marks(-1, 1, 'offset'), ['-1', '0', '1']);
  assert.deepEqual(marks(0, 0.8, 'count'), ['0.0', '0.2', '0.4', '0.6', '0.8']);
  assert.deepEqual(marks(0, 1, 'count/s').at(1), '0.25/s');
});

test('nothing to show, and one flat value, still have an axis', () => {
  assert.deepEqual(marks(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 'count').at(0), '0');
  assert.deepEqual(marks(0, 0, 'ratio').at(-1), '100%');
  assert.deepEqual(marks(5, 5, 'count'), ['0', '2', '4', '6']);
});

test('extent ignores what cannot be drawn, and adds up what is stacked', () => {
  const series = (...values: number[]) => ({
    labels: {},
    times: Float64Array.from(values.map((_, index) => index)),
    values: Float64Array.from(values),
  });
  const matrix = [series(1, Number.NaN, 3), series(2, 5, Number.POSITIVE_INFINITY)];
  assert.deepEqual(extentOf(matrix, false), { low: 1, high: 5 });
  assert.deepEqual(extentOf(matrix, true), { low: 1, high: 5 });
});

test('the axis holds every value, with at most 8 marks', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 });
  const units = fc.constantFrom<Unit>('bytes', 'count', 'ratio', 's', 'ms', 'ns', 'cores');
  fc.assert(
    fc.property(number, number, units, (one, other, unit) => {
      const low = Math.min(one, other);
      const high = Math.max(one, other);
      const { min, max, interval } = valueAxis({ low, high }, unit, en);
      const tolerance = 1e-6 * Math.max(Math.abs(low), Math.abs(high)) + 1e-280;
      assert.ok(interval > 0);
      assert.ok(min <= low + tolerance && max >= high - tolerance, `${min}..${max}`);
      assert.ok((max - min) / interval <= 8, `${(max - min) / interval} intervals`);
    }),
  );
});
