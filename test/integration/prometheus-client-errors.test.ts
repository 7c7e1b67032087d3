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
  type QueryError,
  type UnreachableError,
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
  success,
} from '../support/misbehaving-server.ts';
import { serve } from '../support/served-client.ts';

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
    ['breaking off, retried', breaksOffAfter('{"status":"succ'), isUnreachableError, 3],
    ['504, retried', answersText('', { status: 504 }), isServerError, 3],
  ];
  for (const [name, behaviour, guard, attempts] of cases) {
    test(name, async () => {
      await using it = await serve([behaviour]);
      await assert.rejects(it.client.query('up'), (error) => guard(error));
      assert.equal(it.server.seen.length, attempts);
    });
  }

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

  test('a server that was not reached has its query and reason in the error', async () => {
    await using it = await serve([hangsUp]);
    await assert.rejects(it.client.query('up'), (error: UnreachableError) => {
      assert.equal(error.query, 'up');
      assert.match(
        error.message,
        /\/api\/v1\/query cannot be reached \(TypeError: fetch failed\)\.$/,
      );
      assert(error.cause instanceof TypeError);
      return true;
    });
  });

  test('an error of a lookup has its selectors', async () => {
    const error = 'invalid parameter "match[]": 1:4: parse error: unexpected end of input';
    await using it = await serve([failure(400, 'bad_data', error)]);
    const expected = { name: 'QueryError', query: 'up{', position: { line: 1, column: 4 } };
    await assert.rejects(it.client.series({ match: ['up{'] }), expected);
    await assert.rejects(it.client.labels({ match: ['a', 'up{'] }), { query: 'a\nup{' });
    await assert.rejects(it.client.labels(), { query: undefined });
  });

  test('a refusal keeps the server’s own words, but not a page', async () => {
    const long = `${'x'.repeat(199)}…`;
    await using it = await serve([
      answersText('tenant id\n is\x1b missing\n', { status: 400, type: 'text/plain' }),
      answersJson({ message: 'no route' }, { status: 404 }),
      answersText(`y${'x'.repeat(300)}`, { status: 410, type: 'text/plain' }),
      answersText('Not here, <b>sorry</b>', { status: 400, type: 'text/html' }),
    ]);
    const url = `${it.server.url}/api/v1/labels`;
    const messages = [
      `${url} answered 400 Bad Request: tenant id is missing. Is this address a Prometheus API?`,
      `${url} answered 404 Not Found: {"message":"no route"}. This server has no such endpoint, or is no Prometheus API.`,
      `${url} answered 410 Gone: y${long}. Is this address a Prometheus API?`,
      `${url} answered 400 Bad Request. Is this address a Prometheus API?`,
    ];
    for (const message of messages) {
      await assert.rejects(it.client.labels(), { name: 'InvalidAnswerError', message });
    }
  });
});

test('an answer broken inside names the byte', async () => {
  await using it = await serve([answersText('{"status":"success","data":{"resultType":7}}')]);
  await assert.rejects(it.client.query('up'), (error: InvalidAnswerError) => {
    assert.equal(error.offset, 41);
    return isInvalidAnswerError(error);
  });
});
