import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isUnreachableError, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { answersText, breaksOffAfter, hangsUp, success } from '../support/misbehaving-server.ts';
import { NO_SAMPLES, serve } from '../support/served-client.ts';

suite('retries', () => {
  test('a POST is retried too, and Retry-After is kept', async () => {
    const busy = answersText('', { status: 503, headers: { 'retry-after': '1' } });
    await using it = await serve([busy, success(NO_SAMPLES)]);
    const started = performance.now();
    await it.client.query(`up{a="${'x'.repeat(3_000)}"}`);
    assert(performance.now() - started >= 990);
    assert.deepEqual(
      it.server.seen.map(({ method, params }) => [method, params.get('query')?.length]),
      [
        ['POST', 3_008],
        ['POST', 3_008],
      ],
    );
  });

  test('a Retry-After may be a date', async () => {
    const at = new Date(Date.now() + 2_000).toUTCString();
    const busy = answersText('', { status: 429, headers: { 'retry-after': at } });
    await using it = await serve([busy, success(NO_SAMPLES)]);
    await it.client.query('up');
    assert(Date.now() >= Date.parse(at));
  });

  for (const [name, after] of [
    ['seconds', '3600'],
    ['a date', new Date(Date.now() + 3_600_000).toUTCString()],
  ] as const) {
    test(`a Retry-After beyond the time limit is not waited for: ${name}`, async () => {
      const headers = { 'retry-after': after };
      await using it = await serve([answersText('quota is used up', { status: 429, headers })]);
      const started = performance.now();
      await assert.rejects(it.client.query('up'), {
        name: 'ServerError',
        status: 429,
        query: 'up',
        message: /answered 429 Too Many Requests: quota is used up\.$/,
      });
      assert(performance.now() - started < 2_000);
      assert.equal(it.server.seen.length, 1);
    });
  }

  test('broken-off answers, refusals and lost connections share one budget, with a pause before each', async () => {
    const busy = answersText('', { status: 502 });
    await using it = await serve([busy, breaksOffAfter('{"sta'), hangsUp, success(NO_SAMPLES)]);
    const started = performance.now();
    await assert.rejects(it.client.query('up'), isUnreachableError);
    // 300 and 600 ms, at least half of each.
    assert(performance.now() - started >= 440);
    assert.equal(it.server.seen.length, 3);
  });
});

for (const [name, call] of [
  ['read as it comes', (it: PrometheusClient) => it.query('up')],
  ['read whole', (it: PrometheusClient) => it.labels()],
] as const) {
  test(`an answer that breaks off is asked for again: ${name}`, async () => {
    const data = name === 'read whole' ? [] : NO_SAMPLES;
    await using it = await serve([breaksOffAfter('{"status":"succ'), success(data)]);
    assert.deepEqual((await call(it.client)).warnings, []);
    assert.equal(it.server.seen.length, 2);
  });
}

suite('the caller’s own functions', () => {
  test('headers are asked for again at each attempt', async () => {
    let asked = 0;
    await using it = await serve([hangsUp, success(NO_SAMPLES)], {
      headers: async () => ({ authorization: `Bearer ${++asked}` }),
    });
    await it.client.query('up');
    assert.deepEqual(
      it.server.seen.map(({ headers }) => headers.authorization),
      ['Bearer 1', 'Bearer 2'],
    );
  });

  test('an error of the headers function is the caller’s own', async () => {
    const mine = new Error('token endpoint is down');
    await using it = await serve([success(NO_SAMPLES)], {
      headers: () => {
        throw mine;
      },
    });
    await assert.rejects(it.client.query('up'), mine);
    assert.equal(it.server.seen.length, 0);
  });

  test('an error of theirs is not judged by its name', async () => {
    for (const name of ['HTTPError', 'TypeError', 'TimeoutError']) {
      const mine = Object.assign(new TypeError('fetch failed'), { name });
      let asked = 0;
      await using it = await serve([success(NO_SAMPLES)], {
        headers: async () => {
          asked++;
          throw mine;
        },
      });
      await assert.rejects(it.client.query('up'), mine);
      assert.equal(asked, 1);
    }
  });

  test('a mistake in fetch is no lost connection', async () => {
    const mine = new TypeError('settings.proxy is undefined');
    let asked = 0;
    const fetch = () => {
      asked++;
      throw mine;
    };
    await using it = await serve([success(NO_SAMPLES)], { fetch });
    await assert.rejects(it.client.query('up'), mine);
    assert.equal(asked, 1);
  });

  test('what fetch rejects with is in the error', async () => {
    const cause = new Error('the tunnel is closed');
    let asked = 0;
    const fetch = async () => {
      asked++;
      throw cause;
    };
    await using it = await serve([success(NO_SAMPLES)], { fetch });
    await assert.rejects(it.client.query('up'), {
      name: 'UnreachableError',
      message: /cannot be reached \(Error: the tunnel is closed\)\.$/,
      cause,
    });
    assert.equal(asked, 3);
  });
});
