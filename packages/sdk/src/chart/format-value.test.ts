import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Unit } from '../flink/index.ts';
import { formatValue } from './format-value.ts';

const cases: readonly (readonly [value: number, Unit, en: string, zh: string])[] = [
  [0, 'bytes', '0 B', '0 B'],
  [1023, 'bytes', '1,023 B', '1,023 B'],
  [1024, 'bytes', '1 KiB', '1 KiB'],
  [1536 * 1024 ** 2, 'bytes', '1.5 GiB', '1.5 GiB'],
  [-1536, 'bytes', '-1.5 KiB', '-1.5 KiB'],
  [2 ** 20 - 1, 'bytes', '1 MiB', '1 MiB'],
  [2_500_000, 'bytes/s', '2.38 MiB/s', '2.38 MiB/s'],
  [12_345, 'records/s', '12.3 k/s', '12.3 k/s'],
  [999_999, 'records/s', '1 M/s', '1 M/s'],
  [0.25, 'records/s', '0.25/s', '0.25/s'],
  [-12, 'count', '-12', '-12'],
  [1_000_000, 'count', '1 M', '1 M'],
  [1e-9, 'count', '1E-9', '1E-9'],
  [0.875, 'ratio', '87.5%', '87.5%'],
  [1.5, 'ratio', '150%', '150%'],
  [0.000123, 'ratio', '0.0123%', '0.0123%'],
  [12.5, 'percent', '12.5%', '12.5%'],
  [1.25, 'cores', '1.25', '1.25'],
  [850, 'ms/s', '850 ms/s', '850 ms/s'],
  [0, 's', '0s', '0秒'],
  [1.5, 's', '1.5s', '1.5秒'],
  [430, 'ms', '430ms', '430毫秒'],
  [-430, 'ms', '-430ms', '-430毫秒'],
  [12_000, 'ns', '12µs', '12微秒'],
  [7, 'ns', '7ns', '7纳秒'],
  [252, 's', '4m 12s', '4分钟 12秒'],
  [59.9996, 's', '1m', '1分钟'],
  [11_520, 's', '3h 12m', '3小时 12分钟'],
  [3_599_900, 'ms', '1h', '1小时'],
  [187_200, 's', '2d 4h', '2天 4小时'],
  [-90, 's', '-1m 30s', '-1分钟 30秒'],
  [1, 'boolean', 'yes', '是'],
  [0, 'boolean', 'no', '否'],
  [0.374, 'boolean', '37.4%', '37.4%'],
  [3, 'boolean', '3', '3'],
  [Number.NaN, 'bytes', '–', '–'],
  [Number.POSITIVE_INFINITY, 'count', '∞', '∞'],
  [Number.NEGATIVE_INFINITY, 'bytes', '-∞ B', '-∞ B'],
  [-0, 'count', '0', '0'],
  [-(2 ** 63), 'timestamp_ms', '–', '–'],
];

for (const [value, unit, en, zh] of cases) {
  test(`${value} ${unit} is ${en}, in Chinese ${zh}`, () => {
    assert.equal(formatValue(value, unit, 'en'), en);
    assert.equal(formatValue(value, unit, 'zh-CN'), zh);
  });
}

test('the underscore form of a locale, and no locale at all, do not throw', () => {
  assert.equal(formatValue(1.5, 's', 'zh_CN'), '1.5秒');
  assert.equal(formatValue(1.5, 's', '*'), '1.5s');
});

test('a moment is shown in the zone asked for', () => {
  const where = { locale: 'en-GB', timeZone: 'Asia/Shanghai' };
  assert.equal(formatValue(1_700_000_000, 'timestamp_s', where), '15 Nov 2023, 06:13:20');
});

const units: readonly Unit[] = ['bytes', 'records/s', 'count', 'ratio', 's', 'ms', 'ns', 'cores'];

const short = (value: number, unit: Unit) => {
  const text = formatValue(value, unit, 'en');
  assert.ok(text.length > 0 && text.length <= 16, `${value} as ${text}`);
  if (value < 0) assert.ok(text.startsWith('-'), `${value} as ${text}`);
  assert.ok(!/NaN|undefined/.test(text), text);
};

test('numbers around every power of ten have short texts', () => {
  for (const unit of units) {
    for (let power = -20; power < 40; power++) {
      for (const factor of [1, 0.9999999995, 0.99949, 9.99]) short(-factor * 10 ** power, unit);
    }
  }
});

test('any number of any size has a text of at most 16 characters, and its sign', () => {
  fc.assert(
    fc.property(fc.double(), fc.constantFrom(...units), (value, unit) => {
      // Smaller ones become 0 when they are scaled.
      fc.pre(value === 0 || !(Math.abs(value) < 1e-290));
      short(value, unit);
    }),
  );
});
