import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staticTokens } from './auth/static-tokens.ts';
import { createGateway } from './gateway.ts';
import type { GatewayOptions, Problem } from './gateway-options.ts';

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

/** A busy machine takes its time. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
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
      ['accept-encoding', 'identity'],
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

test('the values of a label with a name of UTF-8 are asked for, as /labels lists it or escaped', async () => {
  const { ask, asked } = setUp();
  for (const name of [
    'service.name',
    'service%2Ename',
    'U__service_2e_name',
    '环境',
    '%E7%8E%AF%E5%A2%83',
  ]) {
    assert.equal((await ask(`/api/v1/label/${name}/values`)).status, 200, name);
  }
  assert.deepEqual(
    asked.map(({ path }) => path.split('/').at(-2)),
    [...Array(3).fill('U__service_2e_name'), ...Array(2).fill('U___73af__5883_')],
  );
  for (const { parameters } of asked)
    assert.deepEqual(parameters, [['match[]', '{namespace="a"}']]);
});

const successOf = (data: unknown) => () => json(JSON.stringify({ status: 'success', data }));

test('format_query and the dry run ask nothing, and say why a query is refused', async () => {
  const { ask, asked } = setUp();
  const long = `sum by (job_name) (rate(${'x'.repeat(80)}[5m]))`;
  const formatted = (await (await ask(`/api/v1/format_query?query=${long}`)).json()) as object;
  assert.deepEqual(formatted, {
    status: 'success',
    data: `sum by (job_name) (\n  rate(\n    ${'x'.repeat(80)}[5m]\n  )\n)`,
  });
  const dry = (query: string) => ask(`/api/flink/scopedQuery?${new URLSearchParams({ query })}`);
  assert.deepEqual(await (await dry('sum( up )')).json(), {
    status: 'success',
    data: { query: 'sum(up{namespace="a"})' },
  });
  for (const [query, status, message] of [
    ['up{namespace="b"}', 403, /does not grant namespace "b"/],
    ['info(up)', 400, /function info is not allowed/],
    ['up{', 400, /1:4: expected/],
    ['', 400, /1:1: expected/],
  ] as const) {
    const response = await dry(query);
    assert.equal(response.status, status, query);
    assert.match((await envelopeOf(response)).error, message);
  }
  assert.deepEqual(asked, []);
});

/** Answers as a Prometheus with these: names of metrics, namespaces, and what a query finds. */
const holding =
  ({ names = [], result = [] }: { names?: readonly string[]; result?: readonly object[] } = {}) =>
  (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/query')) return successOf({ resultType: 'vector', result })();
    if (pathname.endsWith('/query_range')) return successOf({ resultType: 'matrix', result: [] })();
    if (pathname.endsWith('/label/namespace/values')) return successOf(['a'])();
    return successOf(pathname.endsWith('/label/__name__/values') ? names : [])();
  };

test('namespaces and jobs of the last hour, for portals', async () => {
  const metric = { namespace: 'a', job_name: 'orders', job_id: 'f00' };
  const { ask, asked } = setUp(
    holding({
      names: ['flink_jobmanager_job_numRestarts', 'flink_taskmanager_job_task_numRecordsIn'],
      result: [{ metric, value: [1, '1'] }],
    }),
  );
  assert.deepEqual(await (await ask('/api/flink/jobs?end=7200')).json(), {
    status: 'success',
    data: [{ jobName: 'orders', jobId: 'f00', labels: { namespace: 'a' } }],
  });
  assert.deepEqual(asked.at(-1)?.parameters, [
    [
      'query',
      'group by (namespace, job_id, job_name) (last_over_time({__name__=~"flink_jobmanager_job_numRestarts|flink_taskmanager_job_task_numRecordsIn",namespace="a",job_name!="",namespace="a"}[1h]))',
    ],
    ['time', '7200'],
    ['timeout', '0.2'],
  ]);
  for (const { parameters } of asked) assert.match(String(parameters), /namespace="a"/);
  assert.equal((await ask('/api/flink/namespaces?start=0&end=60')).status, 200);
  assert.equal(asked.at(-1)?.path, '/prefix/api/v1/label/namespace/values');
  assert.deepEqual(asked.at(-1)?.parameters, [
    ['start', '0'],
    ['end', '60'],
    ['match[]', '{__name__=~"flink_.+",namespace="a"}'],
  ]);
  for (const path of ['jobs?start=1&end=0', 'namespaces?start=1&end=0', 'jobs?namespace=a']) {
    assert.equal((await ask(`/api/flink/${path}`)).status, 400, path);
  }
});

