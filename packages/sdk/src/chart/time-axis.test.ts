import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { offsetAt } from './locale.ts';
import { timeAxis } from './time-axis.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const NICE_STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * 1_000),
  ...[1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes) => minutes * MINUTE),
  ...[1, 2, 7, 14, 28, 56, 112, 364].map((days) => days * DAY),
];

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

for (const [name, start, end, timeZone, shown] of [
  [
    'an hour that does not exist',
    '2026-03-28T23:30:00Z',
    '2026-03-29T02:30:00Z',
    'Europe/Berlin',
    ['00:30', '01:00', '01:30', '03:00', '03:30', '04:00', '04:30'],
  ],
  [
    'half an hour that does not exist',
    '2025-10-04T14:30:00Z',
    '2025-10-04T16:30:00Z',
    'Australia/Lord_Howe',
    ['01:00', '01:30', '02:30', '03:00', '03:30'],
  ],
  [
    'a day without midnight begins at one',
    '2018-11-03T12:00:00Z',
    '2018-11-05T12:00:00Z',
    'America/Sao_Paulo',
    ['12:00', '01:00', '12:00', 'Nov 5'],
  ],
  [
    'a day that does not exist',
    '2011-12-28T12:00:00Z',
    '2012-01-01T12:00:00Z',
    'Pacific/Apia',
    ['Dec 29', 'Dec 31', 'Jan 1', 'Jan 2'],
  ],
] as const) {
  test(`clocks that go forward: ${name}`, () =>
    assert.deepEqual(labels(start, end, timeZone), shown));
}

/** Moments around which clocks change somewhere: what each zone had in these years. */
const anyMoment = fc.date({
  min: new Date('1975-01-01'),
  max: new Date('2040-01-01'),
  noInvalidDate: true,
});
const zones = Intl.supportedValuesOf('timeZone');

/** When the zone's offset changed after the moment, to the minute; the moment itself where it did not in a year. */
function nextChange(moment: number, timeZone: string): number {
  const offset = offsetAt(moment, { timeZone });
  let after = moment;
  for (let week = 1; after === moment && week <= 52; week++) {
    const then = moment + week * 7 * DAY;
    if (offsetAt(then, { timeZone }) !== offset) after = then;
  }
  let before = after === moment ? after : after - 7 * DAY;
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
    if (offsetAt(middle, { timeZone }) === offset) before = middle;
    else after = middle;
  }
  return after;
}

function assertTicks(start: number, end: number, timeZone: string): void {
  const { ticks } = timeAxis(start, end, { locale: 'en', timeZone });
  const step = NICE_STEPS.find((length) => (end - start) / length <= 6) ?? 364 * DAY;
  const localOf = (time: number) => time + offsetAt(time, { timeZone });
  for (const [index, tick] of ticks.entries()) {
    assert.ok(tick >= start && tick <= end, 'in the range');
    assert.ok(index === 0 || tick > (ticks[index - 1] ?? 0), 'strictly ascending');
    const isDayWithoutMidnight =
      Math.floor(localOf(tick - 1) / DAY) < Math.floor(localOf(tick) / DAY);
    assert.ok(localOf(tick) % step === 0 || isDayWithoutMidnight, 'round on the clock');
  }
  // Whatever round time the clock shows, exactly once, has its mark.
  const unit = Math.min(step, 15 * MINUTE);
  const shown = new Map<number, number[]>();
  const from = Math.ceil(start / unit) * unit;
  for (let time = from; time <= end && (end - start) / unit < 3_000; time += unit) {
    const local = localOf(time);
    if (local % step === 0) shown.set(local, [...(shown.get(local) ?? []), time]);
  }
  for (const times of shown.values()) {
    const marked = times.filter((time) => ticks.includes(time));
    assert.ok(marked.length === 1 || (times.length === 1 && isTwice(times[0] ?? 0, timeZone)));
  }
}

/** Whether the clock shows the same once more, within a day. */
function isTwice(time: number, timeZone: string): boolean {
  const offset = offsetAt(time, { timeZone });
  return [-DAY, DAY].some((away) => {
    const change = offset - offsetAt(time + away, { timeZone });
    return change !== 0 && offsetAt(time + change, { timeZone }) === offset - change;
  });
}

test('marks ascend and are round in every zone, whatever its clocks do', () => {
  const span = fc.integer({ min: 5_000, max: 40 * DAY });
  const shortSpan = fc.integer({ min: 5_000, max: 6 * 3_600_000 });
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      anyMoment,
      fc.oneof(shortSpan, span),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (timeZone, moment, length, part) => {
        const start = nextChange(moment.getTime(), timeZone) - Math.floor(part * length);
        assertTicks(start, start + length, timeZone);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('seconds are shown where they matter', () => {
  assert.equal(labels('2026-03-01T10:00:00Z', '2026-03-01T10:00:30Z', 'UTC')[1], '10:00:05');
});

test('offsets', () => {
  assert.equal(offsetAt(at('2026-07-01T00:00:00Z'), { timeZone: 'Europe/Berlin' }), 7_200_000);
  assert.equal(offsetAt(at('2026-01-01T00:00:00Z'), { timeZone: 'America/New_York' }), -18_000_000);
  assert.equal(offsetAt(0, { timeZone: 'UTC' }), 0);
});
