import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createViewport } from './viewport.ts';

test('a chart is near until it tells otherwise, and again when it is another one', () => {
  const viewport = createViewport();
  assert.equal(viewport.isNear('a'), true);
  viewport.setNear('a', false);
  viewport.setNear('b', false);
  assert.equal(viewport.isNear('a'), false);
  viewport.keep(new Set(['b']));
  assert.deepEqual([viewport.isNear('a'), viewport.isNear('b')], [true, false]);
  viewport.setNear('b', true);
  assert.equal(viewport.isNear('b'), true);
});
