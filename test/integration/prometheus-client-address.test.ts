import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { startMisbehavingServer, success } from '../support/misbehaving-server.ts';
import { NO_SAMPLES, serve } from '../support/served-client.ts';

suite('the base address', () => {
  test('a base address keeps its path, with or without a slash at the end', async () => {
    for (const prefix of ['/select/0/prometheus', '/select/0/prometheus/']) {
      await using server = await startMisbehavingServer(success(NO_SAMPLES));
      const client = createPrometheusClient({ baseUrl: server.url + prefix });
      await client.query('up');
      assert.equal(server.seen[0]?.path, '/select/0/prometheus/api/v1/query?query=up');
    }
  });

  test('parameters of it go with every request', async () => {
    await using server = await startMisbehavingServer(success(NO_SAMPLES));
    const client = createPrometheusClient({ baseUrl: `${server.url}/x/?tenant=a&b=c%20d` });
    const query = `up{a="${'x'.repeat(3_000)}"}`;
    await client.query('up');
    await client.query(query);
    assert.deepEqual(
      server.seen.map(({ path }) => path),
      ['/x/api/v1/query?tenant=a&b=c+d&query=up', '/x/api/v1/query?tenant=a&b=c%20d'],
    );
    assert.equal(server.seen[1]?.params.get('query'), query);
  });

  for (const baseUrl of [
    'http://user:secret@127.0.0.1:1',
    '/prom',
    '',
    'localhost:9090',
    'http://',
    'data:,',
  ]) {
    test(`${JSON.stringify(baseUrl)} is refused at once`, () => {
      assert.throws(
        () => createPrometheusClient({ baseUrl }),
        (error: TypeError) => {
          assert.equal(error.name, 'TypeError');
          assert.match(error.message, /^"baseUrl" has to be like/);
          assert.doesNotMatch(String(error.stack) + String(error.cause), /secret/);
          return true;
        },
      );
    });
  }
});

test('credentials go to fetch', async () => {
  const seen: RequestCredentials[] = [];
  for (const credentials of ['include', 'omit', undefined] as const) {
    const client = createPrometheusClient({
      baseUrl: 'http://prometheus.example',
      credentials,
      fetch: async (request) => {
        seen.push(request.credentials);
        return Response.json({ status: 'success', data: NO_SAMPLES });
      },
    });
    await client.query('up');
  }
  assert.deepEqual(seen, ['include', 'omit', 'same-origin']);
});

test('headers that no request can have are refused: values at once, a function’s when it gives them', async () => {
  const headers = { authorization: 'Bearer a\nb' };
  await using it = await serve([success(NO_SAMPLES)], { headers: () => headers });
  await assert.rejects(it.client.query('up'), TypeError);
  assert.equal(it.server.seen.length, 0);
  assert.throws(() => createPrometheusClient({ baseUrl: it.server.url, headers }), TypeError);
});
