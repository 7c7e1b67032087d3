import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readWallClock, toWallClock } from './wall-clock.ts';

const iso = (time: number) => new Date(time).toISOString().slice(0, 19);

function read(text: string, timeZone: string) {
  const reading = readWallClock(text, timeZone);
  return reading && [reading.kind, iso(reading.earlier), iso(reading.later)];
}

test('a moment on the clocks of the world', () => {
  const time = Date.parse('2026-07-01T10:00:00Z');
  assert.equal(toWallClock(time, 'UTC'), '2026-07-01T10:00:00');
  assert.equal(toWallClock(time, 'Asia/Shanghai'), '2026-07-01T18:00:00');
  assert.deepEqual(read('2026-07-01T12:00', 'Europe/Berlin'), [
    'once',
    '2026-07-01T10:00:00',
    '2026-07-01T10:00:00',
  ]);
});

test('an hour that is shown twice is two moments', () => {
  assert.deepEqual(read('2026-10-25T02:30', 'Europe/Berlin'), [
    'twice',
    '2026-10-25T00:30:00',
    '2026-10-25T01:30:00',
  ]);
  assert.deepEqual(read('2026-04-05T01:45', 'Australia/Lord_Howe'), [
    'twice',
    '2026-04-04T14:45:00',
    '2026-04-04T15:15:00',
  ]);
});

test('an hour that is skipped is before the change or after it', () => {
  assert.deepEqual(read('2026-03-08T02:30', 'America/New_York'), [
    'skipped',
    '2026-03-08T06:30:00',
    '2026-03-08T07:30:00',
  ]);
  // Samoa crossed the date line: a day that never was.
  assert.equal(readWallClock('2011-12-30T12:00', 'Pacific/Apia')?.kind, 'skipped');
});

test('what is no time', () => {
  for (const text of ['', 'soon', '2026', '2026-13-01T00:00', '2026-03-01T25:00']) {
    assert.equal(readWallClock(text, 'UTC'), null, text);
  }
});

const zones = fc.constantFrom(
  'UTC',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Africa/Casablanca',
  'Pacific/Apia',
);

test('every moment is one of those that its time on the clock means', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1e9, max: 2e9 }), zones, (seconds, zone) => {
      const time = seconds * 1000;
      const reading = readWallClock(toWallClock(time, zone), zone);
      assert.ok(reading !== null && reading.kind !== 'skipped');
      assert.ok(reading.earlier === time || reading.later === time);
    }),
  );
});

test('every time means moments that show it, or that lie around a change that skips it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1e9, max: 2e9 }), zones, (seconds, zone) => {
      const text = iso(seconds * 1000);
      const reading = readWallClock(text, zone);
      assert.ok(reading !== null);
      const shown = [reading.earlier, reading.later].map((time) => toWallClock(time, zone));
      if (reading.kind === 'skipped') {
        assert.ok((shown[0] ?? '') < text && text < (shown[1] ?? ''));
      } else {
        assert.deepEqual(shown, [text, text]);
      }
    }),
  );
});
