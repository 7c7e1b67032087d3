import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TimeRange } from '../../range/time-range.ts';
import { freshnessOf } from './freshness.ts';

const moment = Date.UTC(2026, 2, 1, 10);
const visitOf = (range: TimeRange) => ({
  interval: 15_000,
  measured: true,
  time: { range, grid: { start: moment, end: moment, step: 15_000 }, moment: () => moment },
});
const live = visitOf({ kind: 'relative', length: 3_600_000 });
/** A browser's clock may be minutes off: only the server's counts. */
const ago = (ms: number, asked = moment - 300_000) => ({ time: asked - ms, asked });

test('three intervals without a sample are one too many', () => {
  assert.equal(freshnessOf(ago(45_000), null, live).state, 'fresh');
  assert.equal(freshnessOf(ago(45_001), null, live).state, 'stale');
  assert.equal(freshnessOf(ago(45_001), null, live).newest, moment - 345_001);
});

test('a job too young to be measured may be one of those that are scraped every minute', () => {
  const young = { ...live, measured: false };
  assert.equal(freshnessOf(ago(180_000), null, young).state, 'fresh');
  assert.equal(freshnessOf(ago(180_001), null, young).state, 'stale');
  const seldom = { ...young, interval: 120_000 };
  assert.equal(freshnessOf(ago(360_000), null, seldom).state, 'fresh');
});

test('what cannot be found out is as it was, while time goes by', () => {
  assert.deepEqual(freshnessOf(null, null, live), { state: 'fresh', newest: null });
  assert.deepEqual(freshnessOf(null, moment - 60_000, live), {
    state: 'stale',
    newest: moment - 60_000,
  });
});

test('a fixed range is never stale', () => {
  const fixed = visitOf({ kind: 'fixed', start: moment - 7_200_000, end: moment - 3_600_000 });
  assert.equal(freshnessOf(ago(9_999_999), null, fixed).state, 'fresh');
});
