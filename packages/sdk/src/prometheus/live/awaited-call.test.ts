import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createScheduler } from './scheduler.ts';
import { manualClient, range } from './testing/manual.ts';

suite('requests that several wait for', () => {
  test('the same request is asked once while it is under way', async () => {
    const { asked, client } = manualClient();
    const scheduler = createScheduler({ client });
    const both = [scheduler.queryRange('a', range), scheduler.queryRange('a', range)];
    const other = scheduler.queryRange('a', { ...range, end: 9_000 });
    await setImmediate();
    assert.equal(asked.length, 2);
    for (const { answer } of asked) answer();
    await Promise.all([...both, other]);
    void scheduler.queryRange('a', range);
    await setImmediate();
    assert.equal(asked.length, 3);
  });

  test('however it is put, and whatever else comes with it', async () => {
    const { names, client } = manualClient();
    const scheduler = createScheduler({ client });
    const { signal } = new AbortController();
    const onProgress = () => {};
    const visible = () => true;
    void scheduler.queryRange('a', { start: 0, end: 1, step: 1 });
    void scheduler.queryRange('a', { step: 1, timeout: undefined, end: 1, start: 0 });
    void scheduler.queryRange('a', { end: 1, start: 0, step: 1, signal, onProgress, visible });
    void scheduler.query('a');
    void scheduler.query('a', { time: undefined });
    void scheduler.query('a', { time: 1 });
    void scheduler.run('a', async () => {});
    await setImmediate();
    assert.deepEqual(names(), ['a', 'a', 'a']);
  });

  test('one of two leaves: the other gets its answer; both leave: it is aborted', async () => {
    const { asked, client } = manualClient();
    const scheduler = createScheduler({ client });
    const [first, second] = [new AbortController(), new AbortController()];
    const ask = (query: string, { signal }: AbortController) => scheduler.query(query, { signal });
    const one = ask('a', first);
    const two = ask('a', second);
    const alone = ask('b', first);
    const three = scheduler.query('a');
    const reason = new Error('left');
    first.abort(reason);
    await assert.rejects(one, reason);
    await assert.rejects(alone, reason);
    assert.deepEqual(
      asked.map(({ signal }) => signal?.aborted),
      [false, true],
    );
    asked[0]?.answer();
    assert.deepEqual(await two, await three);

    const again = [ask('c', second), ask('c', second)];
    second.abort(reason);
    for (const waiting of again) await assert.rejects(waiting, reason);
    assert.equal(asked[2]?.signal?.aborted, true);
  });

  test('aborted while it waits, it is never asked', async () => {
    const { asked, names, client } = manualClient();
    const scheduler = createScheduler({ client, concurrency: 1 });
    void scheduler.queryRange('a', range);
    const controller = new AbortController();
    const waiting = scheduler.queryRange('b', { ...range, signal: controller.signal });
    await setImmediate();
    controller.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    await assert.rejects(scheduler.query('b', { signal: controller.signal }), {
      name: 'AbortError',
    });
    asked[0]?.answer();
    await setImmediate();
    assert.deepEqual(names(), ['a']);
    assert.deepEqual(scheduler.snapshot(), { done: 2, total: 2, bytes: 10 });
  });

  test('a `visible` that throws fails who gave it, and nobody else', async () => {
    const { asked, client } = manualClient();
    const scheduler = createScheduler({ client, concurrency: 1 });
    const error = new Error('not visible');
    const visible = () => {
      throw error;
    };
    void scheduler.query('a');
    const broken = [scheduler.query('b', { visible }), scheduler.query('c', { visible })];
    const joined = scheduler.query('c');
    const failures = broken.map((waiting) => assert.rejects(waiting, error));
    asked[0]?.answer();
    await Promise.all(failures);
    assert.deepEqual(
      asked.map(({ query }) => query),
      ['a', 'c'],
    );
    asked[1]?.answer();
    await joined;
    assert.deepEqual(scheduler.snapshot(), { done: 3, total: 3, bytes: 20 });
  });

  test('an `onProgress` that throws fails who gave it, and nobody else', async () => {
    const { asked, client } = manualClient();
    const scheduler = createScheduler({ client });
    const error = new Error('no progress');
    const onProgress = () => {
      throw error;
    };
    const broken = scheduler.query('a', { onProgress });
    const joined = scheduler.query('a');
    asked[0]?.answer();
    await assert.rejects(broken, error);
    await joined;
  });

  test('leaves nothing behind on a signal that lives on', async (context) => {
    const { asked, client } = manualClient();
    const scheduler = createScheduler({ client });
    const { signal } = new AbortController();
    const added = context.mock.method(signal, 'addEventListener');
    const removed = context.mock.method(signal, 'removeEventListener');
    const both = [scheduler.query('a', { signal }), scheduler.query('b', { signal })];
    asked[0]?.answer();
    asked[1]?.fail(new Error('failed'));
    await Promise.allSettled(both);
    const listeners = (calls: typeof added.mock.calls) =>
      calls.map(({ arguments: [, one] }) => one);
    assert.equal(added.mock.callCount(), 2);
    assert.deepEqual(listeners(removed.mock.calls), listeners(added.mock.calls));
  });
});
