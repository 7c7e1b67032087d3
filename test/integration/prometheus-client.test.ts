import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { answersText, type Behaviour, success } from '../support/misbehaving-server.ts';
import { NO_SAMPLES, serve } from '../support/served-client.ts';

suite('what is asked', () => {
  test('a short query goes by GET, with the time in seconds', async () => {
    await using it = await serve([success(NO_SAMPLES)]);
    await it.client.query('up{a="é&="}', { time: 1_700_000_000_123 });
    const [request] = it.server.seen;
    assert.equal(request?.method, 'GET');
    assert.match(request.path, /^\/api\/v1\/query\?/);
    assert.equal(request.params.get('query'), 'up{a="é&="}');
    assert.equal(request.params.get('time'), '1700000000.123');
  });

  test('a long query goes by POST as a form', async () => {
    await using it = await serve([success({ resultType: 'matrix', result: [] })]);
    const query = `up{a="${'x'.repeat(10_000)}"}`;
    await it.client.queryRange(query, { start: 0, end: 62_000, step: 15_500 });
    const [request] = it.server.seen;
    assert.equal(request?.method, 'POST');
    assert.equal(request.path, '/api/v1/query_range');
    assert.match(request.headers['content-type'] ?? '', /^application\/x-www-form-urlencoded/);
    assert.equal(request.params.get('query'), query);
    assert.equal(request.params.get('start'), '0');
    assert.equal(request.params.get('end'), '62');
    assert.equal(request.params.get('step'), '15.5');
  });

  test('lookups carry every selector', async () => {
    await using it = await serve([success([])]);
    const match = ['up{a="1"}', 'down'];
    await it.client.series({ match, start: 1_000, end: 2_000, limit: 7 });
    await it.client.labels({ match });
    await it.client.labelValues('job', { match });
    const [series, labels, values] = it.server.seen;
    assert.deepEqual(series?.params.getAll('match[]'), match);
    assert.equal(series?.params.get('limit'), '7');
    assert.deepEqual(labels?.params.getAll('match[]'), match);
    assert.match(values?.path ?? '', /^\/api\/v1\/label\/job\/values\?/);
  });

  test('a label name with a slash stays one part of the path', async () => {
    await using it = await serve([success([])]);
    await it.client.labelValues('service.name/x');
    assert.equal(it.server.seen[0]?.path, '/api/v1/label/U__service_2e_name_2f_x/values');
  });

  test('times and steps that are none are refused before anything is sent', async () => {
    await using it = await serve([success(NO_SAMPLES)]);
    const { client } = it;
    const range = { start: 0, end: 1, step: 1 };
    await assert.rejects(client.query('up', { time: Number.NaN }), RangeError);
    await assert.rejects(client.queryRange('up', { ...range, step: 0 }), RangeError);
    await assert.rejects(client.queryRange('up', { ...range, step: 333.3 }), RangeError);
    await assert.rejects(
      client.queryRange('up', { ...range, end: Number.POSITIVE_INFINITY }),
      RangeError,
    );
    assert.equal(it.server.seen.length, 0);
  });
});

