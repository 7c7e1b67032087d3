import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ask, NOON, samplesOf, simulatorAt } from './testing/ask.ts';

const seconds = (time: number) => String(time / 1000);
const range = { start: seconds(NOON - 60_000), end: seconds(NOON), step: '15' };

describe('answers as Prometheus does', () => {
  test('an instant vector', async () => {
    const { status, body } = await ask(simulatorAt(), 'query', {
      query: 'count by (namespace) (up)',
      time: '2026-05-16T12:00:00Z',
    });
    assert.equal(status, 200);
    assert.deepEqual(body, {
      status: 'success',
      data: {
        resultType: 'vector',
        result: [
          { metric: { namespace: 'tenant-a' }, value: [NOON / 1000, '5'] },
          { metric: { namespace: 'tenant-b' }, value: [NOON / 1000, '3'] },
        ],
      },
    });
  });

  test('a scalar, a text and a matrix', async () => {
    const types = await Promise.all(
      ['1 + 1', '"text"', 'up[1m]'].map(async (query) => {
        const { body } = await ask(simulatorAt(), 'query', { query });
        return (body.data as { resultType: string }).resultType;
      }),
    );
    assert.deepEqual(types, ['scalar', 'string', 'matrix']);
  });

  test('a range, by GET and as a form', async () => {
    const simulator = simulatorAt();
    const query = 'sum(flink_jobmanager_numRunningJobs)';
    const { body } = await ask(simulator, 'query_range', { query, ...range });
    const { result } = body.data as { result: { values: [number, string][] }[] };
    assert.deepEqual(
      result[0]?.values.map(([time]) => time * 1000),
      [0, 15, 30, 45, 60].map((second) => NOON - 60_000 + second * 1000),
    );
    const form = await simulator.fetch(
      new Request('http://simulator/api/v1/query_range', {
        method: 'POST',
        body: new URLSearchParams({ query, ...range }),
      }),
    );
    assert.deepEqual(await form.json(), body);
  });

  test('special values', async () => {
    const written = async (query: string) => {
      const { body } = await ask(simulatorAt(), 'query', { query });
      return (body.data as { result: [number, string] }).result[1];
    };
    assert.deepEqual(
      await Promise.all(['0/0', '1/0', '-1/0', '1e-7', '-(2^63)', '1e21', '0.25'].map(written)),
      ['NaN', '+Inf', '-Inf', '1e-07', '-9223372036854776000', '1e+21', '0.25'],
    );
  });

  test('series, label names and label values', async () => {
    const simulator = simulatorAt();
    const match = { 'match[]': 'flink_jobmanager_job_numRestarts{namespace="tenant-a"}' };
    const recent = { ...match, start: seconds(NOON - 600_000), end: seconds(NOON) };
    const { body: series } = await ask(simulator, 'series', recent);
    assert.deepEqual(
      (series.data as { job_name: string }[]).map(({ job_name }) => job_name),
      ['orders', 'my_job__v2_'],
    );
    assert.deepEqual((await ask(simulator, 'label/job_name/values', match)).body.data, [
      'my_job__v2_',
      'orders',
    ]);
    assert.deepEqual((await ask(simulator, 'label/namespace/values')).body.data, [
      'tenant-a',
      'tenant-b',
    ]);
    assert.deepEqual((await ask(simulator, 'labels', recent)).body.data, [
      '__name__',
      'host',
      'instance',
      'job',
      'job_id',
      'job_name',
      'namespace',
      'pod',
    ]);
    const limited = await ask(simulator, 'label/__name__/values', { limit: '3' });
    assert.equal((limited.body.data as string[]).length, 3);
    assert.deepEqual(limited.body.warnings, ['results truncated due to limit']);
  });

  test('what it is', async () => {
    const version = async (prometheus: 2 | 3) =>
      (await ask(simulatorAt({ prometheus }), 'status/buildinfo')).body.data;
    assert.match(String(((await version(3)) as { version: string }).version), /^3\./);
    assert.match(String(((await version(2)) as { version: string }).version), /^2\./);
    const metadata = (await ask(simulatorAt(), 'metadata')).body.data as Record<
      string,
      { type: string }[]
    >;
    // Flink's counters may fall, so they go out as gauges; cAdvisor's are counters.
    assert.equal(metadata.flink_taskmanager_job_task_numRecordsIn?.[0]?.type, 'gauge');
    assert.equal(metadata.container_cpu_usage_seconds_total?.[0]?.type, 'counter');
  });
});

