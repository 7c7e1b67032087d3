import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { namesOf } from './series-name.ts';

const named = (labels: readonly string[]) =>
  labels.map(namesOf(labels.map((label) => ({ label }))));

const parts = (...labels: string[]) =>
  named(labels).map(({ shared, head, tail }) => [shared, head, tail]);

test('what all begin with goes first, what tells two apart stays', () => {
  assert.deepEqual(parts('tm_1_1 · total', 'tm_1_1 · used', 'tm_1_2 · total', 'tm_1_2 · used'), [
    ['tm_1_', '1', ' · total'],
    ['tm_1_', '1', ' · used'],
    ['tm_1_', '2', ' · total'],
    ['tm_1_', '2', ' · used'],
  ]);
});

test('two families of names keep what tells the families apart, too', () => {
  assert.deepEqual(parts('enrich_map_1', 'enrich_map_2', 'parse_map_1'), [
    ['', 'enrich_map_', '1'],
    ['', 'enrich_map_', '2'],
    ['', '', 'parse_map_1'],
  ]);
});

test('words are never cut in two: numbers that begin alike are whole', () => {
  assert.deepEqual(parts('subtask 1', 'subtask 12'), [
    ['subtask ', '', '1'],
    ['subtask ', '', '12'],
  ]);
});

test('a name alone, or twice, is nothing but itself', () => {
  assert.deepEqual(parts('orders'), [['', '', 'orders']]);
  assert.deepEqual(parts('orders', 'orders'), [
    ['', '', 'orders'],
    ['', '', 'orders'],
  ]);
});

test('of any names the parts are the name, and differ where the names do', () => {
  const word = fc.constantFrom('a', 'b', 'ab', '1', '12', '🧨', '名', 'x'.repeat(500));
  const separator = fc.constantFrom(' ', '_', ' · ', '-', '');
  const label = fc
    .array(fc.tuple(word, separator), { maxLength: 6 })
    .map((pairs) => pairs.flat().join(''));
  fc.assert(
    fc.property(fc.uniqueArray(label, { minLength: 1, maxLength: 12 }), (labels) => {
      const names = named(labels);
      const whole = names.map(({ shared, head, tail }) => shared + head + tail);
      assert.deepEqual(whole, labels);
      assert.equal(new Set(names.map(({ shared }) => shared)).size, 1);
      const kept = names.map(({ head, tail }) => `${head}${tail}`);
      assert.equal(new Set(kept).size, labels.length);
    }),
  );
});
