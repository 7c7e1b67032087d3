import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chart, section, shape, text } from '../testing/views.ts';
import {
  hideSection,
  moveChart,
  moveSection,
  newChartId,
  putChart,
  removeChart,
} from './view-steps.ts';
import { visibleSections } from './views.ts';

const defaults = [section('jvm', 'heap', 'gc', 'stack'), section('kafka', 'lag', 'commits')];

test('a chart moves past what is not seen, tiles among tiles', () => {
  const view = [
    section(
      'a',
      chart('one', { view: 'tile' }),
      'two',
      chart('three', { hidden: true }),
      'four',
      chart('five', { view: 'tile' }),
    ),
  ];
  assert.deepEqual(shape(moveChart(view, 'two', 1)), ['a: one -three four two five']);
  assert.deepEqual(shape(moveChart(view, 'four', -1)), ['a: one four two -three five']);
  assert.deepEqual(shape(moveChart(view, 'five', -1)), ['a: five one two -three four']);
  assert.deepEqual(moveChart(view, 'two', -1), view);
  assert.deepEqual(moveChart(view, 'nobody', 1), view);
});

test('a section moves past one of which nothing is seen', () => {
  const view = [
    section('a', 'one'),
    section('b', chart('two', { hidden: true })),
    section('c', 'three'),
  ];
  assert.deepEqual(shape(moveSection(view, 'c', -1)), ['c: three', 'a: one', 'b: -two']);
});

test('an own chart is added, replaced, put elsewhere and removed', () => {
  const id = newChartId(defaults);
  assert.equal(id, 'own-chart');
  const added = putChart(defaults, chart(id), section('own-charts'));
  assert.deepEqual(shape(added)[0], 'own-charts: own-chart');
  assert.equal(newChartId(added), 'own-chart-2');
  const renamed = putChart(added, chart(id, { title: text('Mine') }), section('own-charts'));
  assert.equal(renamed[0]?.charts[0]?.title.en, 'Mine');
  assert.deepEqual(shape(putChart(added, chart(id), section('jvm'))), [
    'jvm: heap gc stack own-chart',
    'kafka: lag commits',
  ]);
  assert.deepEqual(removeChart(added, id), defaults);
});

test('a section that was put away comes back with a chart for it', () => {
  const view = putChart(hideSection(defaults, 'jvm'), chart('own-chart'), section('jvm'));
  assert.deepEqual(shape(visibleSections(view))[0], 'jvm: heap gc stack own-chart');
});
