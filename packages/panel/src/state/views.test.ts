import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChartDefinition } from '@flink-metrics/sdk/flink/job';
import { formatSections, parseSections } from '@flink-metrics/sdk/flink/sections/parse';
import { metric, print } from '@flink-metrics/sdk/promql';
import fc from 'fast-check';
import { chart, section, shape } from '../testing/views.ts';
import { adoptView } from './adopt-view.ts';
import {
  hideChart,
  hideSection,
  moveChart,
  moveSection,
  newChartId,
  putChart,
  removeChart,
  showSection,
} from './view-steps.ts';
import { mergeView, ownTo, type View, visibleSections } from './views.ts';

const queryOf = ({ query }: ChartDefinition) => print(query);

const defaults = [section('jvm', 'heap', 'gc', 'stack'), section('kafka', 'lag', 'commits')];

test('what is put away is neither shown nor asked for', () => {
  assert.deepEqual(shape(visibleSections(hideChart(defaults, 'gc', true))), [
    'jvm: heap stack',
    'kafka: lag commits',
  ]);
  assert.deepEqual(shape(visibleSections(hideSection(defaults, 'jvm'))), ['kafka: lag commits']);
  assert.deepEqual(showSection(hideSection(defaults, 'jvm'), 'jvm'), defaults);
  const none = hideChart(hideChart(defaults, 'lag', true), 'commits', true);
  assert.deepEqual(shape(visibleSections(none)), ['jvm: heap gc stack']);
  assert.deepEqual(showSection(none, 'kafka'), defaults);
  assert.deepEqual(hideChart(hideChart(defaults, 'gc', true), 'gc', false), defaults);
});

test('who has hidden one chart still gets what later versions bring', () => {
  const saved = hideChart(defaults, 'gc', true);
  const later = [
    section('new', 'first'),
    section('jvm', 'young', 'heap', 'gc', 'gc-time', 'stack'),
    section('checkpoints', 'duration'),
    section('kafka', 'lag'),
  ];
  assert.deepEqual(shape(mergeView(later, saved)), [
    'new: first',
    'jvm: young heap -gc gc-time stack',
    'checkpoints: duration',
    'kafka: lag',
  ]);
});

test('an arrangement outlives a later version, and so do own charts', () => {
  const own = chart('own-chart');
  const saved = putChart(
    moveSection(moveChart(defaults, 'stack', -1), 'kafka', -1),
    own,
    section('kafka'),
  );
  assert.deepEqual(shape(saved), ['kafka: lag commits own-chart', 'jvm: heap stack gc']);
  const later = [section('jvm', 'heap', 'gc', 'stack', 'threads')];
  assert.deepEqual(shape(mergeView(later, saved)), [
    'kafka: own-chart',
    'jvm: heap stack threads gc',
  ]);
});

test('a later version’s query takes the place of the saved one', () => {
  const later = [section('jvm', chart('heap', { query: metric('better') }))];
  const [first] = mergeView(later, hideChart(defaults, 'heap', true));
  assert.deepEqual(first?.charts, [
    { ...chart('heap', { query: metric('better') }), hidden: true },
  ]);
});

test('somebody else’s view: what is not ours becomes the user’s own, and nothing of ours is lost', () => {
  const imported = [
    section('jvm', 'gc', chart('heap', { query: metric('other') })),
    section('theirs', 'lag', 'orders'),
  ];
  const view = adoptView(defaults, imported, queryOf);
  assert.deepEqual(shape(view), [
    'jvm: -heap gc -stack own-heap',
    'kafka: -lag -commits',
    'theirs: own-lag own-orders',
  ]);
  assert.deepEqual(shape(visibleSections(view)), [
    'jvm: gc own-heap',
    'theirs: own-lag own-orders',
  ]);
});

test('what a host gives is its own, whatever it is called', () => {
  const given = [section('own-charts', 'own-chart')];
  assert.equal(ownTo(given)({ id: 'own-chart' }), false);
  assert.deepEqual(mergeView(given, given), given);
  assert.equal(newChartId(given), 'own-chart-2');
});

type Edit = (view: View) => View;
const ids = ['heap', 'gc', 'stack', 'lag', 'commits', 'own-chart', 'own-chart-2', 'gone'] as const;
const id = fc.constantFrom(...ids);
const by = fc.constantFrom(-1 as const, 1 as const);
const sectionId = fc.constantFrom('jvm', 'kafka', 'own-charts');
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(id, fc.boolean()).map(
    ([one, hidden]): Edit =>
      (view) =>
        hideChart(view, one, hidden),
  ),
  fc.tuple(sectionId, fc.boolean()).map(
    ([one, hidden]): Edit =>
      (view) =>
        (hidden ? hideSection : showSection)(view, one),
  ),
  fc.tuple(id, by).map(
    ([one, way]): Edit =>
      (view) =>
        moveChart(view, one, way),
  ),
  fc.tuple(sectionId, by).map(
    ([one, way]): Edit =>
      (view) =>
        moveSection(view, one, way),
  ),
  fc.tuple(sectionId, fc.constantFrom<'line' | 'tile'>('line', 'tile')).map(
    ([one, kind]): Edit =>
      (view) =>
        putChart(view, chart(newChartId(view), { view: kind }), section(one)),
  ),
  id.map(
    (one): Edit =>
      (view) =>
        ownTo(defaults)({ id: one }) ? removeChart(view, one) : view,
  ),
);
const views = fc
  .array(edit, { maxLength: 12 })
  .map((edits) => edits.reduce<View>((view, change) => change(view), defaults));

test('a view comes back from where it was kept', () => {
  fc.assert(
    fc.property(views, (view) => {
      const back = parseSections(formatSections(view));
      assert.deepEqual(shape(mergeView(defaults, back)), shape(view));
      assert.deepEqual(shape(adoptView(defaults, back, queryOf)), shape(view));
    }),
  );
});

test('whatever is done, each chart of the defaults is there once, and no section is empty', () => {
  fc.assert(
    fc.property(views, views, (view, other) => {
      for (const one of [view, mergeView(other, view), adoptView(defaults, other, queryOf)]) {
        const all = one.flatMap(({ charts }) => charts.map((each) => each.id));
        assert.equal(new Set(all).size, all.length);
        for (const { charts } of defaults)
          for (const each of charts) assert.ok(all.includes(each.id));
        assert.ok(one.every(({ charts }) => charts.length > 0));
      }
    }),
  );
});

test('a move can be taken back', () => {
  fc.assert(
    fc.property(views, id, by, (view, one, way) => {
      const back = moveChart(moveChart(view, one, way), one, way === 1 ? -1 : 1);
      const visible = (of: View) => shape(visibleSections(of));
      if (visible(moveChart(view, one, way)).join() === visible(view).join()) return;
      const kinds = (of: View) =>
        of
          .flatMap(({ charts }) => charts.filter((each) => !each.hidden && each.view === 'line'))
          .map((each) => each.id);
      assert.deepEqual(kinds(back), kinds(view));
    }),
  );
});
