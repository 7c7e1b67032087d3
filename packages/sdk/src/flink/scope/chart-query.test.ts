import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { print } from '../../promql/index.ts';
import { kubernetes } from '../deployment/deployment.ts';
import { checkpoints } from '../sections/checkpoints.ts';
import { chartQuery, rateWindow } from './chart-query.ts';

test('the window is the larger of step + interval and four intervals', () => {
  assert.equal(rateWindow(15_000, 15_000), 60_000);
  assert.equal(rateWindow(300_000, 60_000), 360_000);
  assert.equal(rateWindow(1000, 60_000), 240_000);
});

test('it always holds two samples, and no sample falls between two points', () => {
  const milliseconds = fc.integer({ min: 1, max: 10 * 24 * 3600 * 1000 });
  fc.assert(
    fc.property(milliseconds, milliseconds, (step, interval) => {
      const window = rateWindow(step, interval);
      return Number.isInteger(window) && window >= 2 * interval && window >= step + interval;
    }),
  );
});

test('what is no time is refused by name', () => {
  assert.throws(() => rateWindow(0, 15_000), { name: 'RangeError', message: /step .* got 0/ });
  assert.throws(() => rateWindow(15_000, Number.NaN), /interval .* got NaN/);
});

test('what happens once a minute is no comb: its window is ten minutes at least', () => {
  const chart = checkpoints().charts.find(({ id }) => id === 'checkpoints-per-minute');
  assert.ok(chart !== undefined);
  const scope = { deployment: kubernetes, namespace: 'shop', jobName: 'orders' };
  const windowAt = (step: number) =>
    print(chartQuery(chart, scope, { step, interval: 15_000 })).match(/\[[^\]]+\]/)?.[0];
  assert.equal(windowAt(15_000), '[10m]');
  assert.equal(windowAt(3_600_000), '[1h15s]');
});
