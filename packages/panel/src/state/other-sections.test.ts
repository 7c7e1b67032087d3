import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metric } from '@flink-metrics/sdk/promql';
import { sectionOf } from '../testing/started-store.ts';
import { chartsToForget, otherSections } from './other-sections.ts';
import { emptyState } from './panel-state.ts';

const section = sectionOf('one', 'a', 'b');
const before = emptyState([section]);
const changed = (change: object) => [
  { ...section, charts: section.charts.map((chart) => ({ ...chart, ...change })) },
];

test('charts that ask the same are kept, however they are called', () => {
  // Trees of their own, as from JSON.
  const charts = sectionOf('one', 'a').charts.map((chart) => ({
    ...chart,
    title: { en: 'A', 'zh-CN': '甲' },
  }));
  const renamed = [{ ...section, charts }];
  assert.deepEqual(chartsToForget(before, renamed), ['b']);
  assert.equal(otherSections(before, renamed).charts.get('a')?.definition.title.en, 'A');
});

test('another query or another kind of range asks something else', () => {
  assert.deepEqual(chartsToForget(before, changed({ query: metric('flink_x') })), ['a', 'b']);
  assert.deepEqual(chartsToForget(before, changed({ ranges: 'view' })), ['a', 'b']);
});

test('what stays as it is stays the same object, and as open as it was', () => {
  const closed = {
    ...before,
    sections: before.sections.map((one) => ({ ...one, open: false })),
  };
  const next = otherSections(closed, [section, { ...sectionOf('two', 'c'), collapsed: true }]);
  assert.equal(next.charts.get('a'), before.charts.get('a'));
  assert.deepEqual(
    next.sections.map(({ open }) => open),
    [false, false],
  );
  assert.equal(next.charts.get('c')?.status, 'waiting');
});
