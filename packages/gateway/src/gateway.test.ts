import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staticTokens } from './auth/static-tokens.ts';
import { createGateway, type GatewayOptions, type Problem } from './gateway.ts';

const SUCCESS = '{"status":"success","data":[]}';
const json = (body: BodyInit | null, init: ResponseInit = {}) =>
  new Response(body, {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });

interface Asked {
  readonly request: Request;
  readonly path: string;
  readonly parameters: [string, string][];
}

/** A gateway over a Prometheus of our own, with all that it was asked. */
function setUp(
  answer: (request: Request) => Response | Promise<Response> = () => json(SUCCESS),
  options: Partial<GatewayOptions> = {},
) {
  const asked: Asked[] = [];
  const problems: Problem[] = [];
  const gateway = createGateway({
    authenticate: staticTokens([
      { tenant: 'a', namespaces: ['a'], token: 'token-a' },
      { tenant: 'ab', namespaces: ['a', 'b'], token: 'token-ab' },
    ]),
    onProblem: (problem) => problems.push(problem),
    ...options,
    prometheus: {
      url: 'http://prometheus/prefix/',
      headers: { 'X-Scope-OrgID': 'flink' },
      timeout: 200,
      ...options.prometheus,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const url = new URL(request.url);
        const text = request.method === 'POST' ? await request.clone().text() : url.search;
        asked.push({ request, path: url.pathname, parameters: [...new URLSearchParams(text)] });
        return answer(request);
      },
    },
  });
  const ask = (path: string, init: RequestInit = {}) =>
    gateway.fetch(
      new Request(`http://gateway${path}`, {
        ...init,
        headers: { authorization: 'Bearer token-a', ...init.headers },
      }),
    );
  return { asked, problems, ask, gateway };
}

async function envelopeOf(response: Response): Promise<{ errorType: string; error: string }> {
  const body: unknown = await response.json();
  assert.ok(typeof body === 'object' && body !== null && 'status' in body);
  assert.equal(body.status, 'error');
  return body as unknown as { errorType: string; error: string };
}

test('a query goes upstream as our own print, in a request made from scratch', async () => {
  const { ask, asked } = setUp();
  const response = await ask(
    '/api/v1/query?query=sum(%20up%20)%20%23x&time=1.5&timeout=100ms&limit=7',
    {
      headers: {
        cookie: 'session=1',
        'x-scope-orgid': 'other',
        'x-forwarded-for': '1.2.3.4',
        'accept-encoding': 'br',
      },
    },
  );
  assert.equal(response.status, 200);
  assert.equal(await response.text(), SUCCESS);
  const [{ request, path, parameters } = assert.fail()] = asked;
  assert.equal(request.method, 'POST');
  assert.equal(path, '/prefix/api/v1/query');
  assert.equal(new URL(request.url).search, '');
  assert.deepEqual(parameters, [
    ['query', 'sum(up{namespace="a"})'],
    ['timeout', '0.1'],
    ['limit', '7'],
    ['time', '1.5'],
  ]);
  assert.deepEqual(
    [...request.headers],
    [
      ['accept', 'application/json'],
      ['content-type', 'application/x-www-form-urlencoded;charset=UTF-8'],
      ['x-scope-orgid', 'flink'],
    ],
  );
});

test('a form is read as the URL is', async () => {
  const { ask, asked } = setUp();
  const body = new URLSearchParams({ query: 'up', start: '0', end: '60', step: '15s' });
  const response = await ask('/api/v1/query_range', { method: 'POST', body });
  assert.equal(response.status, 200);
  assert.deepEqual(asked[0]?.parameters, [
    ['query', 'up{namespace="a"}'],
    ['timeout', '0.2'],
    ['start', '0'],
    ['end', '60'],
    ['step', '15'],
  ]);
});

test('series, labels and label values always ask with a scoped match[]', async () => {
  const { ask, asked } = setUp();
  const match = 'match[]=up&match[]={job="x"}';
  for (const path of ['series', 'labels', 'label/job/values']) {
    assert.equal((await ask(`/api/v1/${path}`)).status, 200);
    assert.equal((await ask(`/api/v1/${path}?${match}&start=0&end=1`)).status, 200);
  }
  assert.deepEqual(
    asked.map(({ path, parameters }) => [path, parameters]),
    ['series', 'labels', 'label/job/values'].flatMap((path) => [
      [`/prefix/api/v1/${path}`, [['match[]', '{namespace="a"}']]],
      [
        `/prefix/api/v1/${path}`,
        [
          ['match[]', 'up{namespace="a"}'],
          ['match[]', '{job="x",namespace="a"}'],
          ['start', '0'],
          ['end', '1'],
        ],
      ],
    ]),
  );
});

