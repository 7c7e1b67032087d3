import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { createQueryClient } from '../client/create-query-client.ts';
import { liveRange } from './live-range.ts';
import { poll } from './poll.ts';
import { createScheduler } from './scheduler.ts';

const INTERVAL = 40;

/** Answers whoever asks with one sample at the end of the range, or fails. */
async function startServer() {
  const state = { failing: false };
  const asked: number[] = [];
  const server = createServer((request, response) => {
    asked.push(performance.now());
    // Not one of those that the client itself tries again.
    response.statusCode = state.failing ? 500 : 200;
    const end = Number(new URL(`http://host${request.url}`).searchParams.get('end'));
    const result = [{ metric: { job: 'orders' }, values: [[end, '1']] }];
    response.end(
      JSON.stringify(
        state.failing
          ? { status: 'error', errorType: 'internal', error: 'out of order' }
          : { status: 'success', data: { resultType: 'matrix', result } },
      ),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return {
    state,
    asked,
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

test('a live range over a server that fails keeps its data, marked stale, and is asked later each time', async () => {
  await using server = await startServer();
  const client = createScheduler({ client: createQueryClient({ baseUrl: server.url }) });
  const live = liveRange({ client, query: 'up', range: 10_000, step: 1_000 });
  let round = () => {};
  const rounds = async (count: number) => {
    for (let left = count; left > 0; left--) {
      await new Promise<void>((resolve) => {
        round = resolve;
      });
    }
  };
  const refresh = (signal: AbortSignal) => live.refresh({ signal }).finally(() => round());
  const end = poll(refresh, { interval: INTERVAL });
  try {
    await rounds(2);
    const { matrix, stale } = live.snapshot();
    assert.deepEqual([matrix.length, stale], [1, false]);

    server.state.failing = true;
    server.asked.length = 0;
    await rounds(4);
    const failed = live.snapshot();
    assert.equal(failed.matrix, matrix);
    assert.equal(failed.stale, true);
    assert.match(String(failed.error), /out of order/);
    // Less the jitter; a busy machine only makes them longer.
    const waits = server.asked.slice(1).map((time, i) => time - (server.asked[i] ?? 0));
    for (const [i, wait] of waits.entries()) {
      assert.ok(wait >= INTERVAL * 2 ** (i + 1) * 0.9, `${waits}`);
    }
    assert.equal(waits.length, 3);

    server.state.failing = false;
    await rounds(1);
    assert.deepEqual([live.snapshot().stale, live.snapshot().error], [false, undefined]);
    const began = performance.now();
    await rounds(3);
    assert.ok(performance.now() - began < INTERVAL * 16, 'as often as before');
  } finally {
    end();
  }
});
