import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RealPrometheus } from '../support/prometheus.ts';
import {
  type Ask,
  answerOf,
  asTenantA,
  NOW,
  SECRET,
  startTenantsPrometheus,
} from './gateway-tenants.ts';

let both: RealPrometheus;
let alone: RealPrometheus;
let ask: Ask;
let askAlone: Ask;

before(async () => {
  [both, alone] = await Promise.all([
    startTenantsPrometheus('both'),
    startTenantsPrometheus('a alone'),
  ]);
  [ask, askAlone] = [asTenantA(both), asTenantA(alone)];
});
after(() => Promise.all([both[Symbol.asyncDispose](), alone[Symbol.asyncDispose]()]));

const query = (promql: string) =>
  `/api/v1/query?${new URLSearchParams({ query: promql, time: String(NOW) })}`;

/** The answer is the one of a Prometheus that never held tenant b, and does not hold its words either. */
async function learnsNothing(
  path: string,
  init?: RequestInit,
): Promise<{ status: number; text: string }> {
  const answer = await answerOf(await ask(path, init));
  assert.deepEqual(answer, await answerOf(await askAlone(path, init)), path);
  return { status: answer.status, text: JSON.stringify(answer.body) };
}

/** Without the wall the same question does tell: the test would see it. */
async function tellsUnguarded(path: string, init?: RequestInit): Promise<void> {
  const [open, openAlone] = await Promise.all(
    [both, alone].map(async ({ url }) => answerOf(await fetch(`${url}${path}`, init))),
  );
  assert.notDeepEqual(open, openAlone, `${path} tells nothing without the wall either`);
}

async function refused(status: number, path: string, init?: RequestInit): Promise<void> {
  const answer = await learnsNothing(path, init);
  assert.equal(answer.status, status, `${path.slice(0, 200)}: ${answer.text.slice(0, 200)}`);
}

/** Answered, with the tenant's own data only. */
async function scoped(path: string, init?: RequestInit): Promise<void> {
  const { status, text } = await learnsNothing(path, init);
  assert.equal(status, 200, `${path}: ${text}`);
  assert.doesNotMatch(text, SECRET);
}

async function queryIsScoped(promql: string): Promise<void> {
  await tellsUnguarded(query(promql));
  await scoped(query(promql));
}

const form = (body: string): RequestInit => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

test("plain questions are answered with the tenant's own series", async () => {
  const answer = (await (await ask(query('up'))).json()) as {
    data: { result: { metric: unknown }[] };
  };
  assert.deepEqual(
    answer.data.result.map(({ metric }) => metric).sort(),
    ['1', '2'].map((instance) => ({ __name__: 'up', instance, job: 'flink', namespace: 'a' })),
  );
  await queryIsScoped('up');
  await queryIsScoped('{__name__=~".+"}');
  await queryIsScoped('count({__name__!=""})');
  await queryIsScoped('sum(rate(request_bucket[5m])) by (le)');
});

test('1. thousands of operators in front of a selector do not lose it', async () => {
  for (const minuses of [10, 100, 2_508, 16_000]) {
    const { text } = await learnsNothing(query(`${'-'.repeat(minuses)}secret`));
    assert.doesNotMatch(text, SECRET);
  }
  await refused(400, query(`${'-'.repeat(2_508)}secret`));
  await refused(400, query(`${'('.repeat(2_508)}secret${')'.repeat(2_508)}`));
});

test('2. a carriage return ends a comment here as in Prometheus', async () => {
  await queryIsScoped('up # harmless\r or secret');
  await queryIsScoped('up # harmless\n or secret');
});

test('3. an unterminated string is refused, and code never becomes text or text code', async () => {
  for (const promql of [
    'up{job="flink} or secret',
    'up{job=\'flink"} or secret',
    'up or `secret',
    '"a\nb"',
  ]) {
    await refused(400, query(promql));
  }
  await queryIsScoped(`label_replace(up, "x", "#' or b{", "", "") # "\n or secret`);
});

test('4. @ and offset stay with the selector they stand behind', async () => {
  const promql = 'up{instance="1"} + up{instance="1"} offset 5m';
  const byHand = await fetch(
    `${both.url}${query('up{instance="1",namespace="a"} + (up{instance="1",namespace="a"} offset 5m)')}`,
  );
  assert.deepEqual(await answerOf(await ask(query(promql))), await answerOf(byHand));
  await queryIsScoped(`up or secret @ ${NOW - 60}`);
  await queryIsScoped('up or secret offset 1m');
});

test('5. selectors in the parameter of an aggregation are scoped', async () => {
  await queryIsScoped('topk(scalar(sum(secret) or vector(1)), up)');
  await queryIsScoped('quantile(scalar(secret / 424242), up)');
  await queryIsScoped('bottomk(scalar(sum(secret) or vector(1)), up) by (job)');
});

test('6. functions that read series without naming them are refused', async () => {
  await refused(400, query('info(up)'));
  await refused(400, query('sum(info(up, {secret_label=~".+"}))'));
});

test('7. a multipart body is refused', async () => {
  const body = new FormData();
  body.set('query', 'secret');
  await refused(415, '/api/v1/query', { method: 'POST', body });
  await refused(415, '/api/v1/query', { method: 'POST', body: 'query=secret' });
});