test('getFlinkMetrics asks one range query for names, pod and job, whatever characters these have', async () => {
  const { ask, asked } = setUp();
  const hostile = 'x"} or up{a="';
  const query = new URLSearchParams({
    namespace: 'a',
    podName: 'etl-taskmanager-1-2',
    jobName: hostile,
    metrics: 'up, flink_x',
    start: '0',
    end: '3600',
  });
  assert.equal((await ask(`/api/getFlinkMetrics?${query}`)).status, 200);
  const sent = new URLSearchParams(asked[0]?.parameters);
  assert.equal(asked[0]?.path, '/prefix/api/v1/query_range');
  assert.equal(sent.get('step'), '15');
  const promql = sent.get('query') ?? '';
  assert.match(promql, /__name__=~"up\|flink_x"/);
  assert.match(promql, /pod="etl-taskmanager-1-2"/);
  assert.match(promql, /tm_id=~"etl-taskmanager-1-2\|etl_taskmanager_1_2"/);
  assert.ok(promql.includes(String.raw`job_name=~"x\"\\} or up\\{a=\"|x___or_up_a__"`), promql);
});

test('getFlinkMetrics has defaults: the usual metrics, the last hour, a step for 240 points', async () => {
  const { ask, asked } = setUp();
  assert.equal((await ask('/api/getFlinkMetrics?podName=p')).status, 200);
  const sent = new URLSearchParams(asked[0]?.parameters);
  assert.match(sent.get('query') ?? '', /flink_taskmanager_Status_JVM_CPU_Load/);
  assert.match(sent.get('query') ?? '', /container_memory_usage_bytes/);
  const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(sent.get(name)));
  assert.ok(start && end && Math.abs(end - Date.now() / 1000) < 60);
  assert.equal(Math.round(end - start), 3600);
  assert.equal(step, 15);
});

test('getFlinkMetrics refuses a namespace that is not granted, and names that are none', async () => {
  const { ask, asked } = setUp();
  assert.equal((await ask('/api/getFlinkMetrics?namespace=b')).status, 403);
  for (const query of [
    'metrics=up}',
    'metrics=',
    'podName=',
    'metrics=a,,b',
    'jobName=a&jobName=b',
  ]) {
    assert.equal((await ask(`/api/getFlinkMetrics?${query}`)).status, 400, query);
  }
  assert.deepEqual(asked, []);
});

test('without a token, or with a wrong one, nothing is asked and 401 says what is missing', async () => {
  const { gateway, asked } = setUp();
  for (const path of [
    '/api/v1/query?query=up',
    '/api/v1/labels',
    '/api/getFlinkMetrics',
    '/api/x',
  ]) {
    const none = await gateway.fetch(new Request(`http://gateway${path}`));
    assert.equal(none.status, 401);
    assert.equal(none.headers.get('www-authenticate'), 'Bearer realm="flink-metrics"');
    const { errorType, error } = await envelopeOf(none);
    assert.equal(errorType, 'unauthorized');
    assert.match(error, /A token is needed/);

    const headers = { authorization: 'Bearer wrong' };
    const wrong = await gateway.fetch(new Request(`http://gateway${path}`, { headers }));
    assert.equal(wrong.status, 401);
    assert.match(wrong.headers.get('www-authenticate') ?? '', /error="invalid_token"/);
  }
  assert.deepEqual(asked, []);
});

test('a tenant without namespaces is refused', async () => {
  for (const namespaces of [[], [''], ['a', ''], ['\uD800']]) {
    const { ask, asked } = setUp(undefined, {
      authenticate: () => ({ name: 'nobody', namespaces }),
    });
    const response = await ask('/api/v1/query?query=1');
    assert.equal(response.status, 403);
    assert.deepEqual(asked, []);
  }
});

