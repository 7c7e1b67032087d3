import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  createPrometheusClient,
  type InvalidAnswerError,
  isForbiddenError,
  isInvalidAnswerError,
  isQueryError,
  isServerError,
  isTimeoutError,
  isUnauthorizedError,
  isUnreachableError,
  type PrometheusClient,
  type PrometheusClientOptions,
  type QueryError,
} from '@flink-metrics/sdk/prometheus';
import { freePort } from '../support/free-port.ts';
import {
  answersJson,
  answersLoginPage,
  answersText,
  type Behaviour,
  breaksOffAfter,
  failure,
  hangsUp,
  stallsAfter,
  startMisbehavingServer,
  staysSilent,
  success,
} from '../support/misbehaving-server.ts';

const VECTOR = { resultType: 'vector', result: [] };

/** The server, and a client of it. */
async function serve(
  behaviours: [Behaviour, ...Behaviour[]],
  options: Partial<PrometheusClientOptions> = {},
) {
  const server = await startMisbehavingServer(...behaviours);
  const client = createPrometheusClient({ baseUrl: server.url, timeout: 5_000, ...options });
  return { client, server, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

suite('what is asked', () => {
  test('a short query goes by GET, with the time in seconds', async () => {
    await using it = await serve([success(VECTOR)]);
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

  test('a base address keeps its path, with or without a slash at the end', async () => {
    for (const prefix of ['/select/0/prometheus', '/select/0/prometheus/']) {
      await using server = await startMisbehavingServer(success(VECTOR));
      const client = createPrometheusClient({ baseUrl: server.url + prefix });
      await client.query('up');
      assert.equal(server.seen[0]?.path, '/select/0/prometheus/api/v1/query?query=up');
    }
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

  test('headers are asked for again at each attempt', async () => {
    let asked = 0;
    await using it = await serve([hangsUp, success(VECTOR)], {
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
    await using it = await serve([success(VECTOR)], {
      headers: () => {
        throw mine;
      },
    });
    await assert.rejects(it.client.query('up'), mine);
    assert.equal(it.server.seen.length, 0);
  });

  test('times and steps that are none are refused before anything is sent', async () => {
    await using it = await serve([success(VECTOR)]);
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

suite('errors', () => {
  test('a query error keeps errorType, status, query and position', async () => {
    const error = 'invalid parameter "query": 1:5: parse error: unexpected end of input';
    await using it = await serve([failure(400, 'bad_data', error)]);
    await assert.rejects(it.client.query('sum('), (caught: QueryError) => {
      assert(isQueryError(caught));
      assert.equal(caught.message, error);
      assert.equal(caught.errorType, 'bad_data');
      assert.equal(caught.status, 400);
      assert.equal(caught.query, 'sum(');
      assert.deepEqual(caught.position, { line: 1, column: 5 });
      assert.equal(caught.kind, 'query');
      return true;
    });
    assert.equal(it.server.seen.length, 1);
  });

  const cases: [string, Behaviour, (error: unknown) => boolean, attempts: number][] = [
    ['execution', failure(422, 'execution', 'too many samples'), isQueryError, 1],
    ['execution with 503', failure(503, 'execution', 'x'), isQueryError, 1],
    ['query timeout in Prometheus', failure(503, 'timeout', 'query timed out'), isQueryError, 1],
    ['error with status 200', failure(200, 'bad_data', 'x'), isQueryError, 1],
    ['VictoriaMetrics’s 422', failure(422, '422', 'cannot parse'), isQueryError, 1],
    ['internal', failure(500, 'internal', 'x'), isServerError, 1],
    ['unavailable, retried', failure(503, 'unavailable', 'x'), isServerError, 3],
    [
      'proxy’s 502, retried',
      answersText('bad gateway', { status: 502, type: 'text/plain' }),
      isServerError,
      3,
    ],
    [
      '429, retried',
      answersText('slow down', { status: 429, type: 'text/plain' }),
      isServerError,
      3,
    ],
    ['401', failure(401, 'unauthorized', 'no token'), isUnauthorizedError, 1],
    ['401 without a word', answersText('', { status: 401 }), isUnauthorizedError, 1],
    ['403', failure(403, 'forbidden', 'not yours'), isForbiddenError, 1],
    ['404 of something else', answersText('<html>', { status: 404 }), isInvalidAnswerError, 1],
    ['login page with 200', answersLoginPage, isInvalidAnswerError, 1],
    ['half a JSON', answersText('{"status":"success","data":{"resul'), isInvalidAnswerError, 1],
    ['other JSON', answersJson({ hello: 'world' }), isInvalidAnswerError, 1],
    ['nothing', answersText(''), isInvalidAnswerError, 1],
    ['data of another endpoint', success(['a']), isInvalidAnswerError, 1],
    [
      'a number that is none',
      success({ resultType: 'scalar', result: [1, '0x10'] }),
      isInvalidAnswerError,
      1,
    ],
    ['hanging up, retried', hangsUp, isUnreachableError, 3],
    ['breaking off, retried once', breaksOffAfter('{"status":"succ'), isUnreachableError, 2],
  ];
  for (const [name, behaviour, guard, attempts] of cases) {
    test(name, async () => {
      await using it = await serve([behaviour]);
      await assert.rejects(it.client.query('up'), (error) => guard(error));
      assert.equal(it.server.seen.length, attempts);
    });
  }

  test('a login page is named as one', async () => {
    await using it = await serve([answersLoginPage]);
    await assert.rejects(it.client.labels(), (error: InvalidAnswerError) => {
      assert.match(error.message, /HTML page, not with a Prometheus answer. A login page\?/);
      return true;
    });
  });

  test('data of another form is named with its place', async () => {
    await using it = await serve([success(['job', 7])]);
    await assert.rejects(
      it.client.labels(),
      /not as Prometheus does: "data\.1" is wrong: it is no text\.$/,
    );
    await assert.rejects(it.client.rules(), /"data" is wrong: Invalid input/);
  });

  test('no server at all', async () => {
    const client = createPrometheusClient({ baseUrl: `http://127.0.0.1:${await freePort()}` });
    await assert.rejects(client.query('up'), isUnreachableError);
  });

  test('guards know errors of another copy of this package', () => {
    const foreign = { isPrometheusError: true, name: 'QueryError' };
    assert(isQueryError(foreign));
    assert(!isServerError(foreign));
    assert(!isTimeoutError(new DOMException('x', 'TimeoutError')));
  });
});

suite('retries', () => {
  test('a POST is retried too, and Retry-After is kept', async () => {
    const busy = answersText('', { status: 503, headers: { 'retry-after': '1' } });
    await using it = await serve([busy, success(VECTOR)]);
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

  test('a Retry-After beyond the time limit ends with the limit', async () => {
    const busy = answersText('', { status: 503, headers: { 'retry-after': '3600' } });
    await using it = await serve([busy], { timeout: 100 });
    await assert.rejects(it.client.query('up'), isTimeoutError);
    assert.equal(it.server.seen.length, 1);
  });
});

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

  test('an aborted signal sends nothing', async () => {
    await using it = await serve([success(VECTOR)]);
    await assert.rejects(it.client.query('up', { signal: AbortSignal.abort() }), {
      name: 'AbortError',
    });
    assert.equal(it.server.seen.length, 0);
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
  const body = JSON.stringify({ status: 'success', data: VECTOR });
  await using it = await serve([
    answersText(body, { headers: { 'content-length': String(body.length) } }),
  ]);
  const seen: [number, number | undefined][] = [];
  await it.client.query('up', {
    onProgress: ({ received, total }) => seen.push([received, total]),
  });
  assert.deepEqual(seen.at(-1), [body.length, body.length]);
});

for (const [name, call] of [
  ['read as it comes', (it: PrometheusClient) => it.query('up')],
  ['read whole', (it: PrometheusClient) => it.labels()],
] as const) {
  test(`an answer that breaks off is asked for once more: ${name}`, async () => {
    const data = name === 'read whole' ? [] : VECTOR;
    await using it = await serve([breaksOffAfter('{"status":"succ'), success(data)]);
    assert.deepEqual((await call(it.client)).warnings, []);
    assert.equal(it.server.seen.length, 2);
  });
}

test('an error of the progress function is the caller’s own', async () => {
  await using it = await serve([success(VECTOR)]);
  const mine = new Error('the progress bar is gone');
  const onProgress = () => {
    throw mine;
  };
  await assert.rejects(it.client.query('up', { onProgress }), mine);
});

test('an answer broken inside names the byte', async () => {
  await using it = await serve([answersText('{"status":"success","data":{"resultType":7}}')]);
  await assert.rejects(it.client.query('up'), (error: InvalidAnswerError) => {
    assert.equal(error.offset, 41);
    return isInvalidAnswerError(error);
  });
});
