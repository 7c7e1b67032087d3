import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RealPrometheus } from '../support/prometheus.ts';
import { type Ask, asTenantA, NOW, SECRET, startTenantsPrometheus } from './gateway-tenants.ts';

/**
 * The requests of Grafana's Prometheus data source, in the form it sends them.
 * Source: grafana/grafana, pkg/promlib/client/client.go, pkg/promlib/heuristics.go and healthcheck.go, and
 * packages/grafana-prometheus/src/resource_clients.ts.
 */
let prometheus: RealPrometheus;
let ask: Ask;

before(async () => {
  prometheus = await startTenantsPrometheus('both');
  ask = asTenantA(prometheus);
});
after(() => prometheus[Symbol.asyncDispose]());

type Method = 'GET' | 'POST';
type Parameters = Readonly<Record<string, string>>;

const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };

function send(method: Method, path: string, parameters: Parameters): Promise<Response> {
  const query = new URLSearchParams(parameters).toString();
  return method === 'POST'
    ? ask(path, { method, headers, body: query })
    : ask(query === '' ? path : `${path}?${query}`);
}

/**
 * What the editor asks for, by way of Grafana's own server: that sends it by POST where the data source is set so, with
 * parameters in the URL where the editor has them there, and again by GET where that fails.
 */
async function resource(
  method: Method,
  asked: Method,
  path: string,
  parameters: Parameters,
): Promise<Response> {
  if (method === 'GET') return send('GET', path, parameters);
  const query = new URLSearchParams(parameters).toString();
  const [url, body] = asked === 'GET' ? [`${path}?${query}`, ''] : [path, query];
  const response = await ask(url, { method, headers, body });
  if (response.status !== 405 && response.status !== 400) return response;
  await response.body?.cancel();
  return send('GET', path, parameters);
}

async function dataOf<T>(pending: Promise<Response>): Promise<T> {
  const response = await pending;
  const text = await response.text();
  assert.equal(response.status, 200, text);
  assert.doesNotMatch(text, SECRET);
  const { status, data } = JSON.parse(text) as { status: string; data: T };
  assert.equal(status, 'success');
  return data;
}

const times = { start: String(NOW - 600), end: String(NOW) };
const everything = '{__name__!=""}';

for (const method of ['GET', 'POST'] as const) {
  test(`"Save & test" of a data source set to ${method}`, async () => {
    const scalar = await dataOf<{ resultType: string; result: [number, string] }>(
      send(method, '/api/v1/query', { query: '1+1', time: '4' }),
    );
    assert.deepEqual(scalar, { resultType: 'scalar', result: [4, '2'] });
    const info = await dataOf<{ version: string; features?: object }>(
      resource(method, method, '/api/v1/status/buildinfo', {}),
    );
    assert.match(info.version, /^\d/);
    // Grafana takes a server that names features here for a Mimir.
    assert.equal(info.features, undefined);
  });

  test(`a panel's range, instant and exemplar queries by ${method}`, async () => {
    const range = await dataOf<{ result: unknown[] }>(
      send(method, '/api/v1/query_range', { query: 'rate(up[1m0s])', step: '15', ...times }),
    );
    assert.equal(range.result.length, 2);
    const limited = { query: 'up', time: `${NOW}.123`, timeout: '60s' };
    const instant = await dataOf<{ result: unknown[] }>(send(method, '/api/v1/query', limited));
    assert.equal(instant.result.length, 2);
    await dataOf(send(method, '/api/v1/query_exemplars', { query: 'up', ...times }));
  });

  test(`the editor's and the variables' look-ups by ${method}`, async () => {
    const labels = await dataOf<string[]>(
      resource(method, method, '/api/v1/labels', {
        limit: '40000',
        ...times,
        'match[]': everything,
      }),
    );
    assert.ok(labels.includes('job_name'));
    const metrics = await dataOf<string[]>(
      resource(method, 'GET', '/api/v1/label/__name__/values', { limit: '40000', ...times }),
    );
    assert.ok(metrics.includes('up') && !metrics.includes('secret'));
    const series = await dataOf<unknown[]>(
      resource(method, method, '/api/v1/series', { ...times, 'match[]': 'up', limit: '40000' }),
    );
    assert.equal(series.length, 2);
    await dataOf(resource(method, 'GET', '/api/v1/metadata', { limit: '5000' }));
    const { groups } = await dataOf<{ groups: unknown[] }>(
      resource(method, 'GET', '/api/v1/rules', {}),
    );
    assert.deepEqual(groups, []);
    // Of a data source whose version has no `match[]` of labels, or none is set.
    const values = await dataOf<unknown[]>(
      resource(method, method, '/api/v1/series', {
        ...times,
        'match[]': '{job!=""}',
        limit: '40000',
      }),
    );
    assert.ok(values.length > 2);
    const formatted = await dataOf<string>(
      resource(method, method, '/api/v1/format_query', { query: 'sum( up )' }),
    );
    assert.equal(formatted, 'sum(up)');
  });
}