suite('what is answered', () => {
  test('warnings and infos come with the data', async () => {
    await using it = await serve([
      success([], { warnings: ['w'], infos: ['i'], isPartial: false }),
    ]);
    assert.deepEqual(await it.client.labels(), { data: [], warnings: ['w'], infos: ['i'] });
  });

  test('warnings and infos of queries, too', async () => {
    const notes = { warnings: ['w'], infos: ['i'] };
    await using it = await serve([
      success(NO_SAMPLES, notes),
      success({ resultType: 'matrix', result: [] }, notes),
    ]);
    const { data, ...said } = await it.client.query('up');
    assert.deepEqual(said, notes);
    const range = await it.client.queryRange('up', { start: 0, end: 1_000, step: 1_000 });
    assert.deepEqual(range, { data: [], ...notes });
  });

  test('an answer that says it is partial has a warning', async () => {
    const partial = { isPartial: true, warnings: ['w'] };
    await using it = await serve([success(['a'], partial), success(NO_SAMPLES, partial)]);
    const warnings = [
      'w',
      'The answer is partial: the server says that some of its data was out of reach.',
    ];
    assert.deepEqual(await it.client.labels(), { data: ['a'], warnings, infos: [] });
    assert.deepEqual((await it.client.query('up')).warnings, warnings);
  });

  test('NaN, infinities and exponents', async () => {
    const values = ['NaN', '+Inf', '-Inf', '1e-7', '-0', '9007199254740993'].map((text, index) => [
      index,
      text,
    ]);
    const result = [{ metric: { __name__: 'x' }, values }];
    await using it = await serve([success({ resultType: 'matrix', result })]);
    const { data } = await it.client.queryRange('x', { start: 0, end: 5_000, step: 1_000 });
    assert.deepEqual(data, [
      {
        labels: { __name__: 'x' },
        times: Float64Array.of(0, 1_000, 2_000, 3_000, 4_000, 5_000),
        values: Float64Array.of(Number.NaN, Infinity, -Infinity, 1e-7, -0, 9007199254740992),
      },
    ]);
  });

  test('a label called __proto__ is a label', async () => {
    const body =
      '{"status":"success","data":{"resultType":"vector","result":[{"metric":{"__proto__":"x"},"value":[1.5,"2"]}]}}';
    await using it = await serve([answersText(body)]);
    const { data } = await it.client.query('x');
    assert(data.type === 'vector');
    assert.deepEqual(Object.entries(data.vector[0]?.labels ?? {}), [['__proto__', 'x']]);
    assert.equal(data.vector[0]?.time, 1_500);
    assert.equal(data.vector[0]?.value, 2);
  });

  test('scalar and string', async () => {
    await using it = await serve([
      success({ resultType: 'scalar', result: [1, '0.5'] }),
      success({ resultType: 'string', result: [1, 'text'] }),
    ]);
    assert.deepEqual((await it.client.query('0.5')).data, {
      type: 'scalar',
      time: 1_000,
      value: 0.5,
    });
    assert.deepEqual((await it.client.query('"text"')).data, {
      type: 'string',
      time: 1_000,
      value: 'text',
    });
  });

  test('native histograms beside floats', async () => {
    const histogram = { count: '3', sum: '4.5', buckets: [[3, '-0.001', '0.001', '3']] };
    const result = [
      { metric: {}, values: [[1, '1']], histograms: [[2, histogram]] },
      { metric: {} },
    ];
    await using it = await serve([success({ resultType: 'matrix', result })]);
    const { data } = await it.client.queryRange('x', { start: 0, end: 5_000, step: 1_000 });
    assert.deepEqual(data[0]?.histograms, {
      times: Float64Array.of(2_000),
      histograms: [
        {
          count: 3,
          sum: 4.5,
          buckets: [{ boundaryRule: 3, lower: -0.001, upper: 0.001, count: 3 }],
        },
      ],
    });
    assert.equal(data[1]?.times.length, 0);
    assert.equal(data[1]?.histograms, undefined);
  });
});

test('a range of more than 11,000 steps is asked in parts and joined', async () => {
  const part: Behaviour = (request, response) => {
    const [start, end] = ['start', 'end'].map((name) => Number(request.params.get(name)));
    const result = [{ metric: { a: 'b' }, values: [start, end].map((time) => [time, '1']) }];
    const data = { resultType: 'matrix', result };
    return success(data, { warnings: ['the same'] })(request, response);
  };
  await using it = await serve([part]);
  const answer = await it.client.queryRange('up', { start: 0, end: 29_999_000, step: 1_000 });
  assert.equal(it.server.seen.length, 3);
  assert.deepEqual(
    answer.data[0]?.times,
    Float64Array.of(0, 10_999, 11_000, 21_999, 22_000, 29_999).map((seconds) => seconds * 1_000),
  );
  assert.deepEqual(answer.warnings, ['the same']);
});

test('progress tells the bytes, and the total where the server gives it', async () => {
  const body = JSON.stringify({ status: 'success', data: NO_SAMPLES });
  await using it = await serve([
    answersText(body, { headers: { 'content-length': String(body.length) } }),
  ]);
  const seen: [number, number | undefined][] = [];
  await it.client.query('up', {
    onProgress: ({ received, total }) => seen.push([received, total]),
  });
  assert.deepEqual(seen.at(-1), [body.length, body.length]);
});

test('an error of the progress function is the caller’s own', async () => {
  await using it = await serve([success(NO_SAMPLES)]);
  const mine = new Error('the progress bar is gone');
  const onProgress = () => {
    throw mine;
  };
  await assert.rejects(it.client.query('up', { onProgress }), mine);
});
