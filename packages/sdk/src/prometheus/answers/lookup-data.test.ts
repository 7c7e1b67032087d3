import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLabelSets, checkStrings } from './lookup-data.ts';

test('lists of texts and of label sets pass as they are', () => {
  const names = ['job', ''];
  const sets = [{}, JSON.parse('{"__proto__":"x","a":""}')];
  assert.deepEqual(checkStrings(names), { data: names });
  assert.deepEqual(checkLabelSets(sets), { data: sets });
});

test('null is an empty list, as Go writes it', () => {
  assert.deepEqual(checkStrings(null), { data: [] });
  assert.deepEqual(checkLabelSets(null), { data: [] });
});

test('anything else is named, with its place', () => {
  const noList = { problem: 'it is no list', path: [] };
  for (const data of [undefined, {}, 'job']) {
    assert.deepEqual(checkStrings(data), noList);
    assert.deepEqual(checkLabelSets(data), noList);
  }
  assert.deepEqual(checkStrings(['job', 7]), { problem: 'it is no text', path: [1] });
  for (const set of [null, 'a', ['a'], { a: 1 }, { a: null }]) {
    assert.deepEqual(checkLabelSets([{}, set]), { problem: 'it is no label set', path: [1] });
  }
});
