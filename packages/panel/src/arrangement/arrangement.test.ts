import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import { formatSections, parseSections } from '@flink-metrics/sdk/internal/flink-sections-json';
import { metric, print } from '@flink-metrics/sdk/promql';
import fc from 'fast-check';
import { chartDefinition, section, shape } from '../testing/sections.ts';
import { adoptArrangement } from './adopt-arrangement.ts';
import { type Arrangement, mergeArrangement, ownTo, visibleSections } from './arrangement.ts';
import {
  hideChart,
  hideSection,
  moveChart,
  moveSection,
  newChartId,
  placeChart,
  putChart,
  removeChart,
  setWidth,
  showSection,
} from './arrangement-steps.ts';

const queryOf = ({ query }: ChartDefinition) => print(query);

const defaults = [section('jvm', 'heap', 'gc', 'stack'), section('kafka', 'lag', 'commits')];

test('what is hidden is neither shown nor queried', () => {
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

test('a user who has hidden one chart still gets those of later versions', () => {
  const saved = hideChart(defaults, 'gc', true);
  const later = [
    section('new', 'first'),
    section('jvm', 'young', 'heap', 'gc', 'gc-time', 'stack'),
    section('checkpoints', 'duration'),
    section('kafka', 'lag'),
  ];
  assert.deepEqual(shape(mergeArrangement(later, saved)), [
    'new: first',
    'jvm: young heap -gc gc-time stack',
    'checkpoints: duration',
    'kafka: lag',
  ]);
});

test('an arrangement outlives a later version, and so do own charts', () => {
  const own = chartDefinition('own-chart');
  const saved = putChart(
    moveSection(moveChart(defaults, 'stack', -1), 'kafka', -1),
    own,
    section('kafka'),
  );
  assert.deepEqual(shape(saved), ['kafka: lag commits own-chart', 'jvm: heap stack gc']);
  const later = [section('jvm', 'heap', 'gc', 'stack', 'threads')];
  assert.deepEqual(shape(mergeArrangement(later, saved)), [
    'kafka: own-chart',
    'jvm: heap stack threads gc',
  ]);
});

test('a later version’s query takes the place of the saved one', () => {
  const later = [section('jvm', chartDefinition('heap', { query: metric('better') }))];
  const [first] = mergeArrangement(later, hideChart(defaults, 'heap', true));
  assert.deepEqual(first?.charts, [
    { ...chartDefinition('heap', { query: metric('better') }), hidden: true },
  ]);
});

test('an imported arrangement: what is no default becomes the user’s own, and no default is lost', () => {
  const imported = [
    section('jvm', 'gc', chartDefinition('heap', { query: metric('other') })),
    section('theirs', 'lag', 'orders'),
  ];
  const arrangement = adoptArrangement(defaults, imported, queryOf);
  assert.deepEqual(shape(arrangement), [
    'jvm: -heap gc -stack own-heap',
    'kafka: -lag -commits',
    'theirs: own-lag own-orders',
  ]);
  assert.deepEqual(shape(visibleSections(arrangement)), [
    'jvm: gc own-heap',
    'theirs: own-lag own-orders',
  ]);
});

test('a chart moved into another section stays there, and its query is the latest', () => {
  const saved = setWidth(placeChart(defaults, 'lag', section('jvm'), 'gc'), 'lag', 'wide');
  assert.deepEqual(shape(saved), ['jvm: heap lag gc stack', 'kafka: commits']);
  const better = chartDefinition('lag', { query: metric('better') });
  const later = [section('jvm', 'heap', 'gc', 'stack'), section('kafka', better, 'commits')];
  const merged = mergeArrangement(later, parseSections(formatSections(saved)));
  assert.deepEqual(shape(merged), ['jvm: heap lag gc stack', 'kafka: commits']);
  assert.deepEqual(merged[0]?.charts[1], { ...better, width: 'wide', from: 'kafka' });
  const back = placeChart(merged, 'lag', section('kafka'), 'commits');
  assert.deepEqual(shape(back), shape(defaults));
  assert.equal(back[1]?.charts[0]?.from, undefined);
});

test('a section whose last chart is moved away goes, and comes back with it', () => {
  const [, kafka] = defaults;
  assert.ok(kafka !== undefined);
  const one = placeChart(defaults, 'lag', section('jvm'), null);
  const none = placeChart(one, 'commits', section('jvm'), null);
  assert.deepEqual(shape(none), ['jvm: heap gc stack lag commits']);
  assert.deepEqual(shape(mergeArrangement(defaults, none)), shape(none));
  assert.deepEqual(shape(placeChart(none, 'lag', kafka, null)), [
    'jvm: heap gc stack commits',
    'kafka: lag',
  ]);
});

test('what a later version has moved itself is where that has it', () => {
  const saved = hideChart(defaults, 'gc', true);
  const later = [section('memory', 'heap', 'gc'), section('jvm', 'stack')];
  assert.deepEqual(shape(mergeArrangement(later, saved)), ['memory: heap -gc', 'jvm: stack']);
});

test('a width is the host’s until the user chose one', () => {
  const wide = [section('jvm', chartDefinition('heap', { width: 'wide' }))];
  assert.equal(mergeArrangement(wide, defaults)[0]?.charts[0]?.width, 'wide');
  const narrowed = setWidth(wide, 'heap', 'normal');
  assert.equal(mergeArrangement(wide, narrowed)[0]?.charts[0]?.width, 'normal');
});

test('a host’s charts are defaults, whatever their ids', () => {
  const given = [section('own-charts', 'own-chart')];
  assert.equal(ownTo(given)({ id: 'own-chart' }), false);
  assert.deepEqual(mergeArrangement(given, given), given);
  assert.equal(newChartId(given), 'own-chart-2');
});

type Edit = (arrangement: Arrangement) => Arrangement;
const ids = ['heap', 'gc', 'stack', 'lag', 'commits', 'own-chart', 'own-chart-2', 'gone'] as const;
const id = fc.constantFrom(...ids);
const by = fc.constantFrom(-1 as const, 1 as const);
const sectionId = fc.constantFrom('jvm', 'kafka', 'own-charts');
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(id, fc.boolean()).map(
    ([one, hidden]): Edit =>
      (arrangement) =>
        hideChart(arrangement, one, hidden),
  ),
  fc.tuple(sectionId, fc.boolean()).map(
    ([one, hidden]): Edit =>
      (arrangement) =>
        (hidden ? hideSection : showSection)(arrangement, one),
  ),
  fc.tuple(id, by).map(
    ([one, way]): Edit =>
      (arrangement) =>
        moveChart(arrangement, one, way),
  ),
  fc.tuple(id, sectionId, fc.option(id)).map(
    ([one, place, before]): Edit =>
      (arrangement) =>
        placeChart(arrangement, one, section(place), before),
  ),
  fc.tuple(sectionId, by).map(
    ([one, way]): Edit =>
      (arrangement) =>
        moveSection(arrangement, one, way),
  ),
  fc.tuple(sectionId, fc.constantFrom<'line' | 'tile'>('line', 'tile')).map(
    ([one, kind]): Edit =>
      (arrangement) =>
        putChart(
          arrangement,
          chartDefinition(newChartId(arrangement), { view: kind }),
          section(one),
        ),
  ),
  id.map(
    (one): Edit =>
      (arrangement) =>
        ownTo(defaults)({ id: one }) ? removeChart(arrangement, one) : arrangement,
  ),
);
const arrangements = fc
  .array(edit, { maxLength: 12 })
  .map((edits) =>
    edits.reduce<Arrangement>((arrangement, change) => change(arrangement), defaults),
  );

test('an arrangement survives printing and parsing', () => {
  fc.assert(
    fc.property(arrangements, (arrangement) => {
      const back = parseSections(formatSections(arrangement));
      assert.deepEqual(shape(mergeArrangement(defaults, back)), shape(arrangement));
      assert.deepEqual(shape(adoptArrangement(defaults, back, queryOf)), shape(arrangement));
    }),
  );
});

test('whatever is done, each chart of the defaults is there once, and no section is empty', () => {
  fc.assert(
    fc.property(arrangements, arrangements, (arrangement, other) => {
      for (const one of [
        arrangement,
        mergeArrangement(other, arrangement),
        adoptArrangement(defaults, other, queryOf),
      ]) {
        const all = one.flatMap(({ charts }) => charts.map((each) => each.id));
        assert.equal(new Set(all).size, all.length);
        for (const { charts } of defaults)
          for (const each of charts) assert.ok(all.includes(each.id));
        assert.ok(one.every(({ charts }) => charts.length > 0));
      }
    }),
  );
});

test('a move can be undone', () => {
  fc.assert(
    fc.property(arrangements, id, by, (arrangement, one, way) => {
      const back = moveChart(moveChart(arrangement, one, way), one, way === 1 ? -1 : 1);
      const visible = (of: Arrangement) => shape(visibleSections(of));
      if (visible(moveChart(arrangement, one, way)).join() === visible(arrangement).join()) return;
      const kinds = (of: Arrangement) =>
        of
          .flatMap(({ charts }) => charts.filter((each) => !each.hidden && each.view === 'line'))
          .map((each) => each.id);
      assert.deepEqual(kinds(back), kinds(arrangement));
    }),
  );
});
