import assert from 'node:assert/strict';
import { test } from 'node:test';
import { streamRank } from './stream-rank.ts';

const inOrder = (...names: readonly string[]) =>
  names.toSorted((one, other) => streamRank(one) - streamRank(other));

test('sources stand first and sinks last, whatever the alphabet says', () => {
  assert.deepEqual(
    inOrder('alerts: Writer -> alerts: Committer', 'Map', 'Source: orders -> parse'),
    ['Source: orders -> parse', 'Map', 'alerts: Writer -> alerts: Committer'],
  );
  assert.deepEqual(inOrder('Filter____Sink:_Print', 'enrich', 'Source:_orders____parse'), [
    'Source:_orders____parse',
    'enrich',
    'Filter____Sink:_Print',
  ]);
});

test('a word that only begins so says nothing', () => {
  for (const name of ['Sinkhole', 'SourceFilter', 'Rewriter', 'WriterPool', '']) {
    assert.equal(streamRank(name), 1, name);
  }
});

test('a source that writes at once is a source', () => {
  assert.equal(streamRank('Source: a -> Sink: b'), 0);
});
