import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paced } from './paced.ts';

test('the first at once, the others together, a tenth of a second apart', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let done = 0;
  const work = paced(() => {
    done += 1;
  });
  for (let asked = 0; asked < 5; asked += 1) work.soon();
  assert.equal(done, 1);
  mock.timers.tick(99);
  assert.equal(done, 1);
  mock.timers.tick(1);
  assert.equal(done, 2);
  work.soon();
  assert.equal(done, 2);
  mock.timers.tick(100);
  assert.equal(done, 3);
  mock.timers.tick(1000);
  assert.equal(done, 3);
  work.soon();
  assert.equal(done, 4);
});

test('what cannot wait has done what waits', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let done = 0;
  const work = paced(() => {
    done += 1;
  });
  work.soon();
  work.soon();
  work.now();
  assert.equal(done, 2);
  mock.timers.tick(1000);
  assert.equal(done, 2);
});

test('disposed, it does nothing more', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let done = 0;
  {
    using work = paced(() => {
      done += 1;
    });
    work.soon();
    work.soon();
  }
  mock.timers.tick(1000);
  assert.equal(done, 1);
});
