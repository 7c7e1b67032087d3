import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTimeRange, printTimeRange, relativeRange, type TimeRange } from '../time-range.ts';
import { printTypedRange, readTypedRange, type TypedProblem } from './typed-range.ts';

const now = Date.UTC(2026, 2, 2, 10);

/** As the `range` attribute has it, or what is wrong with which part. */
function read(text: string, timeZone = 'UTC'): string | [TypedProblem, string] {
  const typed = readTypedRange(text, { timeZone, now });
  return typed.kind === 'range' ? printTimeRange(typed.range) : [typed.problem, typed.text];
}

function allRead(wanted: string, ...texts: readonly string[]): void {
  for (const text of texts) assert.equal(read(text), wanted, text);
}

test('the last so long', () => {
  allRead('90m', '90m', ' 90 MIN ', '1h30m', '1h 30m', '1.5h', '1,5 hours', '90 minutes');
  allRead('90m', 'last 90 minutes', 'the past 90 mins', 'now-90m', 'now - 90m', '-90m', '90m ago');
  allRead('90m', '90分钟', '最近 90 分钟', '过去９０分', '90 分钟内', '1小时30分钟', '90分钟前');
  allRead('2d', '2d', '2 days', 'Last 2 Days', '2天', '最近2天', '48 小时');
  allRead('7d', '1w', '1 week', '1周', '1 星期', '1个星期');
});

test('days and weeks by name, days of a month, and counts in Chinese', () => {
  const day = (date: string, until: string) => `${date}T00:00:00.000Z/${until}T00:00:00.000Z`;
  allRead(day('2026-03-01', '2026-03-02'), 'yesterday', 'Yesterday', '昨天');
  allRead('2026-03-02T00:00:00.000Z/2026-03-02T10:00:00.000Z', 'today', '今天');
  allRead(day('2026-02-23', '2026-03-02'), 'last week', 'Last Week', '上周');
  allRead('2026-03-01T00:00:00.000Z/2026-03-02T10:00:00.000Z', 'yesterday to now', '昨天到现在');
  allRead(
    '2026-03-01T10:00:00.000Z/2026-03-01T11:00:00.000Z',
    ...['yesterday 10:00 to 11:00', 'Mar 1 10:00 to 11:00', '1 March 10:00-11:00'],
    ...['昨天 10:00 到 11:00', '昨天10点至11点', '3月1日 10:00-11:00'],
  );
  allRead('2025-11-29T10:00:00.000Z/2025-11-29T11:00:00.000Z', 'Nov 29 10:00 to 11:00');
  allRead('3h', '过去三小时', '最近三个小时', '三小时');
  allRead('30m', '半小时', '过去半小时', '半个小时');
  allRead('2d', '两天', '最近两天');
  assert.equal(
    read('yesterday', 'Asia/Shanghai'),
    '2026-02-28T16:00:00.000Z/2026-03-01T16:00:00.000Z',
  );
});

test('from so long ago to less long ago', () => {
  allRead('now-3h/now-1h', 'now-3h to now-1h', 'now - 3h to now - 1h', 'NOW-3H TO NOW-1H');
  allRead('now-3h/now-1h', 'from now-3h to now-1h', 'now-3h/now-1h', 'now-3h – now-1h', '3h - 1h');
  allRead('now-3h/now-1h', '3h to 1h ago', '3 hours ago until 1 hour ago', '-3h to -60m');
  allRead(
    'now-3h/now-1h',
    '3小时前至1小时前',
    '从3小时前到1小时前',
    '3小时至1小时前',
    'now-3h～now-1h',
  );
  allRead('3h', 'now-3h to now', '3h ago to now', '3小时前到现在', 'now-3h/now');
});

