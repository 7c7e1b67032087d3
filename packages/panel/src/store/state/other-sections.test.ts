import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metric } from '@flink-metrics/sdk/promql';
import { sectionOf } from '../../testing/started-store.ts';
import { chartsToForget, otherCharts, otherSections } from './other-sections.ts';
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
  assert.deepEqual(chartsToForget(before.charts, renamed), ['b']);
  assert.equal(otherCharts(before.charts, renamed).get('a')?.definition.title.en, 'A');
});

test('another query or another kind of range asks something else', () => {
  assert.deepEqual(chartsToForget(before.charts, changed({ query: metric('flink_x') })), [
    'a',
    'b',
  ]);
  assert.deepEqual(chartsToForget(before.charts, changed({ ranges: 'view' })), ['a', 'b']);
});

test('what stays as it is stays the same object, and as open as it was', () => {
  const closed = {
    ...before,
    sections: before.sections.map((one) => ({ ...one, open: false })),
  };
  const next = [section, { ...sectionOf('two', 'c'), collapsed: true as const }];
  const charts = otherCharts(closed.charts, next);
  assert.equal(charts.get('a'), before.charts.get('a'));
  assert.deepEqual(
    otherSections(closed.sections, next).map(({ open }) => open),
    [false, false],
  );
  assert.equal(charts.get('c')?.status, 'waiting');
});
