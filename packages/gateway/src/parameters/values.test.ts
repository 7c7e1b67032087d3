import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countParameter, durationParameter, seconds, timeParameter } from './values.ts';

const given = (value: string) => new URLSearchParams({ x: value });
const time = (value: string) => timeParameter(given(value), 'x');
const duration = (value: string) => durationParameter(given(value), 'x');
const count = (value: string) => countParameter(given(value), 'x');

test('a time is Unix seconds or RFC 3339, and becomes whole milliseconds', () => {
  assert.equal(time('1700000000'), 1_700_000_000_000);
  assert.equal(time('1700000000.1234'), 1_700_000_000_123);
  assert.equal(time('1.7e9'), 1_700_000_000_000);
  assert.equal(time('-1.5'), -1500);
  assert.equal(time('2023-11-14T22:13:20Z'), 1_700_000_000_000);
  assert.equal(time('2023-11-14T23:13:20.5+01:00'), 1_700_000_000_500);
  assert.equal(timeParameter(new URLSearchParams(), 'x'), undefined);
});

test('no other time: what is not finite, not decimal, not a date', () => {
  const others = [
    'NaN',
    'Inf',
    '-Inf',
    '+Inf',
    'Infinity',
    '0x10',
    '1_000',
    '1e400',
    '',
    ' 1',
    '1 ',
  ];
  for (const text of [...others, 'now', '2023-11-14', '2023-13-14T22:13:20Z', '1;2', '1&2']) {
    assert.throws(() => time(text), /^GatewayError: x (must be|is beyond)/, text);
  }
});

test('milliseconds where seconds belong get a message that says so', () => {
  assert.throws(() => time('1700000000000'), /give seconds, not milliseconds/);
});

test('a duration is seconds or Prometheus units, at least one millisecond', () => {
  assert.equal(duration('15'), 15_000);
  assert.equal(duration('0.25'), 250);
  assert.equal(duration('1m30s'), 90_000);
  assert.equal(duration('1y1w1d1h1m1s1ms'), 31_536_000_000 + 694_861_001);
  for (const text of [
    '0',
    '-1',
    '0s',
    'NaN',
    'Inf',
    '1e99',
    '0.0001',
    '',
    '1s1m',
    's',
    '1 m',
    '1x',
  ]) {
    assert.throws(() => duration(text), /x must be a positive duration/, text);
  }
});

test('a count is a whole number', () => {
  assert.equal(count('0'), 0);
  assert.equal(count('500'), 500);
  for (const text of ['-1', '1.5', '1e3', '', 'NaN', '99999999999999999999']) {
    assert.throws(() => count(text), /whole number/, text);
  }
});

test('milliseconds are printed as decimal seconds', () => {
  assert.equal(seconds(1_700_000_000_123), '1700000000.123');
  assert.equal(seconds(-1), '-0.001');
  assert.equal(seconds(253_402_300_799_000), '253402300799');
});
