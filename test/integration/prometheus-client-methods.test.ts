import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { chartQuery, type JobScope, kubernetes, sections } from '@flink-metrics/sdk/flink';
import {
  createPrometheusClient,
  isForbiddenError,
  isInvalidAnswerError,
  isPrometheusError,
  isQueryError,
  isServerError,
  isUnauthorizedError,
  isUnreachableError,
  type PrometheusClient,
} from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import {
  answersJson,
  answersLoginPage,
  answersText,
  type Behaviour,
  failure,
  hangsUp,
  type MisbehavingServer,
  type SeenRequest,
  startMisbehavingServer,
  success,
} from '../support/misbehaving-server.ts';
import { startPrometheus } from '../support/prometheus.ts';
import { NO_SAMPLES, serve } from '../support/served-client.ts';

const page = (status: number, words = `<h1>${status}</h1>`) =>
  answersText(words, { status, type: 'text/html' });
const json = (status: number, body: unknown) => answersJson(body, { status });
const found = success(NO_SAMPLES);
const LONG = `up{a="${'x'.repeat(3_000)}"}`;

/** What a proxy does with a POST; a GET reaches what is behind it. */
const refusing =
  (post: Behaviour, get: Behaviour = found): Behaviour =>
  (request, response) =>
    request.method === 'POST' ? post(request, response) : get(request, response);

const redirectingPost = (status: number): Behaviour =>
  refusing((request, response) => {
    const location = `/elsewhere${request.path}`;
    response.writeHead(status, { location }).end();
  });

const methodsOf = ({ seen }: MisbehavingServer) => seen.map(({ method }) => method);