describe('refuses as Prometheus does', () => {
  const refused: [title: string, path: string, parameters: Record<string, string>, RegExp][] = [
    ['no PromQL', 'query', { query: 'sum(' }, /parse error/],
    ['nothing asked', 'query', {}, /parameter "query"/],
    ['a time that is none', 'query', { query: '1', time: 'noon' }, /"time".*"noon"/],
    ['a time that is not a number', 'query', { query: '1', time: 'NaN' }, /"time"/],
    ['no step', 'query_range', { query: '1', start: '1', end: '2' }, /"step"/],
    ['a step of nothing', 'query_range', { query: '1', ...range, step: '0' }, /zero or negative/],
    ['an end before the start', 'query_range', { query: '1', ...range, end: '1' }, /before start/],
    ['too many points', 'query_range', { query: '1', ...range, start: '0' }, /11,000 points/],
    ['a range vector over a range', 'query_range', { query: 'up[1m]', ...range }, /range vector/],
    ['no match[]', 'series', {}, /match\[\]/],
    ['a wrong match[]', 'labels', { 'match[]': 'up[1m]' }, /match\[\]/],
    ['a wrong regular expression', 'query', { query: 'up{pod=~"("}' }, /1:\d+: parse error/],
    ['a wrong limit', 'labels', { limit: '-1' }, /"limit"/],
    [
      'a function it does not evaluate',
      'query',
      { query: 'histogram_fraction(0, 1, up)' },
      /histogram_fraction/,
    ],
  ];
  for (const [title, path, parameters, message] of refused) {
    test(title, async () => {
      const { status, body } = await ask(simulatorAt(), path, parameters);
      assert.equal(status, 400);
      assert.equal(body.errorType, 'bad_data');
      assert.match(String(body.error), message);
    });
  }

  test('an operation that fails on the data', async () => {
    const query = 'flink_jobmanager_job_numRestarts * on (namespace) up';
    const { status, body } = await ask(simulatorAt(), 'query', { query });
    assert.equal(status, 422);
    assert.equal(body.errorType, 'execution');
    assert.match(String(body.error), /many-to-many/);
  });

  test('a query that would take for ever', async () => {
    const started = performance.now();
    const { status, body } = await ask(simulatorAt(), 'query', {
      query: 'count_over_time(vector(1)[30d:1ms])',
    });
    assert.equal(status, 422);
    assert.match(String(body.error), /too many samples/);
    assert.ok(performance.now() - started < 5_000);
  });

  test('another path or method', async () => {
    const simulator = simulatorAt();
    const get = await simulator.fetch(new Request('http://simulator/api/v1/nothing'));
    assert.equal(get.status, 404);
    const put = await simulator.fetch(
      new Request('http://simulator/api/v1/query', { method: 'PUT' }),
    );
    assert.equal(put.status, 405);
    assert.equal(put.headers.get('allow'), 'GET, POST');
  });
});

describe('the same question has the same answer', () => {
  const query = 'sum by (job_name) (flink_taskmanager_job_task_numRecordsIn)';

  test('from another simulator of the same seed', async () => {
    const first = await ask(simulatorAt(), 'query', { query });
    assert.deepEqual(await ask(simulatorAt(), 'query', { query }), first);
    assert.notDeepEqual(await ask(simulatorAt({ seed: 2 }), 'query', { query }), first);
  });

  test('when it is asked later', async () => {
    const then = { query, time: seconds(NOON) };
    const later = simulatorAt({ now: () => NOON + 5 * 86_400_000 });
    assert.deepEqual(await ask(later, 'query', then), await ask(simulatorAt(), 'query', then));
  });

  test('and nothing is known of the future, or of before the retention', async () => {
    const simulator = simulatorAt({ retention: 3_600_000 });
    const { body } = await ask(simulator, 'query', { query: 'up', time: seconds(NOON + 600_000) });
    assert.deepEqual(body.data, { resultType: 'vector', result: [] });
    const series = await samplesOf(simulator, 'up', '3h');
    for (const { times } of series) {
      assert.ok(Math.min(...times) >= NOON - 3_600_000);
      assert.ok(Math.max(...times) <= NOON);
    }
  });
});

describe('a Prometheus that misbehaves', () => {
  const query = (simulator: ReturnType<typeof simulatorAt>, signal?: AbortSignal) =>
    simulator.fetch(
      new Request('http://simulator/api/v1/query?query=up', signal === undefined ? {} : { signal }),
    );

  test('is unavailable', async () => {
    const response = await query(simulatorAt({ scenario: 'unavailable' }));
    assert.equal(response.status, 503);
    assert.doesNotMatch(String(response.headers.get('content-type')), /json/);
  });

  test('is a login page', async () => {
    const response = await query(simulatorAt({ scenario: 'login-page' }));
    assert.equal(response.status, 200);
    assert.match(await response.text(), /^<!doctype html>/);
  });

  test('breaks off in the middle', async () => {
    const response = await query(simulatorAt({ scenario: 'truncated' }));
    const text = await response.text();
    assert.match(text, /^\{"status":"success"/);
    assert.throws(() => JSON.parse(text), SyntaxError);
  });

  test('hangs until the caller gives up', async () => {
    const controller = new AbortController();
    const answer = query(simulatorAt({ scenario: 'hanging' }), controller.signal);
    const first = await Promise.race([
      answer,
      new Promise((resolve) => setTimeout(resolve, 50, 'waiting')),
    ]);
    assert.equal(first, 'waiting');
    controller.abort(new Error('given up'));
    await assert.rejects(answer, /given up/);
  });
});
