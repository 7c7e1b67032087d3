import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createScheduler } from './scheduler.ts';

const never = new AbortController().signal;

test('at most as many run at once as allowed, in order, and all finish', async () => {
  const scheduler = createScheduler(6);
  let running = 0;
  let most = 0;
  const started: number[] = [];
  const task = (index: number) => async () => {
    started.push(index);
    running += 1;
    most = Math.max(most, running);
    await sleep(index % 3);
    running -= 1;
    return index;
  };
  const order = Array.from({ length: 40 }, (_, index) => index);
  const answers = await Promise.all(order.map((index) => scheduler.run(task(index), never)));
  assert.equal(most, 6);
  assert.deepEqual(started, order);
  assert.deepEqual(answers, order);
});

test('an aborted task that waits never starts, and leaves its place', async () => {
  const scheduler = createScheduler(1);
  const abort = new AbortController();
  let finishFirst = () => {};
  const first = new Promise<void>((resolve) => {
    finishFirst = resolve;
  });
  let started = false;
  const running = scheduler.run(() => first, never);
  const waiting = scheduler.run(async () => {
    started = true;
  }, abort.signal);
  abort.abort(new Error('changed my mind'));
  await assert.rejects(waiting, /changed my mind/);
  finishFirst();
  await running;
  assert.equal(await scheduler.run(async () => 'after', never), 'after');
  assert.equal(started, false);
});

test('a failed task makes room', async () => {
  const scheduler = createScheduler(1);
  await assert.rejects(
    scheduler.run(() => Promise.reject(new Error('no')), never),
    /no/,
  );
  assert.equal(await scheduler.run(async () => 1, never), 1);
});