test('an answer that is not what an endpoint knows is a bad gateway, and told to the operator', async () => {
  for (const body of [
    '{"status":"success","data":{"groups":7}}',
    '{"status":"success","data":"x"}',
  ]) {
    const { ask, problems } = setUp(() => json(body));
    for (const path of ['/api/v1/rules', '/api/v1/metadata', '/api/flink/jobs']) {
      const response = await ask(path);
      assert.equal(response.status, 502, path);
      assert.doesNotMatch(await response.text(), /groups/);
    }
    assert.equal(problems.length, 3);
    assert.match(problems[0]?.error.detail ?? '', /\/api\/v1\/rules: data/);
  }
});

test('getFlinkMetrics asks one range query for names, pod and job, whatever characters these have', async () => {
  const { ask, asked } = setUp(holding());
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
  const ranges = asked.filter(({ path }) => path === '/prefix/api/v1/query_range');
  assert.equal(ranges.length, 1);
  const sent = new URLSearchParams(ranges[0]?.parameters);
  assert.equal(sent.get('step'), '15');
  const promql = sent.get('query') ?? '';
  assert.match(promql, /__name__=~"up\|flink_x"/);
  assert.match(promql, /pod="etl-taskmanager-1-2"/);
  assert.match(promql, /tm_id=~"etl-taskmanager-1-2\|etl_taskmanager_1_2"/);
  assert.ok(promql.includes(String.raw`job_name=~"x\"\\} or up\\{a=\"|x___or_up_a__"`), promql);
});

