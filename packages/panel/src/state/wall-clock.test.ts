import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromWallClock, toWallClock } from './wall-clock.ts';

test('a moment on the clocks of the world', () => {
  const time = Date.parse('2026-07-01T10:00:00Z');
  assert.equal(toWallClock(time, 'UTC'), '2026-07-01T10:00:00');
  assert.equal(toWallClock(time, 'Asia/Shanghai'), '2026-07-01T18:00:00');
  assert.equal(fromWallClock('2026-07-01T12:00', 'Europe/Berlin'), time);
  assert.equal(fromWallClock('soon', 'UTC'), null);
});

test('there and back, but for the hour that a clock shows twice', () => {
  const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'Asia/Shanghai', 'America/New_York');
  fc.assert(
    fc.property(fc.integer({ min: 1e9, max: 2e9 }), zones, (seconds, zone) => {
      const back = fromWallClock(toWallClock(seconds * 1000, zone), zone) ?? 0;
      const apart = Math.abs(back - seconds * 1000);
      assert.ok(apart === 0 || apart === 3_600_000, `${apart}`);
    }),
  );
});