test('tokens that cannot be checked are no wrong tokens', async () => {
  const { ask, problems } = setUp(undefined, {
    authenticate: () => Promise.reject(new Error('JWKS 10.0.0.1 out of reach')),
  });
  const response = await ask('/api/v1/query?query=1');
  assert.equal(response.status, 503);
  assert.doesNotMatch(await response.text(), /10\.0\.0\.1/);
  assert.equal(problems.length, 1);
});

test('everything else is 404, and another method 405 with what is allowed', async () => {
  const { ask, asked } = setUp();
  const elsewhere = ['/', '/metrics', '/api/v1/format_query', '/api/v1/query/', '/api/v1/metadata'];
  const odd = ['/api/v1/QUERY', '//api/v1/query', '/api/v1/../../x', '/api/v1/label/a/b/values'];
  for (const path of [...elsewhere, ...odd]) {
    const response = await ask(`${path}?query=up`);
    assert.equal(response.status, 404, path);
    assert.equal((await envelopeOf(response)).errorType, 'not_found');
  }
  for (const [method, path, allow] of [
    ['PUT', '/api/v1/query', 'GET, POST'],
    ['DELETE', '/api/v1/series', 'GET, POST'],
    ['POST', '/api/v1/label/job/values', 'GET'],
    ['POST', '/api/getFlinkMetrics', 'GET'],
  ] as const) {
    const response = await ask(path, { method });
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), allow);
    assert.equal((await envelopeOf(response)).errorType, 'method_not_allowed');
  }
  assert.equal((await ask('/api/v1/query?query=up', { method: 'HEAD' })).status, 405);
  assert.deepEqual(asked, []);
});

test('/healthz answers without a token, and tells nothing', async () => {
  const { gateway, asked } = setUp();
  const response = await gateway.fetch(new Request('http://gateway/healthz'));
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { status: 'ok' });
  assert.deepEqual(asked, []);
});

test('bad parameters are refused before anything is asked', async () => {
  const { ask, asked } = setUp();
  const range = 'start=0&end=60&step=15';
  const bad = [
    'query',
    'query?query=',
    `query?query=${'a'.repeat(16_385)}`,
    'query?query=up&time=NaN',
    'query?query=up&time=',
    'query?query=up&query=up',
    'query?query=up&stats=all',
    'query?query=up&dedup=true',
    'query?query=up&limit=-1',
    'query?query=up&lookback_delta=x',
    `query_range?${range}`,
    'query_range?query=up&start=0&end=60',
    'query_range?query=up&start=0&end=60&step=0',
    'query_range?query=up&start=0&end=60&step=-1',
    'query_range?query=up&start=60&end=0&step=1',
    'query_range?query=up&start=0&end=11001&step=1',
    'query_range?query=up&start=0&end=Inf&step=1',
    'series?match[]=up[5m]',
    'series?match[]=up%20or%20up',
    'labels?match[]=',
    'labels?match[]=up&match[]={',
    'label/a-b/values',
    'label/a%2Fb/values',
    'label/U__namespace/values',
    'label/job/values?start=NaN',
  ];
  for (const path of bad) {
    const response = await ask(`/api/v1/${path}`);
    assert.equal(response.status, 400, path);
    assert.equal((await envelopeOf(response)).errorType, 'bad_data', path);
  }
  assert.deepEqual(asked, []);
  assert.equal((await ask('/api/v1/query_range?query=up&start=0&end=11000&step=1')).status, 200);
});

test('another namespace is refused by name; several granted ones are asked for together', async () => {
  const { ask, asked } = setUp();
  const response = await ask('/api/v1/query?query=up{namespace="b"}');
  assert.equal(response.status, 403);
  const { errorType, error } = await envelopeOf(response);
  assert.equal(errorType, 'forbidden');
  assert.match(error, /namespace "b"/);
  const headers = { authorization: 'Bearer token-ab' };
  assert.equal((await ask('/api/v1/query?query=up{namespace="b"}', { headers })).status, 200);
  assert.deepEqual(asked[0]?.parameters[0], ['query', 'up{namespace="b",namespace=~"a|b"}']);
});

