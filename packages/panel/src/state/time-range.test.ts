import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDuration, parseTimeRange, printDuration, printTimeRange } from './time-range.ts';

test('durations', () => {
  assert.equal(parseDuration('90s'), 90_000);
  assert.equal(parseDuration('1h30m'), 5_400_000);
  for (const wrong of ['', '0s', '5', 'off', '-1h', '1h 30', '1y', '99999999999999999999h']) {
    assert.equal(parseDuration(wrong), null, wrong);
  }
});

test('what is printed is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), (ms) => {
      assert.equal(parseDuration(printDuration(ms)), ms);
    }),
  );
  const between = { kind: 'between', start: 1_700_000_000_000, end: 1_700_000_060_000 } as const;
  assert.deepEqual(parseTimeRange(printTimeRange(between)), between);
  assert.deepEqual(parseTimeRange('6h'), { kind: 'last', length: 21_600_000 });
});

test('a range that is none', () => {
  for (const wrong of ['yesterday', '2026-01-02/2026-01-01', '2026-01-01/', 'a/b/c']) {
    assert.equal(parseTimeRange(wrong), null, wrong);
  }
});
