import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeAxis } from './time-axis.ts';
import { offsetAt } from './zone-offset.ts';

const at = (iso: string) => Date.parse(iso);

function labels(start: string, end: string, timeZone: string, locale = 'en') {
  const axis = timeAxis(at(start), at(end), { locale, timeZone });
  return axis.ticks.map(axis.format);
}

test('an hour has a mark every ten minutes', () => {
  assert.deepEqual(labels('2026-03-01T10:03:00Z', '2026-03-01T11:03:00Z', 'UTC'), [
    '10:10',
    '10:20',
    '10:30',
    '10:40',
    '10:50',
    '11:00',
  ]);
});

test('midnight is the day, in words of the language', () => {
  assert.deepEqual(labels('2026-03-01T12:00:00Z', '2026-03-02T12:00:00Z', 'UTC').slice(2, 4), [
    'Mar 2',
    '06:00',
  ]);
  assert.ok(
    labels('2026-03-01T12:00:00Z', '2026-03-02T12:00:00Z', 'UTC', 'zh-CN').includes('3月2日'),
  );
});

test('marks are round in a zone that is half an hour off', () => {
  assert.deepEqual(labels('2026-03-01T00:00:00Z', '2026-03-01T06:00:00Z', 'Asia/Kolkata'), [
    '06:00',
    '07:00',
    '08:00',
    '09:00',
    '10:00',
    '11:00',
  ]);
});

test('marks stay on the hour across a daylight saving change', () => {
  const shown = labels('2026-03-28T18:00:00Z', '2026-03-29T18:00:00Z', 'Europe/Berlin');
  assert.deepEqual(shown, ['Mar 29', '06:00', '12:00', '18:00']);
});

test('seconds are shown where they matter', () => {
  assert.equal(labels('2026-03-01T10:00:00Z', '2026-03-01T10:00:30Z', 'UTC')[1], '10:00:05');
});

test('offsets', () => {
  assert.equal(offsetAt(at('2026-07-01T00:00:00Z'), { timeZone: 'Europe/Berlin' }), 7_200_000);
  assert.equal(offsetAt(at('2026-01-01T00:00:00Z'), { timeZone: 'America/New_York' }), -18_000_000);
  assert.equal(offsetAt(0, { timeZone: 'UTC' }), 0);
});