test('8. exactly one query from one place, and match[] values are each scoped', async () => {
  await refused(400, `${query('up')}&query=secret`);
  await refused(400, `${query('up')}&quer%79=secret`);
  await refused(400, `/api/v1/query?query=secret`, form('query=up'));
  await refused(400, `/api/v1/query`, form('query=up&query=secret'));
  await refused(400, `${query('up')};query=secret`);
  await refused(400, '/api/v1/query?query=up&x=%zz;query=secret');
  await tellsUnguarded('/api/v1/series?match[]=up&match[]=secret');
  await scoped('/api/v1/series?match[]=up&match[]=secret&match[]={__name__=~".%2B"}');
  await scoped('/api/v1/series', form('match[]=up&match[]=secret'));
});

test('9. other spellings of a path reach no other endpoint and no other label', async () => {
  await tellsUnguarded('/api/v1/label/namespace/values');
  await scoped('/api/v1/label/namespace/values');
  await scoped('/api/v1/label/%6eamespace/values');
  await refused(400, '/api/v1/label/U__namespace/values');
  await scoped(query('secret').replace('query', '%71uery'));
  const others = ['/api/v1/label/..%2fquery/values', '/api/v1/label/job%3f/values'];
  for (const path of others) await refused(400, path);
  for (const path of [
    '/api/v1//query?query=secret',
    '/federate?match[]=secret',
    '/api/v1/label/a/b/values',
  ]) {
    await refused(404, path);
  }
});

test('10. neither headers nor error texts nor warnings of Prometheus come through', async () => {
  const response = await ask(query('up'), { headers: { origin: 'https://evil.example' } });
  assert.deepEqual(
    [...response.headers.keys()].filter((name) => name.startsWith('access-control-allow')),
    [],
  );
  await response.body?.cancel();
  const promql = 'up + on() group_left() request_bucket';
  const direct = await fetch(`${both.url}${query(promql)}`);
  assert.match(await direct.text(), /match group|le=/);
  const { status, text } = await learnsNothing(query(promql));
  assert.equal(status, 422);
  assert.match(text, /Several series match/);
  assert.doesNotMatch(text, /le=/);
});

test("11. without match[] the labels, values and series are the tenant's own", async () => {
  for (const path of [
    '/api/v1/labels',
    '/api/v1/label/__name__/values',
    '/api/v1/label/job/values',
  ]) {
    await tellsUnguarded(path);
    await scoped(path);
  }
  await scoped('/api/v1/series');
  await scoped('/api/v1/labels', form('start=0'));
  await scoped('/api/v1/label/secret_label/values');
});

test('12. numbers that are none are refused', async () => {
  for (const time of ['NaN', 'Inf', '-Inf', '1e400', '0x1']) {
    await refused(400, `/api/v1/query?query=up&time=${time}`);
    await refused(400, `/api/v1/query_range?query=up&start=0&end=${time}&step=1`);
    await refused(400, `/api/v1/query_range?query=up&start=0&end=1&step=${time}`);
  }
});

test('13. no other endpoint of Prometheus is there', async () => {
  const others = ['format_query', 'parse_query', 'query_exemplars', 'metadata', 'targets', 'rules'];
  const more = [
    'alerts',
    'status/config',
    'status/tsdb',
    'read',
    'admin/tsdb/snapshot',
    'targets/metadata',
  ];
  for (const path of [...others, ...more]) await refused(404, `/api/v1/${path}?query=secret`);
});

test('14. a megabyte of garbage is refused at once', async () => {
  const started = performance.now();
  await refused(413, '/api/v1/query', form(`query=${'a{"('.repeat(262_144)}`));
  await refused(400, '/api/v1/query', form(`query=${'a{"('.repeat(5_000)}`));
  await refused(400, '/api/v1/query', form(`query=${'a+('.repeat(5_000)}`));
  const elapsed = performance.now() - started;
  assert.ok(elapsed < 2_000, `took ${elapsed} ms`);
});

test('15. quoted names keep their quotes', async () => {
  // 2.42 cannot parse them and 3.x can: either way the wall holds.
  for (const promql of [
    'sum by ("äää") (up)',
    '{"secret"}',
    'up{"secret_label"=~".*"}',
    'up or {"secret"}',
  ]) {
    const { text } = await learnsNothing(query(promql));
    assert.doesNotMatch(text, SECRET);
  }
  await refused(403, query('up{"namespace"="b"}'));
});

test('16. a subquery is written with a colon', async () => {
  await refused(400, query('up[5m x 1m]'));
  await refused(400, query('max_over_time(up[5m x 1m])'));
});

test('a namespace that is not granted is refused by name; a pattern over it finds nothing', async () => {
  await refused(403, query('up{namespace="b"}'));
  await refused(403, query('absent(secret{namespace="b"})'));
  await refused(403, '/api/v1/series?match[]=up{namespace="b"}');
  await refused(403, '/api/getFlinkMetrics?namespace=b&podName=tm-1-1');
  await queryIsScoped('up{namespace=~"b|a"}');
  await queryIsScoped('up{namespace!="a"}');
  await queryIsScoped('absent(secret{namespace!~"a"})');
});

test("labels forged by a query are forged on the tenant's own data", async () => {
  await queryIsScoped('label_replace(sum(up), "namespace", "b", "", "")');
  await scoped(query('count_values("namespace", up{instance="1"})'));
});

test('the other tenant, by its token, sees its own', async () => {
  const response = await ask(query('secret'), { headers: { authorization: 'Bearer token-b' } });
  assert.match(await response.text(), SECRET);
});
