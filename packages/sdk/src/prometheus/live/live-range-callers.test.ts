import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { QueryRangeOptions } from '../client/client.ts';
import { liveRange } from './live-range.ts';
import { rangeOver } from './testing/range-server.ts';

/** A range whose requests are answered when the test says so, unless they are aborted before. */
function heldRange() {
  const asked: { readonly signal: AbortSignal | undefined; readonly answer: () => void }[] = [];
  const queryRange = (_query: string, { signal }: QueryRangeOptions) =>
    new Promise<{ data: []; warnings: []; infos: [] }>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
      asked.push({ signal, answer: () => resolve({ data: [], warnings: [], infos: [] }) });
    });
  const range = liveRange({ client: { queryRange }, query: 'up', range: 10_000, step: 1_000 });
  return { asked, range };
}

suite('several callers of a live range', () => {
  test('refreshes at the same moment are one', async () => {
    const { server, range } = rangeOver({ step: 1_000 });
    await Promise.all([range.refresh(), range.refresh()]);
    assert.equal(server.asked.length, 1);
  });

  test('a signal ends the wait of its own caller only, whoever came first', async () => {
    for (const leaver of [0, 1]) {
      const { asked, range } = heldRange();
      const controller = new AbortController();
      const calls = [0, 1].map((caller) =>
        range.refresh(caller === leaver ? { signal: controller.signal } : {}),
      );
      await setImmediate();
      controller.abort(new Error('left'));
      await assert.rejects(async () => calls[leaver], { message: 'left' });
      assert.equal(asked[0]?.signal?.aborted, false);
      asked[0]?.answer();
      await calls[1 - leaver];
      assert.equal(asked.length, 1);
    }
  });

  test('the request ends with its last caller', async () => {
    const { asked, range } = heldRange();
    const controllers = [new AbortController(), new AbortController()];
    const calls = controllers.map(({ signal }) => range.refresh({ signal }));
    await setImmediate();
    for (const controller of controllers) controller.abort();
    for (const call of calls) await assert.rejects(call, { name: 'AbortError' });
    assert.equal(asked[0]?.signal?.aborted, true);
    assert.deepEqual([range.snapshot().stale, range.snapshot().error], [false, undefined]);
  });

  test('who comes with an aborted signal neither asks nor joins', async () => {
    const { asked, range } = heldRange();
    const signal = AbortSignal.abort();
    await assert.rejects(range.refresh({ signal }), { name: 'AbortError' });
    assert.equal(asked.length, 0);
    const other = range.refresh();
    await assert.rejects(range.refresh({ signal }), { name: 'AbortError' });
    asked[0]?.answer();
    await other;
  });

  test('one that was aborted failed nothing, and the next is not joined to it', async () => {
    const { server, range, fill } = rangeOver({ step: 1_000 });
    fill('a', 900_000, 1_100_000);
    const controller = new AbortController();
    const dropped = range.refresh({ signal: controller.signal });
    controller.abort();
    await Promise.all([assert.rejects(dropped, { name: 'AbortError' }), range.refresh()]);
    const { error, matrix, stale } = range.snapshot();
    assert.deepEqual(
      { error, stale, series: matrix.length },
      { error: undefined, stale: false, series: 1 },
    );
    assert.equal(server.asked.length, 2);
  });
});
