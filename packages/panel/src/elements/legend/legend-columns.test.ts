import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit } from '@flink-metrics/sdk/internal/flink-core';
import { columnDigits, columnsIn, shortText } from './legend-columns.ts';

const columns = (room: number, unit: Unit, locale = 'en') =>
  columnsIn(room, columnDigits(unit, locale)).join(' ');

test('all four in a card of the usual grid, and fewer where it is narrow', () => {
  for (const unit of ['bytes', 'bytes/s', 'records/s', 'ratio', 'ms', 'count'] as const)
    assert.equal(columns(433, unit), 'min max mean last', unit);
  assert.equal(columns(342, 'records/s'), 'min max mean last');
  assert.equal(columns(342, 'bytes/s'), 'min max last');
  assert.equal(columns(262, 'bytes/s'), 'max last');
  assert.equal(columns(262, 'records/s'), 'max last');
  assert.equal(columns(180, 'bytes/s'), 'last');
  assert.equal(columns(0, 'bytes/s'), 'last');
});

test('what is longer in another language has fewer columns', () => {
  assert.equal(columns(433, 'ms', 'zh-CN'), 'min max last');
  assert.equal(columns(342, 'ms', 'zh-CN'), 'max last');
  assert.equal(columns(342, 'timestamp_ms'), 'last');
});

test('that it is per second is not said of each value', () => {
  assert.equal(shortText(1536, 'bytes/s', 'en'), '1.5 KiB');
  assert.equal(shortText(12, 'records/s', 'en'), '12');
  assert.equal(shortText(Number.NaN, 'records/s', 'en'), '–');
  assert.equal(shortText(60, 's', 'en'), '1m');
});

test('small shares have room, too', () => {
  for (const [unit, text] of [
    ['ratio', shortText(0.000_226, 'ratio', 'en')],
    ['percent', shortText(0.0226, 'percent', 'en')],
  ] as const) {
    assert.equal(text, '0.0226%');
    assert.equal(columnDigits(unit, 'en'), 6.5);
  }
});
