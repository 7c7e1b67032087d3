import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { paced } from './paced.ts';

beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
afterEach(() => mock.timers.reset());

function counted() {
  let done = 0;
  const work = paced(() => {
    done += 1;
  });
  return { work, done: () => done };
}

test('the first at once, the others together, a tenth of a second apart', () => {
  const { work, done } = counted();
  for (let asked = 0; asked < 5; asked += 1) work.soon();
  assert.equal(done(), 1);
  mock.timers.tick(99);
  assert.equal(done(), 1);
  mock.timers.tick(1);
  assert.equal(done(), 2);
  work.soon();
  assert.equal(done(), 2);
  mock.timers.tick(100);
  assert.equal(done(), 3);
  mock.timers.tick(1000);
  assert.equal(done(), 3);
  work.soon();
  assert.equal(done(), 4);
});

test('what cannot wait has done what waits', () => {
  const { work, done } = counted();
  work.soon();
  work.soon();
  work.now();
  assert.equal(done(), 2);
  mock.timers.tick(1000);
  assert.equal(done(), 2);
});

test('disposed, it does nothing more', () => {
  const { work, done } = counted();
  work.soon();
  work.soon();
  work[Symbol.dispose]();
  mock.timers.tick(1000);
  assert.equal(done(), 1);
});
