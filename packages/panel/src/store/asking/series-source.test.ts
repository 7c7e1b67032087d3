import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seriesSources } from './series-source.ts';

test('a source is the same for the same query, and another one for another query or once forgotten', () => {
  const created: string[] = [];
  const sources = seriesSources((name, query) => {
    created.push(`${name}: ${query}`);
    return () => Promise.reject(new Error('not asked'));
  });
  assert.equal(sources.of('a', 'x'), sources.of('a', 'x'));
  sources.of('a', 'y');
  sources.forget('a');
  sources.of('a', 'y');
  assert.deepEqual(created, ['a: x', 'a: y', 'a: y']);
});
