import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PrometheusType } from './dialects/dialect.ts';
import { createGateway } from './gateway.ts';
import type { GatewayOptions } from './gateway-options.ts';
import type { Grant } from './tenant.ts';

const NO_SERIES = '{"status":"success","data":{"resultType":"vector","result":[]}}';

/** A server that keeps what it was asked, and how. */
function setUp(prometheusType: PrometheusType, options: Partial<GatewayOptions> = {}) {
  const asked: { url: string; form: URLSearchParams; headers: Headers }[] = [];
  const gateway = createGateway({
    prometheusType,
    authenticate: (request) => ({
      name: 'a',
      namespaces: ['a'],
      ...(JSON.parse(request.headers.get('x-grant') ?? '{}') as Grant),
    }),
    ...options,
    prometheus: {
      url: 'http://store',
      ...options.prometheus,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const form = new URLSearchParams(await request.text());
        asked.push({ url: request.url, form, headers: request.headers });
        return new Response(NO_SERIES, { headers: { 'content-type': 'application/json' } });
      },
    },
  });
  const ask = (path: string, grant: Grant = {}, headers: Record<string, string> = {}) =>
    gateway.fetch(
      new Request(`http://gateway${path}`, {
        headers: { 'x-grant': JSON.stringify(grant), ...headers },
      }),
    );
  return { asked, ask };
}

const query = '/api/v1/query?query=up';
const everyType: readonly PrometheusType[] = ['prometheus', 'thanos', 'mimir', 'victoriametrics'];

test('what belongs to a store is never taken from a client', async () => {
  for (const type of everyType) {
    const { ask, asked } = setUp(type);
    for (const parameter of [
      'storeMatch[]={a="b"}',
      'replicaLabels[]=namespace',
      'engine=thanos',
      'analyze=true',
      'explain=true',
      'extra_label=a=b',
      'extra_filters=a',
      'extra_filters[]=a',
      'db=b',
      'nocache=1',
      'X-Scope-OrgID=b',
    ]) {
      assert.equal((await ask(`${query}&${parameter}`)).status, 400, `${type} ${parameter}`);
    }
    assert.equal(asked.length, 0);
    const headers = { 'X-Scope-OrgID': 'b', AccountID: '1', ProjectID: '1', 'THANOS-TENANT': 'b' };
    assert.equal((await ask(query, {}, headers)).status, 200);
    const sent = [...(asked[0]?.headers.keys() ?? [])];
    assert.deepEqual(sent, ['accept', 'accept-encoding', 'content-type'], type);
  }
});

test("Thanos' own parameters are checked, and sent where Thanos has them", async () => {
  const { ask, asked } = setUp('thanos');
  const own = (path: string) => `${path}&dedup=0&partial_response=true`;
  assert.equal((await ask(own(`${query}&max_source_resolution=5m`))).status, 200);
  assert.deepEqual(Object.fromEntries(asked.pop()?.form ?? []), {
    query: 'up{namespace="a"}',
    timeout: '30',
    dedup: 'false',
    partial_response: 'true',
    max_source_resolution: '300s',
  });
  for (const resolution of ['auto', '0', '0s', '1h', '300']) {
    const path = `/api/v1/query_range?query=up&start=0&end=1&step=1&max_source_resolution=${resolution}`;
    assert.equal((await ask(path)).status, 200, resolution);
    const sent = asked.pop()?.form.get('max_source_resolution');
    assert.match(sent ?? '', /^(auto|0s|3600s|300s)$/, resolution);
  }
  // Grafana gives them to every endpoint.
  for (const path of ['/api/v1/series', '/api/v1/labels', '/api/v1/query_exemplars?query=up']) {
    const further = `${path.includes('?') ? '&' : '?'}dedup=0&max_source_resolution=auto`;
    assert.equal((await ask(path + further)).status, 200);
    const form = asked.pop()?.form;
    assert.equal(form?.get('dedup'), path.includes('exemplars') ? null : 'false');
    assert.equal(form?.has('max_source_resolution'), false);
  }
  assert.equal((await ask('/api/v1/metadata?dedup=true')).status, 200);
  for (const wrong of [
    `${query}&dedup=yes`,
    `${query}&dedup=`,
    `${query}&partial_response=constructor`,
    `${query}&max_source_resolution=5x`,
    `${query}&max_source_resolution=-1`,
    `${query}&dedup=true&dedup=false`,
    '/api/v1/series?max_source_resolution=x',
    '/api/v1/labels?dedup=2',
  ]) {
    assert.equal((await ask(wrong)).status, 400, wrong);
  }
  assert.equal((await setUp('prometheus').ask(own(query))).status, 400);
});

test("Mimir is asked for the tenant's own tenants, several together where all are granted", async () => {
  const { ask, asked } = setUp('mimir', {
    prometheus: { url: 'http://store', headers: { 'X-Scope-OrgID': 'all' } },
    cache: {},
  });
  for (const [orgs, sent] of [
    [undefined, 'all'],
    [['team-a'], 'team-a'],
    [['team-b', 'team-a', 'team-b'], 'team-a|team-b'],
  ] as const) {
    const grant = orgs === undefined ? {} : { orgs };
    assert.equal((await ask(query, grant)).status, 200);
    // Nothing kept for one is given to another.
    assert.equal(asked.pop()?.headers.get('x-scope-orgid'), sent);
  }
  for (const orgs of [[], [''], ['a|b'], ['a', 'b|c'], ['..'], ['a b'], ['ä'], ['x'.repeat(151)]]) {
    assert.equal((await ask(query, { orgs })).status, 403, JSON.stringify(orgs));
  }
  assert.equal(asked.length, 0);
});

test('VictoriaMetrics is given the matchers of the scope beside the query', async () => {
  const { ask, asked } = setUp('victoriametrics', {
    prometheus: { url: 'http://store/select/{account}/prometheus' },
  });
  const filters = async (grant: Grant, path = query) => {
    assert.equal((await ask(path, grant)).status, 200);
    return asked.at(-1)?.form.getAll('extra_filters[]');
  };
  assert.deepEqual(await filters({}), ['{namespace="a"}']);
  assert.equal(asked.at(-1)?.url, 'http://store/select/0/prometheus/api/v1/query');
  assert.deepEqual(await filters({ orgs: ['12:3'] }), ['{namespace="a"}']);
  assert.equal(asked.at(-1)?.url, 'http://store/select/12:3/prometheus/api/v1/query');
  const labelSets = [
    { namespace: 'x"', cluster: 'b' },
    { namespace: 'y', cluster: 'c' },
  ];
  assert.deepEqual(await filters({ namespaces: [], labelSets }), [
    '{namespace="x\\"",cluster="b"}',
    '{namespace="y",cluster="c"}',
  ]);
  assert.deepEqual(await filters({}, '/api/v1/series'), ['{namespace="a"}']);
  assert.deepEqual(await filters({ everything: true }), []);
});