test('two times on the clock', () => {
  const hour = '2026-03-01T10:00:00.000Z/2026-03-01T11:00:00.000Z';
  allRead(hour, '2026-03-01 10:00 to 2026-03-01 11:00', '2026-03-01 10:00 to 11:00');
  allRead(hour, '2026-03-01 10:00 - 11:00:00', '2026-03-01 10:00-11:00', '2026/3/1 10:00 ~ 11:00');
  allRead(hour, '2026-03-01T10:00:00Z/2026-03-01T11:00:00Z', '2026-03-01T11:00+01:00 to 11:00');
  allRead(
    hour,
    '2026年3月1日 10:00 至 11:00',
    '从2026年3月1日10点到11点',
    '2026-03-01 10：00—11：00',
  );
  allRead(hour, '1772359200 to 1772362800', '1772359200000 to 1772362800000');
  allRead('2026-03-02T08:00:00.000Z/2026-03-02T09:30:00.000Z', '8:00 to 9:30', '8:00-9:30');
  allRead('2026-03-01T22:00:00.250Z/2026-03-02T10:00:00.000Z', '2026-03-01 22:00:00.25 to now');
  assert.equal(
    read('2026-03-01 10:00 to 11:00', 'Asia/Shanghai'),
    '2026-03-01T02:00:00.000Z/2026-03-01T03:00:00.000Z',
  );
});

test('whole days', () => {
  const day = '2026-03-01T00:00:00.000Z/2026-03-02T00:00:00.000Z';
  allRead(day, '2026-03-01', '2026-03-01 to 2026-03-01', '2026/3/1', '2026年3月1日');
  const days = '2026-02-27T00:00:00.000Z/2026-03-02T00:00:00.000Z';
  allRead(days, '2026-02-27 to 2026-03-01', '2026-02-27-2026-03-01');
});

test('a time that a clock change doubles or skips: nothing is left out', () => {
  assert.equal(
    read('2025-10-26 02:30 to 02:30', 'Europe/Berlin'),
    '2025-10-26T00:30:00.000Z/2025-10-26T01:30:00.000Z',
  );
  assert.equal(
    read('2025-03-30', 'Europe/Berlin'),
    '2025-03-29T23:00:00.000Z/2025-03-30T22:00:00.000Z',
    'a day of 23 hours',
  );
});

test('what Grafana copies', () => {
  allRead('6h', '{"from":"now-6h","to":"now"}');
  allRead(
    '2026-02-23T10:00:00.000Z/2026-02-23T11:00:00.000Z',
    '{"from":"2026-02-23 10:00:00","to":"2026-02-23 11:00:00"}',
    '{"from":"2026-02-23T10:00:00.000Z","to":"2026-02-23T11:00:00.000Z"}',
    '{ "from": 1771840800000, "to": 1771844400000 }',
  );
});

test('says what is wrong, and with which part', () => {
  const cases: Readonly<Record<string, [TypedProblem, string]>> = {
    '': ['empty', ''],
    '  ': ['empty', ''],
    '90': ['unit', '90'],
    'last 90': ['unit', '90'],
    'now-90': ['unit', 'now-90'],
    '1M': ['calendar', '1M'],
    '2 months': ['calendar', '2 months'],
    '最近 1 年': ['calendar', '1 年'],
    'now-1y to now': ['calendar', 'now-1y'],
    'now/d': ['rounding', 'now/d'],
    'now-1d/d to now/d': ['rounding', 'now-1d/d'],
    'now to now+1h': ['future', 'now+1h'],
    'in 2 hours': ['future', 'in 2 hours'],
    '2026-02-30 to now': ['date', '2026-02-30'],
    '2026-03-01 25:00 to now': ['date', '2026-03-01 25:00'],
    '2026-03-01 10:00 am to now': ['date', '2026-03-01 10:00 am'],
    '10:75 to 11:00': ['date', '10:75'],
    soon: ['unknown', 'soon'],
    '3 fortnights': ['unknown', '3 fortnights'],
    'now-3h to then': ['unknown', 'then'],
    'now-3h to': ['unknown', 'now-3h to'],
    '1h to 2h to 3h': ['unknown', '1h to 2h to 3h'],
    '{"from":1}': ['unknown', '{"from":1}'],
    '{"from"': ['unknown', '{"from"'],
    now: ['no-length', 'now'],
    '0m': ['no-length', '0m'],
    'now-1h to now-60m': ['no-length', 'now-1h to now-60m'],
    '2026-03-01 10:00': ['no-end', '2026-03-01 10:00'],
    'now-1h to now-3h': ['order', 'now-1h to now-3h'],
    '2026-03-01 11:00 to 10:00': ['order', '2026-03-01 11:00 to 10:00'],
    '2026-03-02 11:00 to 12:00': ['not-yet', '2026-03-02 11:00 to 12:00'],
    '5000d': ['too-long', '5000d'],
    'now-5000d to now-4999d': ['too-long', 'now-5000d to now-4999d'],
    '1000-01-01 to now': ['too-long', '1000-01-01 to now'],
  };
  for (const [text, problem] of Object.entries(cases)) assert.deepEqual(read(text), problem, text);
});