suite('a POST that something before the API refuses is asked again by GET', () => {
  const refusals: [string, Behaviour][] = [
    ['Django’s 403', page(403, '<h1>403 Forbidden</h1><p>CSRF verification failed.</p>')],
    [
      'Grafana’s 403',
      json(403, {
        message:
          'Posts not allowed on proxied Prometheus datasource except on /query and /query_range',
      }),
    ],
    ['401', page(401)],
    ['405', page(405)],
    ['411', page(411)],
    ['501', page(501)],
    ['Flask’s 400', page(400, '<h1>Bad Request</h1><p>The CSRF token is missing.</p>')],
    ['a route for GET only, 404', json(404, { error: 'Not Found' })],
    ['413', page(413)],
    ['415', json(415, { title: 'Unsupported Media Type' })],
    ['Laravel’s 419', page(419, 'Page Expired')],
    ['Rails’s 422', page(422, 'InvalidAuthenticityToken')],
    ['a 500 of an exception handler', json(500, { msg: "Request method 'POST' not supported" })],
    ['a refusal with status 200', json(200, { code: 403, msg: 'no CSRF token' })],
    ['a login page with status 200', answersLoginPage],
    ['an empty answer', answersText('')],
    ['a connection that is closed', hangsUp],
  ];
  for (const [name, post] of refusals) {
    test(name, async () => {
      await using it = await serve([refusing(post)]);
      await it.client.query(LONG);
      const asked = methodsOf(it.server);
      assert.equal(asked.at(-1), 'GET');
      assert.equal(it.server.seen.at(-1)?.params.get('query'), LONG);
      await it.client.query(LONG);
      assert.deepEqual(methodsOf(it.server), [...asked, 'GET'], 'POST is not tried again');
    });
  }

  for (const status of [301, 302, 303]) {
    test(`a redirect of status ${status}, which drops the parameters`, async () => {
      const behind: Behaviour = (request, response) =>
        request.params.has('query')
          ? found(request, response)
          : failure(400, 'bad_data', 'no expression found in input')(request, response);
      await using it = await serve([
        (request, response) =>
          request.path.startsWith('/elsewhere')
            ? behind(request, response)
            : redirectingPost(status)(request, response),
      ]);
      await it.client.query(LONG);
      await it.client.query(LONG);
      assert.deepEqual(
        it.server.seen.map(({ method, params }) => [method, params.get('query')?.length]),
        [
          ['POST', LONG.length],
          ['GET', undefined],
          ['GET', LONG.length],
          ['GET', LONG.length],
        ],
      );
    });
  }

  test('labels of a redirected POST, which would be those of all series', async () => {
    const labels: Behaviour = (request, response) =>
      success(request.params.has('match[]') ? ['mine'] : ['mine', 'others'])(request, response);
    await using it = await serve([
      (request, response) =>
        request.path.startsWith('/elsewhere')
          ? labels(request, response)
          : refusing(redirectingPost(302), labels)(request, response),
    ]);
    assert.deepEqual((await it.client.labels({ match: [LONG] })).data, ['mine']);
  });

  test('a redirect that keeps the method is followed', async () => {
    await using it = await serve([
      (request, response) =>
        request.path.startsWith('/elsewhere')
          ? found(request, response)
          : redirectingPost(307)(request, response),
    ]);
    await it.client.query(LONG);
    assert.deepEqual(
      it.server.seen.map(({ method, params }) => [method, params.get('query')?.length]),
      [
        ['POST', LONG.length],
        ['POST', LONG.length],
      ],
    );
  });

  test('each endpoint for itself', async () => {
    await using it = await serve([
      (request, response) =>
        request.path.includes('/query')
          ? found(request, response)
          : refusing(page(403), success([]))(request, response),
    ]);
    const ask = async ({ query, series }: PrometheusClient) => {
      await query(LONG);
      await series({ match: [LONG] });
    };
    await ask(it.client);
    await ask(it.client);
    const asked = ({ method, path }: SeenRequest) => `${method} ${path.split(/[?/]/)[3]}`;
    assert.deepEqual(it.server.seen.map(asked), [
      'POST query',
      'POST series',
      'GET series',
      'POST query',
      'GET series',
    ]);
  });

  test('what Prometheus says of the query by GET is its verdict, and remembered too', async () => {
    await using it = await serve([refusing(page(403), failure(422, 'execution', 'too many'))]);
    for (const _ of [1, 2]) {
      await assert.rejects(it.client.query(LONG), { name: 'QueryError', message: 'too many' });
    }
    assert.deepEqual(methodsOf(it.server), ['POST', 'GET', 'GET']);
  });

  test('a busy server is asked by GET again as it is by POST', async () => {
    let busy = 1;
    await using it = await serve([
      refusing(page(403), (request, response) =>
        busy-- > 0
          ? answersText('', { status: 503, headers: { 'retry-after': '0' } })(request, response)
          : found(request, response),
      ),
    ]);
    await it.client.query(LONG);
    assert.deepEqual(methodsOf(it.server), ['POST', 'GET', 'GET']);
  });
});

test('all charts of a job with a long name come through a proxy that refuses POST', async () => {
  const jobName = 'insert-into_default_catalog.default_database.sink';
  await using prometheus = await startPrometheus();
  await using proxy = await startMisbehavingServer(
    refusing(page(403, 'CSRF verification failed.'), async ({ path }, response) => {
      const answer = await fetch(prometheus.url + path);
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(await answer.text());
    }),
  );
  const client = createPrometheusClient({ baseUrl: proxy.url });
  const scope: JobScope = { deployment: kubernetes, namespace: 'tenant-a', jobName };
  const window = { step: 15_000, interval: 15_000, range: 900_000 };
  const range = { start: 1_700_000_000_000, end: 1_700_000_900_000, step: window.step };
  for (const { charts } of sections) {
    for (const chart of charts) {
      const { data } = await client.queryRange(print(chartQuery(chart, scope, window)), range);
      assert.deepEqual(data, []);
    }
  }
  const posts = methodsOf(proxy).filter((method) => method === 'POST');
  assert.equal(posts.length, 1, 'the first long query is refused, and no other is posted');
});

