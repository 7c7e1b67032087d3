import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createScheduler } from './scheduler.ts';
import { manualClient, range } from './testing/manual.ts';

suite('progress of a scheduler', () => {
  test('bytes are a sum that never falls, though the count of an answer begins anew', async () => {
    const { asked, client } = manualClient();
    const scheduler = createScheduler({ client });
    const sums: number[] = [];
    scheduler.subscribe(() => sums.push(scheduler.snapshot().bytes));
    const both = [scheduler.queryRange('a', range), scheduler.queryRange('b', range)];
    // Two parts, the second one broken off and asked for again.
    for (const received of [40, 95, 30, 20, 99]) asked[0]?.receive(received);
    asked[1]?.receive(7);
    for (const { answer } of asked) answer();
    await Promise.all(both);
    assert.deepEqual(scheduler.snapshot(), { done: 2, total: 2, bytes: 95 + 30 + 99 + 7 });
    assert.deepEqual(
      sums,
      sums.toSorted((a, b) => a - b),
    );
  });

  test('all who wait are told of it, those who join from then on', async () => {
    const { asked, client } = manualClient();
    const scheduler = createScheduler({ client });
    const told: [string, number][] = [];
    const tell = (name: string) => ({
      onProgress: ({ received }: { received: number }) => told.push([name, received]),
    });
    const first = scheduler.query('a', tell('first'));
    asked[0]?.receive(10);
    const second = scheduler.query('a', tell('second'));
    asked[0]?.receive(30);
    asked[0]?.answer();
    await Promise.all([first, second]);
    assert.deepEqual(told, [
      ['first', 10],
      ['first', 30],
      ['second', 30],
    ]);
  });

  test('what nobody waits for any more is done, and counts for nothing that comes after', async () => {
    const { asked, client } = manualClient();
    const scheduler = createScheduler({ client });
    const controller = new AbortController();
    const dropped = scheduler.query('a', { signal: controller.signal });
    controller.abort();
    assert.deepEqual(scheduler.snapshot(), { done: 1, total: 1, bytes: 0 });
    const next = scheduler.query('a');
    await assert.rejects(dropped, { name: 'AbortError' });
    asked[0]?.receive(5);
    await setImmediate();
    assert.deepEqual(scheduler.snapshot(), { done: 0, total: 1, bytes: 0 });
    asked[1]?.answer();
    await next;
    assert.deepEqual(scheduler.snapshot(), { done: 1, total: 1, bytes: 10 });
  });

  test('is all done when the last one has its answer, and begins anew with the next', async () => {
    const { asked, client } = manualClient();
    const scheduler = createScheduler({ client });
    const one = scheduler.query('a');
    asked[0]?.answer();
    await one;
    assert.deepEqual(scheduler.snapshot(), { done: 1, total: 1, bytes: 10 });
    void scheduler.query('a');
    assert.deepEqual(scheduler.snapshot(), { done: 0, total: 1, bytes: 0 });
  });
});
