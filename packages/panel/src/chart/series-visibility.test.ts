import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toggleSeries } from './series-visibility.ts';

const all = ['a', 'b', 'c'];

test('a click hides, another shows', () => {
  assert.deepEqual([...toggleSeries(new Set(), all, 'a', false)], ['a']);
  assert.deepEqual([...toggleSeries(new Set(['a', 'b']), all, 'a', false)], ['b']);
});

test('isolating hides the others, and again brings all back', () => {
  const alone = toggleSeries(new Set(['a']), all, 'a', true);
  assert.deepEqual([...alone], ['b', 'c']);
  assert.equal(toggleSeries(alone, all, 'a', true).size, 0);
  assert.deepEqual([...toggleSeries(alone, all, 'b', true)], ['a', 'c']);
});