const spellings = [
  [1000, 's', 'sec', 'seconds', '秒'],
  [60_000, 'm', 'min', 'minutes', '分钟', '分'],
  [3_600_000, 'h', 'hr', 'hours', '小时', '个小时'],
  [86_400_000, 'd', 'day', 'days', '天'],
] as const;
const parts = fc
  .record({
    count: fc.integer({ min: 1, max: 99 }),
    unit: fc
      .constantFrom(...spellings)
      .chain(([ms, ...names]) => fc.constantFrom(...names).map((name) => ({ ms, name }))),
    gap: fc.constantFrom('', ' '),
  })
  .map(({ count, unit, gap }) => ({ text: `${count}${gap}${unit.name}`, ms: count * unit.ms }));
const durations = fc.array(parts, { minLength: 1, maxLength: 3 }).map((all) => ({
  text: all.map(({ text }) => text).join(' '),
  ms: all.reduce((sum, { ms }) => sum + ms, 0),
}));

test('every spelling of every duration', () => {
  const befores = fc.constantFrom('', 'last ', 'the past ', '最近', '过去 ', 'now-', '-');
  fc.assert(
    fc.property(durations, befores, ({ text, ms }, before) => {
      assert.deepEqual(parseTimeRange(String(read(before + text))), {
        kind: 'relative',
        length: ms,
      });
    }),
  );
  const joins = fc.constantFrom(' to ', '至', '到', ' ~ ', ' – ', ' - ');
  fc.assert(
    fc.property(durations, durations, joins, (one, other, join) => {
      fc.pre(one.ms !== other.ms);
      const [longer, shorter] = one.ms > other.ms ? [one, other] : [other, one];
      const range = parseTimeRange(String(read(`${longer.text}${join}${shorter.text} ago`)));
      assert.deepEqual(range, relativeRange(longer.ms, shorter.ms));
    }),
  );
});

const lengths = fc.integer({ min: 1, max: 3e7 }).map((seconds) => seconds * 1000);
const ranges: fc.Arbitrary<TimeRange> = fc.oneof(
  lengths.map((length): TimeRange => ({ kind: 'relative', length })),
  fc.tuple(lengths, lengths).map(([length, ago]) => relativeRange(length + ago, ago)),
  fc.tuple(lengths, lengths).map(([length, ago]): TimeRange => {
    return { kind: 'fixed', start: now - ago - length, end: now - ago };
  }),
);
const zones = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/St_Johns', 'Asia/Kolkata');

test('what the field starts with is the range it was', () => {
  fc.assert(
    fc.property(ranges, zones, (range, timeZone) => {
      const wanted = printTimeRange(range);
      const text = printTypedRange(range, timeZone);
      const typed = read(text, timeZone);
      // Where a clock change shows a time twice, it is not less than it was.
      if (range.kind === 'relative' || timeZone.startsWith('Asia') || timeZone === 'UTC') {
        assert.equal(typed, wanted, text);
      } else {
        const found = parseTimeRange(String(typed));
        assert.ok(found?.kind === 'fixed' && found.start <= range.start);
        assert.ok(found.end >= range.end);
      }
    }),
  );
});

test('anything at all is a range, or has something wrong', () => {
  const pieces = fc.constantFrom(
    ...['now', '-', '3h', ' to ', '/', '2026-03-01', ' ', '10:00', 'T', 'Z', '+', 'ago', '90'],
    ...[
      '{"from":',
      '"to":',
      '}',
      '最近',
      '至',
      '前',
      'M',
      'd',
      '99999999999999999999',
      '1e9',
      '．',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
    fc.json(),
  );
  fc.assert(
    fc.property(texts, zones, (text, timeZone) => {
      const typed = readTypedRange(text, { timeZone, now });
      if (typed.kind === 'wrong') return;
      assert.deepEqual(parseTimeRange(printTimeRange(typed.range)), typed.range);
    }),
    { numRuns: 2000 },
  );
});
