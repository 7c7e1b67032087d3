import assert from 'node:assert/strict';
import { test } from 'node:test';
import { section, shape } from '../testing/sections.ts';
import { addSections } from './add-sections.ts';
import { mergeArrangement } from './arrangement.ts';

const defaults = [section('jvm', 'heap', 'threads')];
const found = [section('grafana-jvm', 'grafana-heap'), section('jvm', 'heap')];

test('added sections are the user’s own, above the others', () => {
  assert.deepEqual(shape(addSections(defaults, found)), [
    'grafana-jvm: own-grafana-heap',
    'jvm-2: own-heap',
    'jvm: heap threads',
  ]);
});

test('adding the same sections twice keeps both, also over other defaults', () => {
  const twice = addSections(addSections(defaults, found), found);
  const shown = [
    'grafana-jvm-2: own-grafana-heap-2',
    'jvm-3: own-heap-2',
    'grafana-jvm: own-grafana-heap',
    'jvm-2: own-heap',
  ];
  assert.deepEqual(shape(twice), [...shown, 'jvm: heap threads']);
  assert.deepEqual(shape(mergeArrangement([section('state', 'size')], twice)), [
    'state: size',
    ...shown,
  ]);
});
