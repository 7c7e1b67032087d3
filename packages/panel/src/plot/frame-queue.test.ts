import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { dequeue, enqueue } from './frame-queue.ts';

/** Frames are made by hand: a browser's come when it likes. */
const asked: FrameRequestCallback[] = [];
globalThis.requestAnimationFrame = (callback) => asked.push(callback);
const frame = () => {
  for (const callback of asked.splice(0)) callback(0);
};

afterEach(() => {
  while (asked.length > 0) frame();
});

const busy = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

test('work is done in the next frame, once', () => {
  let done = 0;
  const work = () => {
    done += 1;
  };
  enqueue(work);
  enqueue(work);
  assert.equal(done, 0);
  frame();
  frame();
  assert.equal(done, 1);
});

test('what a frame has no time for waits for the next, in order', () => {
  const done: number[] = [];
  for (const index of [1, 2, 3]) {
    enqueue(() => {
      done.push(index);
      busy(30);
    });
  }
  frame();
  assert.deepEqual(done, [1]);
  frame();
  frame();
  assert.deepEqual(done, [1, 2, 3]);
});

test('work may ask for another frame, and may be called off', () => {
  let done = 0;
  const again = () => {
    done += 1;
    if (done < 3) enqueue(again);
  };
  const off = () => assert.fail('was called off');
  enqueue(again);
  enqueue(off);
  dequeue(off);
  for (let index = 0; index < 5; index += 1) frame();
  assert.equal(done, 3);
});

test('a failure does not stop the others', () => {
  let done = false;
  enqueue(() => {
    throw new Error('broken');
  });
  enqueue(() => {
    done = true;
  });
  assert.throws(frame, /broken/);
  frame();
  assert.ok(done);
});
