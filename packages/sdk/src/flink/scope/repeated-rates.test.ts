import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../promql/parse/index.ts';
import { catalog } from '../catalog/index.ts';
import { repeats } from './repeated-rates.ts';

const isRepeated = (left: string, right: string) => repeats(parse(left), parse(right));

test('a counter’s rate beside its own meter says the same', () => {
  assert.ok(isRepeated('sum by (a) (xPerSecond)', 'sum by (a) (rate(x[5m]))'));
  assert.ok(isRepeated('sum(xPerSecond) or sum(yPerSecond)', 'sum(rate(y[5m]))'));
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
    assert.ok(!isRepeated('sum(xPerSecond)', right), right);
  }
});

test('the older name beside the newer one says the same', () => {
  const renamed = catalog.filter(
    ({ name, replacedBy = '' }) => replacedBy.includes('_Shuffle_Netty_') && !name.includes('<'),
  );
  assert.ok(renamed.length >= 16);
  for (const { name, replacedBy = '' } of renamed) {
    assert.ok(isRepeated(replacedBy, name), name);
    assert.ok(!isRepeated(name, replacedBy), name);
  }
  const newer = 'sum by (a) (x_Shuffle_Netty_Input_yPerSecond) or sum(z)';
  for (const older of ['sum by (a) (x_yPerSecond)', 'sum by (a) (rate(x_y[5m]))']) {
    assert.ok(isRepeated(newer, older), older);
  }
});

test('another older name, or another sum of it, is asked for', () => {
  for (const older of ['x_z', 'max(x_y)', 'x_y{a="1"}', 'x_Shuffle_Netty_Input_y']) {
    assert.ok(!isRepeated('x_Shuffle_Netty_Input_y', older), older);
  }
});
