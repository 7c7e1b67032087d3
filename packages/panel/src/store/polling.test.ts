import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { settled, signal } from '../testing/started-store.ts';
import { createPolling } from './polling.ts';

function started(context: TestContext, refresh: () => Promise<unknown> = async () => {}) {
  context.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 });
  const work = context.mock.fn(refresh);
  const shown = signal(true);
  const network = signal(true);
  const connections: boolean[] = [];
  const polling = createPolling(work, {
    visibility: { hidden: () => !shown.get(), subscribe: shown.subscribe },
    connectivity: { online: network.get, subscribe: network.subscribe },
    connected: (online) => connections.push(online),
  });
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 100) {
      context.mock.timers.tick(100);
      await settled();
    }
  };
  polling.start();
  return { polling, shown, network, connections, pass, calls: () => work.mock.callCount() };
}

test('refreshes at the interval, and not before one has gone by', async (context) => {
  const { polling, pass, calls } = started(context);
  polling.setInterval(1000);
  await pass(900);
  assert.equal(calls(), 0);
  await pass(200);
  assert.equal(calls(), 1);
  await pass(2200);
  assert.equal(calls(), 3);
});

test('another interval counts from the last refresh', async (context) => {
  const { polling, pass, calls } = started(context);
  polling.setInterval(5000);
  await pass(5200);
  assert.equal(calls(), 1);
  polling.setInterval(1000);
  await pass(500);
  assert.equal(calls(), 1);
  await pass(600);
  assert.equal(calls(), 2);
});

test('turned off, it asks no more; turned on after a while, at once', async (context) => {
  const { polling, pass, calls } = started(context);
  polling.setInterval(1000);
  polling.setInterval(null);
  await pass(5000);
  assert.equal(calls(), 0);
  polling.setInterval(1000);
  await pass(100);
  assert.equal(calls(), 1);
});

test('a clock that is put back holds nothing up', async (context) => {
  const { polling, pass, calls } = started(context);
  context.mock.timers.setTime(10_000_000);
  polling.restart();
  context.mock.timers.setTime(1_000_000);
  polling.setInterval(1000);
  await pass(1100);
  assert.equal(calls(), 1);
});

test('an interval longer than any timer waits for is no storm', async (context) => {
  const { polling, pass, calls } = started(context);
  polling.setInterval(30 * 86_400_000);
  await pass(1000);
  assert.equal(calls(), 0);
});

for (const reason of ['unwatched', 'hidden', 'offline'] as const) {
  test(`${reason}: nothing is asked, and what was due at once afterwards`, async (context) => {
    const { polling, shown, network, pass, calls } = started(context);
    const set = (on: boolean) => {
      if (reason === 'unwatched') polling.setWatched(on);
      else (reason === 'hidden' ? shown : network).set(on);
    };
    polling.setInterval(1000);
    set(false);
    await pass(10_000);
    assert.equal(calls(), 0);
    set(true);
    await pass(100);
    assert.equal(calls(), 1);
  });
}

test('after failures it waits longer, until it is restarted', async (context) => {
  const { polling, pass, calls } = started(context, () => Promise.reject(new Error('down')));
  polling.setInterval(1000);
  await pass(1100);
  assert.equal(calls(), 1);
  await pass(1800);
  assert.equal(calls(), 1);
  await pass(400);
  assert.equal(calls(), 2);
  polling.restart();
  await pass(1100);
  assert.equal(calls(), 3);
});

test('a slow refresh is never overtaken by the next', async (context) => {
  const { polling, pass, calls } = started(context, () => new Promise(() => {}));
  polling.setInterval(1000);
  await pass(10_000);
  assert.equal(calls(), 1);
});

test('says whether there is a network; stopped, it listens to nothing', async (context) => {
  const { polling, shown, network, connections, pass, calls } = started(context);
  network.set(false);
  network.set(true);
  assert.deepEqual(connections, [true, false, true]);
  polling.setInterval(1000);
  polling.stop();
  assert.deepEqual([shown.listeners.size, network.listeners.size], [0, 0]);
  await pass(5000);
  assert.equal(calls(), 0);
  assert.equal(polling.start(), true);
  assert.equal(polling.start(), false);
  await pass(100);
  assert.equal(calls(), 1);
});
