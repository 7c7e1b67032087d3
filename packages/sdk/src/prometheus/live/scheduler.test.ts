import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createScheduler } from './scheduler.ts';
import { manualClient, range, switchedVisibility } from './testing/manual.ts';

suite('createScheduler', () => {
  test('runs some at once, and the next when one ends', async () => {
    const { asked, names, client } = manualClient();
    const scheduler = createScheduler({ client, concurrency: 2 });
    const all = ['a', 'b', 'c'].map((query) => scheduler.queryRange(query, range));
    await setImmediate();
    assert.deepEqual(names(), ['a', 'b']);
    asked[0]?.answer();
    await setImmediate();
    assert.deepEqual(names(), ['a', 'b', 'c']);
    for (const { answer } of asked) answer();
    await Promise.all(all);
    assert.deepEqual(scheduler.snapshot(), { done: 3, total: 3, bytes: 30 });
  });

  test('six at once unless told otherwise, of whatever kind', async () => {
    const { asked, client } = manualClient();
    const scheduler = createScheduler({ client });
    let lookups = 0;
    const lookUp = async () => ++lookups;
    for (const query of ['a', 'b', 'c']) {
      void scheduler.query(query);
      void scheduler.queryRange(query, range);
    }
    const labels = scheduler.run('labels', lookUp);
    await setImmediate();
    assert.deepEqual([asked.length, lookups], [6, 0]);
    asked[0]?.answer();
    assert.equal(await labels, 1);
  });

  for (const concurrency of [0, -1, Number.NaN]) {
    test(`${concurrency} at once are refused`, () => {
      const { client } = manualClient();
      assert.throws(() => createScheduler({ client, concurrency }), RangeError);
    });
  }

  test('what is seen goes before what is not, also when it changes while waiting', async () => {
    const { asked, names, client } = manualClient();
    const scheduler = createScheduler({ client, concurrency: 1 });
    let seen = 'c';
    for (const query of ['a', 'b', 'c', 'd']) {
      void scheduler.queryRange(query, { ...range, visible: () => query === seen });
    }
    await setImmediate();
    asked[0]?.answer();
    await setImmediate();
    seen = 'd';
    asked[1]?.answer();
    await setImmediate();
    assert.deepEqual(names(), ['a', 'c', 'd']);
  });

  test('what one of those who wait for it sees, is seen; until that one leaves', async () => {
    const { asked, names, client } = manualClient();
    const scheduler = createScheduler({ client, concurrency: 1 });
    const controller = new AbortController();
    const unseen = { ...range, visible: () => false };
    for (const query of ['a', 'b', 'c', 'd']) void scheduler.queryRange(query, unseen);
    const left = scheduler.queryRange('c', { ...range, signal: controller.signal });
    void scheduler.queryRange('d', range);
    controller.abort();
    await assert.rejects(left, { name: 'AbortError' });
    for (let turn = 0; turn < 3; turn++) {
      asked[turn]?.answer();
      await setImmediate();
    }
    assert.deepEqual(names(), ['a', 'd', 'b', 'c']);
  });

  test('a place is free again after a failure, and after a client that throws', async () => {
    const { asked, names, client } = manualClient();
    const scheduler = createScheduler({ client, concurrency: 1 });
    const error = new Error('broken');
    const thrown = scheduler.run('broken', () => {
      throw error;
    });
    const failed = scheduler.query('a');
    const answered = scheduler.query('b');
    await assert.rejects(thrown, error);
    await setImmediate();
    asked[0]?.fail(error);
    await assert.rejects(failed, error);
    await setImmediate();
    assert.deepEqual(names(), ['a', 'b']);
    asked[1]?.answer();
    await answered;
  });

  test('on a hidden page what is under way goes on, and nothing begins until it is shown', async () => {
    const { asked, names, client } = manualClient();
    const { visibility, listeners, hide, show } = switchedVisibility();
    const scheduler = createScheduler({ client, concurrency: 1, visibility });
    const first = scheduler.query('a');
    void scheduler.query('b');
    hide();
    asked[0]?.answer();
    await first;
    await setImmediate();
    assert.deepEqual(names(), ['a']);
    assert.equal(listeners.size, 1);
    show();
    assert.deepEqual(names(), ['a', 'b']);
    assert.equal(listeners.size, 0);
  });

  test('listens to no page that it has nothing to ask for', async () => {
    const { client } = manualClient();
    const { visibility, listeners, hide } = switchedVisibility();
    const scheduler = createScheduler({ client, visibility });
    const controller = new AbortController();
    hide();
    const waiting = scheduler.query('a', { signal: controller.signal });
    assert.equal(listeners.size, 1);
    controller.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    assert.equal(listeners.size, 0);
  });
});
