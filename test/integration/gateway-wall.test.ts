import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RealPrometheus } from '../support/prometheus.ts';
import {
  type Ask,
  answerOf,
  asTenantA,
  LAYOUTS,
  type Layout,
  labelSetsOfA,
  NOW,
  SECRET,
  startTenantsPrometheus,
} from './gateway-tenants.ts';
import { type SharedStores, startSharedStores } from './shared-store-replicas.ts';

for (const layout of LAYOUTS) {
  describe(`tenants by ${layout}`, () => wall(layout));
  describe(`tenants by ${layout}, two gateways and a shared store`, () => wall(layout, true));
}

/** Asks at the first gateway, and then at a second one, which has what the first was answered. */
function askBoth(prometheus: RealPrometheus, layout: Layout, { first, second }: SharedStores): Ask {
  const kept = { instant: 600_000, fresh: 600_000 };
  const one = asTenantA(prometheus, layout, { cache: { ...kept, shared: first } });
  const other = asTenantA(prometheus, layout, { cache: { ...kept, shared: second } });
  return async (path, init) => {
    await answerOf(await one(path, init));
    await first.settled();
    return other(path, init);
  };
}

function wall(layout: Layout, shared = false): void {
  let both: RealPrometheus;
  let alone: RealPrometheus;
  let ask: Ask;
  let askAlone: Ask;
  let stores: SharedStores | undefined;

  before(async () => {
    [both, alone] = await Promise.all([
      startTenantsPrometheus('both', undefined, layout),
      startTenantsPrometheus('a alone', undefined, layout),
    ]);
    [ask, askAlone] = [asTenantA(both, layout), asTenantA(alone, layout)];
    if (!shared) return;
    stores = await startSharedStores();
    ask = askBoth(both, layout, stores);
  });
  after(async () => {
    const hits = stores?.second.hits() ?? 0;
    await Promise.all([both, alone, stores].map((server) => server?.[Symbol.asyncDispose]()));
    assert.ok(!shared || hits > 20, `${hits} answers came out of the store`);
  });

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
    const key = (labels: unknown) => JSON.stringify(labels);
    const own = (instance: string, labels: object) =>
      key(
        Object.fromEntries(
          Object.entries({ __name__: 'up', instance, job: 'flink', ...labels }).sort(),
        ),
      );
    const [first, second] = layout === 'namespaces' ? [{ namespace: 'a' }] : labelSetsOfA;
    assert.deepEqual(
      answer.data.result
        .map(({ metric }) => key(Object.fromEntries(Object.entries(metric as object).sort())))
        .sort(),
      [
        own('1', first ?? {}),
        own('2', first ?? {}),
        ...(second === undefined ? [] : [own('2', second)]),
      ].sort(),
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
    const own = `up{instance="1",namespace="a"${layout === 'namespaces' ? '' : ',cluster="x"'}}`;
    const byHand = await fetch(`${both.url}${query(`${own} + (${own} offset 5m)`)}`);
    assert.deepEqual(await answerOf(await ask(query(promql))), await answerOf(byHand));
    await queryIsScoped(`up or secret @ ${NOW - 60}`);
    await queryIsScoped('up or secret offset 1m');
  });

  test('5. selectors in the parameter of an aggregation are scoped', async () => {
    await queryIsScoped('topk(scalar(sum(secret) or vector(1)), up)');
    await queryIsScoped('quantile(scalar(max(secret) / 424242), up)');
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
    const others = ['parse_query', 'targets', 'status/config', 'status/tsdb', 'status/flags'];
    const more = ['read', 'write', 'admin/tsdb/snapshot', 'targets/metadata', 'alertmanagers'];
    for (const path of [...others, ...more]) await refused(404, `/api/v1/${path}?query=secret`);
    // These are there for the tenant: they take no query, or scope it.
    for (const path of ['metadata', 'rules', 'alerts', 'status/buildinfo']) {
      await refused(400, `/api/v1/${path}?query=secret`);
      await scoped(`/api/v1/${path}`);
    }
    for (const path of ['whoami', `jobs?end=${NOW}`, `namespaces?end=${NOW}`]) {
      await scoped(`/api/flink/${path}`);
    }
    await scoped('/api/flink/scopedQuery?query=up');
    await refused(400, '/api/v1/format_query?query=info(');
    await scoped('/api/v1/query_exemplars?query=secret');
    await refused(403, '/api/v1/query_exemplars?query=secret{namespace="b"}');
    await refused(400, '/api/v1/query_exemplars?query=info(secret)');
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
}