suite('what is no refusal of POST is not asked by GET', () => {
  const answers: [string, Behaviour, (error: unknown) => boolean, attempts: number][] = [
    ['Prometheus’s 400', failure(400, 'bad_data', 'x'), isQueryError, 1],
    ['a gateway’s 403', failure(403, 'forbidden', 'not yours'), isForbiddenError, 1],
    ['Prometheus’s 500', failure(500, 'internal', 'x'), isServerError, 1],
    ['429', answersText('', { status: 429, headers: { 'retry-after': '0' } }), isServerError, 3],
    ['503', answersText('', { status: 503, headers: { 'retry-after': '0' } }), isServerError, 3],
  ];
  for (const [name, behaviour, guard, attempts] of answers) {
    test(name, async () => {
      await using it = await serve([behaviour]);
      await assert.rejects(it.client.query(LONG), (error) => guard(error));
      assert.deepEqual(methodsOf(it.server), Array(attempts).fill('POST'));
    });
  }
});

suite('what both methods are refused for', () => {
  const alike: [string, Behaviour, (error: unknown) => boolean][] = [
    ['401', page(401), isUnauthorizedError],
    ['403', page(403), isForbiddenError],
    ['404', page(404), isInvalidAnswerError],
    ['a login page', answersLoginPage, isInvalidAnswerError],
  ];
  for (const [name, behaviour, guard] of alike) {
    test(`${name} is the error that a short query has`, async () => {
      await using it = await serve([behaviour]);
      await assert.rejects(it.client.query(LONG), (error) => guard(error));
      assert.deepEqual(methodsOf(it.server), ['POST', 'GET']);
    });
  }

  test('a lost connection costs one GET more', async () => {
    await using it = await serve([hangsUp]);
    await assert.rejects(it.client.query(LONG), isUnreachableError);
    assert.deepEqual(methodsOf(it.server), ['POST', 'POST', 'POST', 'GET']);
  });

  for (const status of [400, 404, 413, 414, 431]) {
    test(`refused by both methods, it says what the GET was answered: ${status}`, async () => {
      await using it = await serve([refusing(page(403), page(status))]);
      await assert.rejects(it.client.query(LONG), (error: unknown) => {
        assert(isPrometheusError(error));
        assert.match(error.message, new RegExp(`answered ${status} `));
        assert.deepEqual([error.status, error.query], [status, LONG]);
        return true;
      });
    });
  }

  test('a POST that is let through later is found', async () => {
    let isOpen = false;
    const limit: Behaviour = (request, response) =>
      (request.path.length > 5_000 ? page(414) : found)(request, response);
    await using it = await serve([
      (request, response) => refusing(isOpen ? found : page(403), limit)(request, response),
    ]);
    await it.client.query(LONG);
    isOpen = true;
    await it.client.query(`${LONG} or ${LONG}`);
    assert.deepEqual(methodsOf(it.server), ['POST', 'GET', 'GET', 'POST']);
  });
});

test('values of a label are read by GET only', async () => {
  await using it = await serve([page(414)]);
  await assert.rejects(it.client.labelValues('job', { match: [LONG] }), /answered 414 /);
  assert.deepEqual(methodsOf(it.server), ['GET']);
});

suite('a client that asks by GET only', () => {
  test('never sends a POST', async () => {
    await using it = await serve([found], { method: 'GET' });
    await it.client.query(LONG);
    await assert.rejects(it.client.series({ match: [LONG] }), isInvalidAnswerError);
    assert.deepEqual(methodsOf(it.server), ['GET', 'GET']);
  });

  test('says what a query that is too long was answered', async () => {
    await using it = await serve([page(414)], { method: 'GET' });
    await assert.rejects(it.client.query(LONG), /answered 414 /);
    assert.deepEqual(methodsOf(it.server), ['GET']);
  });
});
