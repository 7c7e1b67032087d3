import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Duration, parseDuration, printDuration, toMilliseconds } from './duration.ts';

test('durations are text, parts or milliseconds', () => {
  assert.equal(toMilliseconds('1h30m'), 5_400_000);
  assert.equal(toMilliseconds('-5m'), -300_000);
  assert.equal(
    toMilliseconds({ days: 1, hours: 2, minutes: 3, seconds: 4, milliseconds: 5 }),
    93_784_005,
  );
  assert.equal(toMilliseconds(1500), 1500);
});

test('what is none is refused with what to write', () => {
  const wrong = [
    '',
    '5',
    '5 m',
    'm5',
    '5m1h',
    '1.5h',
    '5M',
    '--5m',
    Number.NaN,
    0.5,
    { minutes: 0.00001 },
  ];
  for (const value of wrong) {
    assert.throws(() => toMilliseconds(value as Duration), /is not a duration.*Write '5m'/);
  }
});

test('Prometheus prints weeks and years only where nothing is left over', () => {
  assert.equal(printDuration(604_800_000), '1w');
  assert.equal(printDuration(604_800_000 + 3_600_000), '7d1h');
  assert.equal(printDuration(31_536_000_000), '1y');
  assert.equal(printDuration(61_001), '1m1s1ms');
});

test('a printed duration is the same again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (ms) => {
      assert.equal(parseDuration(printDuration(ms)), ms);
    }),
  );
});
