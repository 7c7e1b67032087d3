import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import {
  createPrometheusClient,
  type PrometheusClient,
  type QueryError,
} from '@flink-metrics/sdk/prometheus';
import { type RealVictoriaMetrics, startVictoriaMetrics } from '../support/victoria-metrics.ts';

const T0 = Date.now() - 600_000 - (Date.now() % 60_000);

suite('against a real VictoriaMetrics', () => {
  let server: RealVictoriaMetrics;
  let client: PrometheusClient;
  before(async () => {
    const samples = [0, 15, 30].map((s) => `demo{job_name="中 \\"x\\""} ${s / 8} ${T0 + s * 1000}`);
    server = await startVictoriaMetrics(`${samples.join('\n')}\n`);
    client = createPrometheusClient({ baseUrl: server.url });
  });
  after(() => server?.[Symbol.asyncDispose]());

  const labels = { __name__: 'demo', job_name: '中 "x"' };

  test('query and queryRange', async () => {
    const { data } = await client.query('demo', { time: T0 + 30_000 });
    assert(data.type === 'vector');
    const [sample] = data.vector;
    assert.deepEqual(sample?.labels, labels);
    assert.equal(sample.value, 30 / 8);
    // 1.79 answers an instant query with a time of 1 ms less.
    assert(Math.abs(sample.time - (T0 + 30_000)) <= 1);
    const range = { start: T0, end: T0 + 30_000, step: 15_000 };
    assert.deepEqual((await client.queryRange('demo', range)).data, [
      {
        labels,
        times: Float64Array.of(T0, T0 + 15_000, T0 + 30_000),
        values: Float64Array.of(0, 15 / 8, 30 / 8),
      },
    ]);
    const empty = await client.queryRange('nothing', range);
    assert.deepEqual(empty, { data: [], warnings: [], infos: [] });
  });

  test('infinities and NaN', async () => {
    const { data } = await client.query('1/0', { time: T0 });
    assert(data.type === 'vector' || data.type === 'scalar');
    assert.equal(data.type === 'vector' ? data.vector[0]?.value : data.value, Infinity);
  });

  test('lookups', async () => {
    const window = { start: T0 - 60_000, end: T0 + 60_000 };
    assert.deepEqual((await client.series({ match: ['demo'], ...window })).data, [labels]);
    assert.deepEqual((await client.labelValues('job_name', window)).data, ['中 "x"']);
    assert((await client.labels(window)).data.includes('job_name'));
    assert.equal(typeof (await client.buildInfo()).data.version, 'string');
  });

  test('a syntax error is a QueryError', async () => {
    await assert.rejects(
      client.query('sum('),
      (error: QueryError) => error.name === 'QueryError' && error.query === 'sum(',
    );
  });

  test('an endpoint it does not have is told as that', async () => {
    const expected = {
      name: 'InvalidAnswerError',
      message: /unsupported path requested: .* This server has no such endpoint/,
    };
    await assert.rejects(client.formatQuery('up'), expected);
    await assert.rejects(client.features(), expected);
  });
});