test("only listed origins may read answers, and nothing of Prometheus's headers is relayed", async () => {
  const upstreamHeaders = {
    'access-control-allow-origin': '*',
    'access-control-allow-credentials': 'true',
    'set-cookie': 'a=1',
    server: 'secret',
    'x-secret': 'secret',
  };
  const { ask } = setUp(() => json(SUCCESS, { headers: upstreamHeaders }), {
    origins: ['https://portal.example'],
  });
  const listed = await ask('/api/v1/query?query=up', {
    headers: { origin: 'https://portal.example' },
  });
  assert.deepEqual(
    [...listed.headers],
    [
      ['access-control-allow-origin', 'https://portal.example'],
      ['access-control-expose-headers', 'Retry-After'],
      ['cache-control', 'no-store'],
      ['content-type', 'application/json'],
      ['vary', 'Origin'],
      ['x-content-type-options', 'nosniff'],
    ],
  );
  for (const origin of ['https://evil.example', 'null', 'https://portal.example.evil.example']) {
    const response = await ask('/api/v1/query?query=up', { headers: { origin } });
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    assert.match(response.headers.get('vary') ?? '', /Origin/);
  }
  const refused = await ask('/api/v1/query', { headers: { origin: 'https://portal.example' } });
  assert.equal(refused.status, 400);
  assert.equal(refused.headers.get('access-control-allow-origin'), 'https://portal.example');
});

test('a preflight is answered without a token', async () => {
  const { gateway } = setUp(undefined, { origins: ['https://portal.example'] });
  const preflight = (origin: string) =>
    gateway.fetch(
      new Request('http://gateway/api/v1/query', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      }),
    );
  const { status, headers } = await preflight('https://portal.example');
  assert.equal(status, 204);
  assert.equal(headers.get('access-control-allow-origin'), 'https://portal.example');
  assert.equal(headers.get('access-control-allow-headers'), 'Authorization,Content-Type');
  assert.equal(headers.get('access-control-allow-methods'), 'GET,POST');
  assert.equal(headers.get('access-control-allow-credentials'), null);
  const evil = await preflight('https://evil.example');
  assert.equal(evil.headers.get('access-control-allow-origin'), null);
});

test('options that cannot work are refused at the start', () => {
  const withOptions = (options: Partial<GatewayOptions>) => () => setUp(undefined, options);
  const withUrl = (url: string) => withOptions({ prometheus: { url } });
  assert.throws(withOptions({ origins: ['*'] }), /origin/);
  assert.throws(withOptions({ origins: ['https://portal.example/'] }), /origin/);
  assert.throws(withOptions({ origins: ['null'] }), /origin/);
  assert.throws(withOptions({ tenantLabel: 'a"b' }), /label/);
  assert.throws(withOptions({ tenantLabel: '__name__' }), /label/);
  assert.throws(withUrl('prometheus:9090'), /http or https/);
  assert.throws(withUrl('http://user:secret@prometheus'), /credentials/);
  assert.throws(withUrl('http://prometheus?x=1'), /"\?"/);
});

const refusal = (errorType: string, error: string, status: number) =>
  json(JSON.stringify({ status: 'error', errorType, error }), { status });

test("Prometheus's refusals come in our own words", async () => {
  const cases: [Response, number, string, RegExp][] = [
    [refusal('bad_data', '1:3: parse error: secret', 400), 400, 'bad_data', /cannot parse/],
    [
      refusal('bad_data', 'error parsing regexp: missing closing ): `secret(`', 400),
      400,
      'bad_data',
      /not valid RE2/,
    ],
    [
      refusal('execution', 'found duplicate series for the match group {secret="1"}', 422),
      422,
      'execution',
      /match on more labels/,
    ],
    [refusal('422', 'secret', 422), 422, 'execution', /could not evaluate the query\.$/],
    [refusal('timeout', 'query timed out in secret', 503), 504, 'timeout', /too long/],
    [refusal('unavailable', 'secret', 503), 503, 'unavailable', /not ready/],
    [refusal('internal', 'secret', 500), 502, 'bad_gateway', /failed/],
    [refusal('unauthorized', 'secret', 401), 502, 'bad_gateway', /own credentials/],
    [refusal('forbidden', 'secret', 403), 502, 'bad_gateway', /own credentials/],
    [new Response('secret', { status: 503 }), 503, 'unavailable', /not ready/],
    [new Response('secret', { status: 429 }), 503, 'unavailable', /overloaded/],
    [new Response('404 secret', { status: 404 }), 502, 'bad_gateway', /not a Prometheus/],
    [
      new Response(null, { status: 302, headers: { location: 'http://secret/' } }),
      502,
      'bad_gateway',
      /redirect/,
    ],
  ];
  for (const [answer, status, errorType, message] of cases) {
    const { ask, problems } = setUp(() => answer);
    const response = await ask('/api/v1/query?query=up');
    assert.equal(response.status, status);
    const envelope = await envelopeOf(response);
    assert.equal(envelope.errorType, errorType);
    assert.match(envelope.error, message);
    assert.doesNotMatch(JSON.stringify(envelope), /secret/);
    assert.equal(problems.length, status === 400 ? 0 : 1);
  }
});

