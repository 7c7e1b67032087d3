import assert from 'node:assert/strict';
import { test } from 'node:test';
import { section, shape } from '../testing/views.ts';
import { addSections } from './add-sections.ts';
import { mergeView } from './views.ts';

const defaults = [section('jvm', 'heap', 'threads')];
const found = [section('grafana-jvm', 'grafana-heap'), section('jvm', 'heap')];

test('what is added is the user’s own, above what was there', () => {
  assert.deepEqual(shape(addSections(defaults, found)), [
    'grafana-jvm: own-grafana-heap',
    'jvm-2: own-heap',
    'jvm: heap threads',
  ]);
});

test('the same again comes once more, and all of it stays over other defaults', () => {
  const twice = addSections(addSections(defaults, found), found);
  const shown = [
    'grafana-jvm-2: own-grafana-heap-2',
    'jvm-3: own-heap-2',
    'grafana-jvm: own-grafana-heap',
    'jvm-2: own-heap',
  ];
  assert.deepEqual(shape(twice), [...shown, 'jvm: heap threads']);
  assert.deepEqual(shape(mergeView([section('state', 'size')], twice)), ['state: size', ...shown]);
});
