import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createRefreshLoop } from './refresh-loop.ts';

function watchedLoop(context: TestContext) {
  context.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 });
  const refresh = context.mock.fn(async () => {});
  const loop = createRefreshLoop(refresh);
  const pass = async (ms: number) => {
    context.mock.timers.tick(ms);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { loop, pass, calls: () => refresh.mock.callCount() };
}

test('refreshes every interval while watched', async (context) => {
  const { loop, pass, calls } = watchedLoop(context);
  loop.setInterval(1000);
  loop.setWatched(true);
  await pass(999);
  assert.equal(calls(), 0);
  for (const _ of [1, 2, 3]) await pass(1000);
  assert.equal(calls(), 3);
});

test('nothing runs while nobody looks, and one refresh at once afterwards', async (context) => {
  const { loop, pass, calls } = watchedLoop(context);
  loop.setInterval(1000);
  loop.setWatched(true);
  loop.setWatched(false);
  await pass(60_000);
  assert.equal(calls(), 0);
  loop.setWatched(true);
  await pass(0);
  assert.equal(calls(), 1);
});

test('can be turned off', async (context) => {
  const { loop, pass, calls } = watchedLoop(context);
  loop.setWatched(true);
  loop.setInterval(1000);
  loop.setInterval(null);
  await pass(10_000);
  assert.equal(calls(), 0);
});

test('a slow refresh is never overtaken by the next', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 });
  const refresh = context.mock.fn(() => new Promise<void>(() => {}));
  const loop = createRefreshLoop(refresh);
  loop.setInterval(1000);
  loop.setWatched(true);
  context.mock.timers.tick(1000);
  context.mock.timers.tick(20_000);
  assert.equal(refresh.mock.callCount(), 1);
});
