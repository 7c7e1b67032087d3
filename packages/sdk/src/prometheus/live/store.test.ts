import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStore } from './store.ts';

test('a subscriber that throws spoils nothing: the others are told, and its bug is uncaught', (t) => {
  const later: (() => void)[] = [];
  t.mock.method(globalThis, 'queueMicrotask', (callback: () => void) => later.push(callback));
  const store = createStore(0);
  const bug = new Error('a bug of the chart');
  const told: number[] = [];
  store.subscribe(() => {
    throw bug;
  });
  store.subscribe(() => told.push(store.snapshot()));
  store.set(1);
  assert.deepEqual(told, [1]);
  assert.equal(later.length, 1);
  assert.throws(() => later[0]?.(), bug);
});
