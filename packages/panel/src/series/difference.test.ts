import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit } from '@flink-metrics/sdk/internal/flink-core';
import { languageOf, loadLanguage } from '../i18n/language.ts';
import { formatDifference } from './difference.ts';

const difference = (now: number, then: number, unit: Unit) =>
  formatDifference(now, then, unit, languageOf('en'));

await loadLanguage('zh-CN');

test('more, less, the same', () => {
  assert.equal(difference(3 * 1024, 2 * 1024, 'bytes'), '+1 KiB (+50%)');
  assert.equal(difference(90, 120, 'records/s'), '-30/s (-25%)');
  assert.equal(difference(5, 5, 'count'), 'unchanged');
  assert.equal(difference(0, 0, 's'), 'unchanged');
  assert.equal(formatDifference(1, 1, 'ratio', languageOf('zh-CN')), '无变化');
});

test('a percentage of nothing says nothing; of a negative number it has the sign of the change', () => {
  assert.equal(difference(5, 0, 'count'), '+5');
  assert.equal(difference(-5, -10, 'count'), '+5 (+50%)');
  assert.equal(difference(1e6, 1, 'count'), '+1 M (+100M%)');
});

test('a duration that grows with time has no percentage, whether it was reset or not', () => {
  const of = (...values: number[]) => ({
    labels: {},
    times: Float64Array.from(values.map((_, index) => index)),
    values: Float64Array.from(values),
  });
  const language = languageOf('en');
  const [hour, day] = [3600, 86_400];
  assert.equal(formatDifference(3 * day, 2 * day, 's', language, of(day, 3 * day)), '+1d');
  assert.equal(formatDifference(hour, 2 * hour, 's', language, of(day, 1, hour)), '-1h');
  assert.equal(formatDifference(3, 2, 's', language, of(4, 2, 3)), '+1s (+50%)');
  assert.equal(formatDifference(3, 2, 's', language, of(3, 3, 3)), '+1s (+50%)');
  assert.equal(formatDifference(3, 2, 'count', language, of(1, 2, 3)), '+1 (+50%)');
});

test('shares differ in percentage points, moments by a duration', () => {
  assert.equal(difference(0.5, 0.25, 'ratio'), '+25 pp');
  assert.equal(difference(12.5, 14, 'percent'), '-1.5 pp');
  assert.equal(difference(120_000, 60_000, 'timestamp_ms'), '+1m');
  assert.equal(difference(60, 120, 'timestamp_s'), '-1m');
});

test('nothing to say', () => {
  assert.equal(difference(1, 0, 'boolean'), '');
  assert.equal(difference(Number.NaN, 1, 'count'), '');
  assert.equal(difference(Number.POSITIVE_INFINITY, 1, 'count'), '');
});
