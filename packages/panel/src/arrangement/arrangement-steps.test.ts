import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartDefinition, localized, section, shape } from '../testing/sections.ts';
import { visibleSections } from './arrangement.ts';
import {
  hideSection,
  moveChart,
  moveSection,
  newChartId,
  putChart,
  removeChart,
} from './arrangement-steps.ts';

const defaults = [section('jvm', 'heap', 'gc', 'stack'), section('kafka', 'lag', 'commits')];

test('a chart moves past hidden ones, tiles among tiles', () => {
  const arrangement = [
    section(
      'a',
      chartDefinition('one', { view: 'tile' }),
      'two',
      chartDefinition('three', { hidden: true }),
      'four',
      chartDefinition('five', { view: 'tile' }),
    ),
  ];
  assert.deepEqual(shape(moveChart(arrangement, 'two', 1)), ['a: one -three four two five']);
  assert.deepEqual(shape(moveChart(arrangement, 'four', -1)), ['a: one four two -three five']);
  assert.deepEqual(shape(moveChart(arrangement, 'five', -1)), ['a: five one two -three four']);
  assert.deepEqual(moveChart(arrangement, 'two', -1), arrangement);
  assert.deepEqual(moveChart(arrangement, 'nobody', 1), arrangement);
});

test('a section moves past one without visible charts', () => {
  const arrangement = [
    section('a', 'one'),
    section('b', chartDefinition('two', { hidden: true })),
    section('c', 'three'),
  ];
  assert.deepEqual(shape(moveSection(arrangement, 'c', -1)), ['c: three', 'a: one', 'b: -two']);
});

test('an own chart is added, replaced, moved to another section and removed', () => {
  const id = newChartId(defaults);
  assert.equal(id, 'own-chart');
  const added = putChart(defaults, chartDefinition(id), section('own-charts'));
  assert.deepEqual(shape(added)[0], 'own-charts: own-chart');
  assert.equal(newChartId(added), 'own-chart-2');
  const renamed = putChart(
    added,
    chartDefinition(id, { title: localized('Mine') }),
    section('own-charts'),
  );
  assert.equal(renamed[0]?.charts[0]?.title.en, 'Mine');
  assert.deepEqual(shape(putChart(added, chartDefinition(id), section('jvm'))), [
    'jvm: heap gc stack own-chart',
    'kafka: lag commits',
  ]);
  assert.deepEqual(removeChart(added, id), defaults);
});

test('a hidden section is shown again with a chart added to it', () => {
  const arrangement = putChart(
    hideSection(defaults, 'jvm'),
    chartDefinition('own-chart'),
    section('jvm'),
  );
  assert.deepEqual(shape(visibleSections(arrangement))[0], 'jvm: heap gc stack own-chart');
});
