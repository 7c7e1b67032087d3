import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../promql/parse/index.ts';
import { repeatsMeters } from './repeated-rates.ts';

const repeats = (left: string, right: string) => repeatsMeters(parse(left), parse(right));

test('a counter’s rate beside its own meter says the same', () => {
  assert.ok(repeats('sum by (a) (xPerSecond)', 'sum by (a) (rate(x[5m]))'));
  assert.ok(repeats('sum(xPerSecond) or sum(yPerSecond)', 'sum(rate(y[5m]))'));
});

test('whatever else is asked for says something else', () => {
  for (const right of [
    'sum(rate(y[5m]))',
    'sum by (a) (rate(x[5m]))',
    'sum(rate(x{a="1"}[5m]))',
    'sum(rate(x[5m] offset 1h))',
    'sum(increase(x[5m]))',
    'label_replace(sum(rate(x[5m])), "series", "rate", "", "")',
    'sum(xPerSecond)',
  ]) {
    assert.ok(!repeats('sum(xPerSecond)', right), right);
  }
});
