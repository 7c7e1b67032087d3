import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  isLive,
  isTooLong,
  parseLength,
  parseTimeRange,
  printLength,
  printTimeRange,
  rangeLength,
  relativeRange,
  spanOf,
} from './time-range.ts';

const HOUR = 3_600_000;

test('lengths', () => {
  assert.equal(parseLength('90s'), 90_000);
  assert.equal(parseLength('1h30m'), 5_400_000);
  for (const wrong of ['', '0s', '5', 'off', '-1h', '1h 30', '1y', '99999999999999999999h']) {
    assert.equal(parseLength(wrong), null, wrong);
  }
});

test('what is printed is read back', () => {
  const lengths = fc.integer({ min: 1, max: 1e12 });
  fc.assert(
    fc.property(lengths, lengths, (ms, ago) => {
      assert.equal(parseLength(printLength(ms)), ms);
      const earlier = relativeRange(ms + ago, ago);
      assert.deepEqual(parseTimeRange(printTimeRange(earlier)), earlier);
    }),
  );
  const fixed = { kind: 'fixed', start: 1_700_000_000_000, end: 1_700_000_060_000 } as const;
  assert.deepEqual(parseTimeRange(printTimeRange(fixed)), fixed);
  assert.deepEqual(parseTimeRange('6h'), { kind: 'relative', length: 21_600_000 });
});

test('from so long ago to less long ago', () => {
  const earlier = { kind: 'relative', length: 2 * HOUR, ago: HOUR } as const;
  assert.deepEqual(parseTimeRange('now-3h/now-1h'), earlier);
  assert.deepEqual(parseTimeRange('now-3h/now'), { kind: 'relative', length: 3 * HOUR });
  assert.equal(printTimeRange(earlier), 'now-3h/now-1h');
  assert.equal(rangeLength(earlier), 2 * HOUR);
  assert.deepEqual(spanOf(earlier, 10 * HOUR), { start: 7 * HOUR, end: 9 * HOUR });
  assert.equal(isLive(earlier), false);
  assert.equal(isLive({ kind: 'relative', length: HOUR }), true);
});

test('an invalid range', () => {
  for (const wrong of [
    'yesterday',
    '2026-01-02/2026-01-01',
    '2026-01-01/',
    'a/b/c',
    'now/now',
    'now-1h/now-3h',
    'now-1h/now-1h',
    'now-3h/now-',
    'now-3h/now-1h/now',
    'now-3h/now-1x',
    'now-/now',
  ]) {
    assert.equal(parseTimeRange(wrong), null, wrong);
  }
});

test('ten years are enough, and so is ten years ago', () => {
  const year = 365 * 24 * HOUR;
  assert.equal(isTooLong({ kind: 'relative', length: 10 * year }), false);
  assert.equal(isTooLong({ kind: 'relative', length: 11 * year }), true);
  assert.equal(isTooLong({ kind: 'relative', length: HOUR, ago: 11 * year }), true);
  assert.equal(isTooLong({ kind: 'fixed', start: 50 * year, end: 61 * year }), true);
});