test('HTML, half a JSON, an error with 200 and an empty answer are a clear 502', async () => {
  const html = { headers: { 'content-type': 'text/html' } };
  const answers = [
    new Response('<!doctype html><title>Sign in</title>', html),
    json('<!doctype html><title>Sign in</title>'),
    json('{"status":"success","data":{"resultType":"matrix","result":[{"metric":'),
    json('{"status":"error","errorType":"bad_data","error":"secret"}'),
    json('[]'),
    json(''),
    json(null),
  ];
  for (const answer of answers) {
    const { ask } = setUp(() => answer);
    const response = await ask('/api/v1/query?query=up');
    assert.equal(response.status, 502);
    const { errorType, error } = await envelopeOf(response);
    assert.equal(errorType, 'bad_gateway');
    assert.match(error, /not a Prometheus|other than its JSON/);
  }
});

test('a Prometheus that is not there is 502, and why is told to the operator only', async () => {
  const { ask, problems } = setUp(() => {
    throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 10.0.0.1:9090') });
  });
  const response = await ask('/api/v1/query?query=up');
  assert.equal(response.status, 502);
  const { errorType, error } = await envelopeOf(response);
  assert.equal(errorType, 'unavailable');
  assert.equal(error, 'Prometheus cannot be reached.');
  const cause = problems[0]?.error.cause;
  assert.ok(cause instanceof Error && cause.cause instanceof Error);
  assert.match(cause.cause.message, /ECONNREFUSED/);
});

const never = () => new Promise<never>(() => undefined);
const silentAfter = (text: string) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
    pull: never,
  });

test('a silent Prometheus is 504 in time, before and after its headers', async () => {
  const answers = [
    never,
    () => json(silentAfter('{"status":"succ')),
    () => json(silentAfter(''), { status: 422 }),
  ];
  for (const answer of answers) {
    const { ask } = setUp(answer);
    const started = Date.now();
    const response = await ask('/api/v1/query?query=up');
    assert.equal(response.status, 504);
    assert.equal((await envelopeOf(response)).errorType, 'timeout');
    assert.ok(Date.now() - started < 2000);
  }
});

test('a long answer is streamed; one that breaks off ends in an error, never as a shorter answer', async () => {
  const part = `{"status":"success","data":[${'0,'.repeat(100_000)}`;
  const whole = setUp(() => json(`${part}0],"warnings":["secret"]}`));
  const response = await whole.ask('/api/v1/query?query=up');
  const answer = (await response.json()) as { data: number[]; warnings: string[] };
  assert.equal(answer.data.length, 100_001);
  assert.match(answer.warnings.join(), /^Prometheus remarked/);

  for (const broken of [() => json(part), () => json(silentAfter(part))]) {
    const { ask, problems } = setUp(broken);
    const begun = await ask('/api/v1/query?query=up');
    assert.equal(begun.status, 200);
    await assert.rejects(begun.text(), /^Error: The answer broke off\.$/);
    assert.equal(problems.length, 1);
  }
});

test('a client that goes away ends the request to Prometheus', async () => {
  const before = setUp(never);
  const client = new AbortController();
  const pending = before.ask('/api/v1/query?query=up', { signal: client.signal });
  setTimeout(() => client.abort(), 20);
  await pending;
  assert.ok(before.asked[0]?.request.signal.aborted);
  assert.deepEqual(before.problems, []);

  const during = setUp(() =>
    json(silentAfter(`{"status":"success","data":["${'x'.repeat(70_000)}`)),
  );
  const response = await during.ask('/api/v1/query?query=up');
  assert.equal(during.asked[0]?.request.signal.aborted, false);
  await response.body?.cancel();
  assert.ok(during.asked[0]?.request.signal.aborted);
});
