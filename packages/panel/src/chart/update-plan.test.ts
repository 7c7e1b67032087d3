import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planUpdate } from './update-plan.ts';

const option = (...ids: string[]) => ({ series: ids.map((id) => ({ type: 'line' as const, id })) });

test('the first option meets nothing', () => {
  assert.deepEqual(planUpdate(null, option('a')), { notMerge: true });
});

test('the same series are merged', () => {
  assert.deepEqual(planUpdate(option('a', 'b'), option('a', 'b')), {});
});

test('series that came, went or changed places are replaced', () => {
  const replaced = { replaceMerge: ['series', 'dataset'] };
  assert.deepEqual(planUpdate(option('a', 'b'), option('a')), replaced);
  assert.deepEqual(planUpdate(option('a'), option('a', 'b')), replaced);
  assert.deepEqual(planUpdate(option('a', 'b'), option('b', 'a')), replaced);
  assert.deepEqual(planUpdate(option(), option('a')), replaced);
});
