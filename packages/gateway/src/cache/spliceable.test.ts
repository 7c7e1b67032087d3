import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '@flink-metrics/sdk/promql/parse';
import { isSpliceable } from './spliceable.ts';

test('what each time reads of the past alone can be put together from parts', () => {
  for (const query of [
    'x',
    'sum by (job) (rate(x[5m] offset 1h))',
    'max_over_time(rate(x[5m])[1h:1m])',
    'rate(x[5m] anchored)',
    'time() - timestamp(x)',
  ]) {
    assert.equal(isSpliceable(parse(query)), true, query);
  }
});

test('what reads the range of the query, or later samples, cannot', () => {
  for (const query of [
    'x @ 1700000000',
    'x @ end()',
    'max_over_time(x[1h:1m] @ start())',
    'x + range()',
    'x offset -5m',
    'sum(max_over_time(x[1h:1m] offset -5m))',
    'rate(x[range()])',
    'rate(x[5m + range()])',
    'rate(x[step() * 2])',
    'max_over_time(x[1h:step()])',
    'max_over_time(x[range():1m])',
    'x offset (step() - 1h)',
    'rate(x[5m] smoothed)',
  ]) {
    assert.equal(isSpliceable(parse(query)), false, query);
  }
});