test('getFlinkMetrics has defaults: the usual metrics, the last hour, a step for 240 points', async () => {
  const { ask, asked } = setUp(holding());
  assert.equal((await ask('/api/getFlinkMetrics?podName=p')).status, 200);
  const sent = new URLSearchParams(asked.at(-1)?.parameters);
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

test('a host may say itself who asks, by what it knows of the request and the connection', async () => {
  const { gateway, asked } = setUp(undefined, {
    authenticate: (request, peer) =>
      request.headers.get('cookie') === 'session=1' && peer?.address === '10.0.0.7'
        ? { name: 'alice', labelSets: [{ namespace: 'a', cluster: 'x' }] }
        : null,
  });
  const request = () =>
    new Request('http://gateway/api/v1/labels', { headers: { cookie: 'session=1' } });
  assert.equal((await gateway.fetch(request(), { address: '10.0.0.7' })).status, 200);
  assert.deepEqual(asked[0]?.parameters, [['match[]', '{namespace="a",cluster="x"}']]);
  assert.equal((await gateway.fetch(request(), { address: '10.0.0.8' })).status, 401);
  assert.equal((await gateway.fetch(request())).status, 401);
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
  const elsewhere = ['/', '/metrics', '/api/v1/parse_query', '/api/v1/query/', '/api/v1/targets'];
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
    'label/a%2Fb/values',
    'label/..%2fquery/values',
    'label/a%25b/values',
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

test('a dashboard that teams share is answered, the namespaces of others with no series', async () => {
  const { ask, asked } = setUp(undefined, { outOfScope: 'empty' });
  for (const path of [
    'v1/query?query=sum(up{namespace="b"})%2Bsum(up{namespace="a"})',
    'v1/series?match[]=up{namespace="b"}',
    'getFlinkMetrics?namespace=b&metrics=up',
  ]) {
    assert.equal((await ask(`/api/${path}`)).status, 200, path);
  }
  assert.deepEqual(
    asked.map(({ parameters }) => parameters[0]?.[1]),
    [
      'sum(up{namespace="b",namespace="a"}) + sum(up{namespace="a",namespace="a"})',
      'up{namespace="b",namespace="a"}',
      '{__name__=~"up",namespace="b",namespace="a"}',
    ],
  );
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
  assert.match(listed.headers.get('x-request-id') ?? '', /^[\da-f-]{36}$/);
  assert.deepEqual(
    [...listed.headers].filter(([name]) => name !== 'x-request-id'),
    [
      ['access-control-allow-origin', 'https://portal.example'],
      ['access-control-expose-headers', 'Retry-After,X-Request-Id'],
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
  assert.equal(
    headers.get('access-control-allow-headers'),
    'Authorization,Content-Type,X-Request-Id,traceparent,tracestate',
  );
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
    [new Response('secret', { status: 429 }), 429, 'unavailable', /overloaded/],
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
    const started = performance.now();
    const response = await ask('/api/v1/query?query=up');
    assert.equal(response.status, 504);
    assert.equal((await envelopeOf(response)).errorType, 'timeout');
    assert.ok(performance.now() - started < 2000);
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

test('a Prometheus that is overloaded keeps its status and tells when to come back', async () => {
  const cases: [string | null, string | null][] = [
    ['7', '7'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    ['secret', null],
    [null, null],
  ];
  for (const status of [429, 503]) {
    for (const [sent, expected] of cases) {
      const headers = sent === null ? {} : { 'retry-after': sent };
      const { ask, problems } = setUp(() => new Response('secret', { status, headers }));
      const response = await ask('/api/v1/query?query=up');
      assert.equal(response.status, status);
      assert.equal(response.headers.get('retry-after'), expected);
      assert.equal(problems.length, 1);
    }
  }
});

test('one tenant cannot keep the others from Prometheus, nor ask without end', async () => {
  const answers: (() => void)[] = [];
  const { ask, asked } = setUp(
    () => new Promise((resolve) => answers.push(() => resolve(json(SUCCESS)))),
    {
      limits: { concurrency: 3, tenantConcurrency: 2, waiting: 1 },
      prometheus: { url: 'http://p', timeout: 600_000 },
    },
  );
  const asA = () => ask('/api/v1/query?query=up');
  const pending = [asA(), asA(), asA()];
  await until(() => asked.length === 2);
  const refused = await asA();
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '1');
  const { errorType, error } = await envelopeOf(refused);
  assert.equal(errorType, 'rate_limited');
  assert.match(error, /1 requests of yours wait/);
  const other = ask('/api/v1/query?query=up', { headers: { authorization: 'Bearer token-ab' } });
  await until(() => asked.length === 3);
  assert.equal(asked.length, 3);
  answers[2]?.();
  assert.equal(await (await other).text(), SUCCESS);
  assert.equal(asked.length, 3);
  answers[0]?.();
  assert.equal(await (await (pending[0] ?? assert.fail())).text(), SUCCESS);
  await until(() => asked.length === 4);
  assert.equal(asked.length, 4);
  for (const answer of answers) answer();
  for (const response of await Promise.all(pending.slice(1))) await response.body?.cancel();
});

test('answers that the gateway makes take their turn as well', async () => {
  const answers: (() => void)[] = [];
  const { ask, asked } = setUp(
    () =>
      new Promise((resolve) =>
        answers.push(() => resolve(json('{"status":"success","data":{"groups":[]}}'))),
      ),
    {
      limits: { concurrency: 1, tenantConcurrency: 1, waiting: 0 },
      prometheus: { url: 'http://p', timeout: 600_000 },
    },
  );
  const first = ask('/api/v1/rules');
  await until(() => asked.length === 1);
  assert.equal((await ask('/api/v1/alerts')).status, 429);
  assert.equal((await ask('/api/v1/query?query=up')).status, 429);
  assert.equal(asked.length, 1);
  answers[0]?.();
  assert.equal((await first).status, 200);
  const next = ask('/api/v1/rules');
  await until(() => asked.length === 2);
  answers[1]?.();
  assert.equal((await next).status, 200);
});

test('metadata of more label sets than may wait are asked for one after the other', async () => {
  const labelSets = [1, 2, 3, 4].map((n) => ({ namespace: `n${n}`, cluster: `c${n}` }));
  const { ask, asked } = setUp(() => json(SUCCESS), {
    authenticate: () => ({ name: 'many', labelSets }),
    limits: { concurrency: 1, tenantConcurrency: 1, waiting: 0 },
  });
  assert.equal((await ask('/api/v1/metadata')).status, 200);
  assert.equal(asked.length, 4);
});

test('requests a second are those of a tenant', async () => {
  const { ask } = setUp(undefined, { limits: { requestsPerSecond: 0.5 } });
  for (let request = 0; request < 5; request += 1) {
    assert.equal((await ask('/api/v1/query?query=1')).status, 200);
  }
  const refused = await ask('/api/v1/query?query=1');
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '2');
  assert.match((await envelopeOf(refused)).error, /0\.5 requests a second/);
  const headers = { authorization: 'Bearer token-ab' };
  assert.equal((await ask('/api/v1/query?query=1', { headers })).status, 200);
});

test('what would cost too much is refused before anything is asked', async () => {
  const { ask, asked } = setUp();
  const year = 366 * 86_400;
  for (const path of [
    'query?query=sum_over_time(x[1y:1ms])',
    'query?query=rate(x[2y])',
    `query_range?query=x&start=0&end=${2 * year}&step=1d`,
    `query_range?query=max_over_time(x[1h:1s])&start=0&end=${year}&step=1d`,
    `query_range?query=rate(x[range()%20*%2030])&start=0&end=${year / 12}&step=1d`,
    `query_exemplars?query=rate(x[2y])&start=0&end=60`,
    `query_exemplars?query=x&start=0&end=${2 * year}`,
  ]) {
    const response = await ask(`/api/v1/${path}`);
    assert.equal(response.status, 422, path);
    assert.equal((await envelopeOf(response)).errorType, 'too_large', path);
  }
  const flink = `/api/getFlinkMetrics?podName=p&start=0&end=${2 * year}&step=1d`;
  assert.equal((await ask(flink)).status, 422);
  assert.equal((await ask(`/api/flink/jobs?start=0&end=${2 * year}`)).status, 422);
  assert.deepEqual(asked, []);
});

test('a token of 400 namespaces with 16 kB of selectors is refused in no time', async () => {
  const namespaces = Array.from({ length: 400 }, (_, index) => `team-${index}.production`);
  const { ask, asked } = setUp(undefined, { authenticate: () => ({ name: 'many', namespaces }) });
  const sum = (selectors: number): string =>
    selectors === 1 ? 'a' : `(${sum(selectors / 2)}+${sum(selectors / 2)})`;
  const body = new URLSearchParams({ query: sum(4_096).slice(1, -1) });
  const refuse = async () => {
    // The time of the processor: how long it blocks others, whatever else this machine does.
    const before = process.cpuUsage();
    const response = await ask('/api/v1/query', { method: 'POST', body });
    const { user, system } = process.cpuUsage(before);
    assert.equal(response.status, 422);
    assert.match((await envelopeOf(response)).error, /4096 selectors/);
    return (user + system) / 1000;
  };
  // The first runs are the compiler's as well.
  const elapsed = Math.min(await refuse(), await refuse(), await refuse(), await refuse());
  assert.deepEqual(asked, []);
  assert.ok(elapsed < 50, `${elapsed} ms`);
});

test('the most series of an answer go to Prometheus as its limit', async () => {
  const { ask, asked } = setUp(undefined, { limits: { series: 100 } });
  for (const path of [
    'query?query=up',
    'query?query=up&limit=0',
    'query?query=up&limit=7',
    'series',
    'labels?limit=1000',
  ]) {
    assert.equal((await ask(`/api/v1/${path}`)).status, 200, path);
  }
  const limits = asked.map(({ parameters }) => new URLSearchParams(parameters).get('limit'));
  assert.deepEqual(limits, ['100', '100', '7', '100', '100']);
});
