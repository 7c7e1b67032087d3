import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createQueryClient } from '../client/create-query-client.ts';
import { createScheduler } from './scheduler.ts';

test('the bytes of a range that is asked in parts are those of all parts', async () => {
  const sizes: number[] = [];
  const client = createQueryClient({
    baseUrl: 'http://prometheus.test',
    fetch: async (request) => {
      const end = new URL(request.url).searchParams.get('end');
      const metric = { part: 'x'.repeat(sizes.length) };
      const result = [{ metric, values: [[Number(end), '1']] }];
      const body = JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
      sizes.push(body.length);
      return new Response(body, { headers: { 'content-length': `${body.length}` } });
    },
  });
  const scheduler = createScheduler({ client });
  const told: number[] = [];
  await scheduler.queryRange('up', {
    start: 0,
    end: 30_000_000,
    step: 1_000,
    onProgress: ({ received, total }) => {
      told.push(received);
      assert.equal(total, undefined, 'nobody knows how long the other parts are');
    },
  });
  const [first = 0, second = 0, third = 0] = sizes;
  assert.equal(sizes.length, 3);
  assert.deepEqual(told, [first, first + second, first + second + third]);
  assert.equal(scheduler.snapshot().bytes, first + second + third);
});
