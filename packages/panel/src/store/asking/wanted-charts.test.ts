import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sectionOf } from '../../testing/started-store.ts';
import { emptyState } from '../state/panel-state.ts';
import { createWantedCharts } from './wanted-charts.ts';

const closed = { ...sectionOf('two', 'c'), collapsed: true as const };

test('a chart is near until it is reported far, and again when it is another one', () => {
  let state = emptyState([sectionOf('one', 'a', 'b')]);
  const wanted = createWantedCharts({ snapshot: () => state });
  assert.equal(wanted.isNear('a'), true);
  wanted.setNear('a', false);
  wanted.setNear('b', false);
  assert.equal(wanted.isNear('a'), false);
  state = emptyState([sectionOf('one', 'b')]);
  wanted.forgetGone();
  assert.deepEqual([wanted.isNear('a'), wanted.isNear('b')], [true, false]);
  wanted.setNear('b', true);
  assert.equal(wanted.isNear('b'), true);
});

test('wanted are the near ones of open sections; for a while, all', () => {
  const state = emptyState([sectionOf('one', 'a', 'b'), closed]);
  const wanted = createWantedCharts({ snapshot: () => state });
  wanted.setNear('b', false);
  assert.deepEqual(wanted.ids(), ['a']);
  wanted.wantAll(['b', 'c']);
  assert.deepEqual(wanted.ids(), ['a', 'b', 'c']);
  assert.equal(wanted.isNear('b'), true);
  wanted.release();
  assert.deepEqual(wanted.ids(), ['a']);
});
