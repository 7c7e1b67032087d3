import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { QueryRangeOptions } from '../client.ts';
import { createScheduler } from './scheduler.ts';

/** A client whose answers come when the test says so. */
function manualClient() {
  const asked: { query: string; signal: AbortSignal | undefined; answer: () => void }[] = [];
  const ask = (query: string, { signal, onProgress }: Partial<QueryRangeOptions> = {}) =>
    new Promise<never>((resolve, reject) => {
      const answer = () => {
        onProgress?.({ received: 10, total: undefined });
        resolve({ data: [], warnings: [], infos: [] } as never);
      };
      signal?.addEventListener('abort', () => reject(signal.reason));
      asked.push({ query, signal, answer });
    });
  const names = () => asked.map(({ query }) => query);
  return { asked, names, client: { query: ask, queryRange: ask } };
}

const range = { start: 0, end: 10_000, step: 1_000 };

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

  test('one of two leaves: the other gets its answer; both leave: it is aborted', async () => {
    const { asked, client } = manualClient();
    const scheduler = createScheduler({ client });
    const [first, second] = [new AbortController(), new AbortController()];
    const one = scheduler.queryRange('a', { ...range, signal: first.signal });
    const two = scheduler.queryRange('a', { ...range, signal: second.signal });
    await setImmediate();
    const reason = new Error('left');
    first.abort(reason);
    await assert.rejects(one, reason);
    assert.equal(asked[0]?.signal?.aborted, false);
    second.abort(reason);
    await assert.rejects(two, reason);
    assert.equal(asked[0]?.signal?.aborted, true);
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
    asked[0]?.answer();
    await setImmediate();
    assert.deepEqual(names(), ['a']);
    assert.deepEqual(scheduler.snapshot(), { done: 2, total: 2, bytes: 10 });
  });
});
