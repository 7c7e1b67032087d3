import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createPrometheusClient, isTimeoutError } from '@flink-metrics/sdk/prometheus';
import {
  answersText,
  type Behaviour,
  stallsAfter,
  staysSilent,
  success,
} from '../support/misbehaving-server.ts';
import { NO_SAMPLES, serve } from '../support/served-client.ts';

suite('time limit and abort', () => {
  const behaviours: [string, Behaviour][] = [
    ['a silent server', staysSilent],
    ['a body that stalls', stallsAfter('{"status":"success",')],
    ['an error body that stalls', (_request, response) => void response.writeHead(500).write('{')],
  ];
  for (const [name, behaviour] of behaviours) {
    test(`${name}: limit`, async () => {
      await using it = await serve([behaviour]);
      const started = performance.now();
      await assert.rejects(it.client.query('up', { timeout: 100 }), isTimeoutError);
      assert(performance.now() - started < 2_000);
    });

    test(`${name}: abort`, async () => {
      await using it = await serve([behaviour]);
      const controller = new AbortController();
      const reason = new Error('the user left');
      setTimeout(() => controller.abort(reason), 50);
      await assert.rejects(it.client.query('up', { signal: controller.signal }), reason);
    });
  }

  test('a fetch that does not listen to signals is left behind', async () => {
    const fetch = () => new Promise<Response>(() => {});
    const client = createPrometheusClient({ baseUrl: 'http://prometheus.example', fetch });
    await assert.rejects(client.query('up', { timeout: 50 }), isTimeoutError);
    await assert.rejects(client.query('up', { signal: AbortSignal.timeout(50) }), {
      name: 'TimeoutError',
    });
  });

  test('what an aborted fetch goes on to send is not read', async () => {
    let cancelled: unknown;
    let chunks = 0;
    const endless = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        controller.enqueue(new TextEncoder().encode(chunks === 0 ? '{"status":' : ' '));
      },
      cancel(reason) {
        cancelled = reason;
      },
    });
    const fetch = async () => new Response(endless);
    const client = createPrometheusClient({ baseUrl: 'http://prometheus.example', fetch });
    const controller = new AbortController();
    const reason = new Error('the user left');
    const onProgress = () => {
      chunks += 1;
      if (chunks === 3) controller.abort(reason);
    };
    await assert.rejects(client.query('up', { signal: controller.signal, onProgress }), reason);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(chunks, 3);
    assert.equal(cancelled, reason);
  });

  test('an aborted signal sends nothing', async () => {
    await using it = await serve([success(NO_SAMPLES)]);
    await assert.rejects(it.client.query('up', { signal: AbortSignal.abort() }), {
      name: 'AbortError',
    });
    assert.equal(it.server.seen.length, 0);
  });

  test('an abort while it waits to ask again', async () => {
    const busy = answersText('', { status: 503, headers: { 'retry-after': '3' } });
    await using it = await serve([busy]);
    const controller = new AbortController();
    const reason = new Error('the user left');
    const answer = it.client.query('up', { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 200);
    const started = performance.now();
    await assert.rejects(answer, reason);
    assert(performance.now() - started < 2_000);
    assert.equal(it.server.seen.length, 1);
  });

  test('a limit longer than timers can be is none', async () => {
    const late: Behaviour = (request, response) =>
      void setTimeout(() => success(NO_SAMPLES)(request, response), 50);
    await using it = await serve([late], { timeout: Infinity });
    for (const timeout of [undefined, Infinity, 2 ** 31, 2 ** 31 - 1]) {
      await it.client.query('up', { timeout });
    }
  });

  test('a limit that is none is refused', async () => {
    await using it = await serve([success(NO_SAMPLES)]);
    for (const timeout of [Number.NaN, -1]) {
      const expected = { name: 'RangeError', message: new RegExp(`^"timeout" is ${timeout}, but`) };
      await assert.rejects(it.client.query('up', { timeout }), expected);
      assert.throws(() => createPrometheusClient({ baseUrl: it.server.url, timeout }), expected);
    }
    assert.equal(it.server.seen.length, 0);
  });
});
