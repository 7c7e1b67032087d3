import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate, setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { GatewayError } from '../errors.ts';
import { FairQueue, type QueueLimits } from './fair-queue.ts';

const limits: QueueLimits = { concurrency: 2, tenantConcurrency: 2, waiting: 3, patience: 10_000 };
const { signal: never } = new AbortController();

const refusal =
  (status: number, retryAfter: string | undefined, message: RegExp) => (error: unknown) => {
    assert.ok(error instanceof GatewayError);
    assert.equal(error.status, status);
    assert.equal(error.headers['Retry-After'], retryAfter);
    assert.match(error.message, message);
    return true;
  };

test('tenants that wait take turns, whatever number of requests each has', async () => {
  const queue = new FairQueue({ ...limits, concurrency: 1 });
  const first = await queue.enter('a', never);
  const order: string[] = [];
  for (const [tenant, name] of [
    ['a', 'a1'],
    ['a', 'a2'],
    ['a', 'a3'],
    ['b', 'b1'],
    ['c', 'c1'],
    ['b', 'b2'],
  ] as const) {
    queue.enter(tenant, never).then((leave) => {
      order.push(name);
      setImmediate().then(leave);
    });
  }
  first();
  while (queue.running > 0 || queue.waiting > 0) await setImmediate();
  assert.deepEqual(order, ['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
});

test('one tenant leaves room for the others', async () => {
  const queue = new FairQueue({ ...limits, concurrency: 3 });
  await queue.enter('a', never);
  await queue.enter('a', never);
  const third = queue.enter('a', never);
  const other = await queue.enter('b', never);
  assert.deepEqual([queue.running, queue.waiting], [3, 1]);
  // b's turn is free, and a may not take it: its own two are running.
  other();
  await setImmediate();
  assert.deepEqual([queue.running, queue.waiting], [2, 1]);
  third.catch(() => undefined);
});

test('a full line is refused at once, a long wait when its time is over', async () => {
  const queue = new FairQueue({ ...limits, patience: 30 });
  await queue.enter('a', never);
  await queue.enter('a', never);
  const waits = [1, 2, 3].map(() => queue.enter('a', never));
  await assert.rejects(queue.enter('a', never), refusal(429, '1', /3 requests of yours wait/));
  for (const wait of waits) await assert.rejects(wait, refusal(503, '5', /waited 0\.03 s/));
  assert.deepEqual([queue.running, queue.waiting], [2, 0]);
});

test('who goes away waits no more, and takes no turn', async () => {
  const queue = new FairQueue({ ...limits, concurrency: 1 });
  const leave = await queue.enter('a', never);
  const client = new AbortController();
  const gone = queue.enter('a', client.signal);
  const stays = queue.enter('a', never);
  client.abort();
  await assert.rejects(gone, refusal(503, undefined, /went away/));
  leave();
  leave();
  (await stays)();
  assert.deepEqual([queue.running, queue.waiting], [0, 0]);
});

test('in any order of coming, leaving and going away the limits hold and nobody is forgotten', async () => {
  const step = fc.record({
    tenant: fc.constantFrom('a', 'b', 'c'),
    runs: fc.nat(3),
    goesAway: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const queue = new FairQueue({ ...limits, waiting: 100 });
      const running = new Map<string, number>();
      const count = (tenant: string, by: number) =>
        running.set(tenant, (running.get(tenant) ?? 0) + by);
      await Promise.all(
        steps.map(async ({ tenant, runs, goesAway }) => {
          const client = new AbortController();
          if (goesAway) setTimeout(runs).then(() => client.abort());
          const leave = await queue.enter(tenant, client.signal).catch(() => undefined);
          if (leave === undefined) return assert.ok(goesAway);
          count(tenant, 1);
          assert.ok((running.get(tenant) ?? 0) <= 2);
          assert.ok(queue.running <= 2);
          for (let tick = 0; tick < runs; tick += 1) await setImmediate();
          count(tenant, -1);
          leave();
        }),
      );
      assert.deepEqual([queue.running, queue.waiting], [0, 0]);
    }),
    { numRuns: 60 },
  );
});
