import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createGateway, type Gateway, staticTokens } from '@flink-metrics/gateway';
import { type RealPrometheus, startPrometheus } from '../support/prometheus.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Rules, alerts, metadata and exemplars of two tenants in one Prometheus that scrapes and evaluates. */
const cleanup = new AsyncDisposableStack();
let prometheus: RealPrometheus;
let gateway: Gateway;

const metricsOf = (help: string, metric: string) => `# HELP requests ${help}
# TYPE requests counter
requests_total 7 # {trace_id="${help}"} 1
# HELP ${metric} ${help}
# TYPE ${metric} gauge
${metric} 1
# EOF
`;

const rule = (alert: string, expr: string, labels: string, annotation = '') =>
  `  - {alert: ${alert}, expr: '${expr}', labels: {${labels}}, annotations: {text: '${annotation}'}}`;

const rules = `groups:
- name: of-a
  interval: 1s
  rules:
${[
  rule(
    'OwnAlert',
    'up{namespace="a"} == 1',
    'namespace: a, severity: page',
    '{{ $labels.job }} is up',
  ),
  rule('ReadsSecret', 'up{namespace="a"} and on () secret_gauge', 'namespace: a'),
  rule(
    'TemplateReadsSecret',
    'up{namespace="a"}',
    'namespace: a',
    '{{ query "secret_gauge" | first | value }}',
  ),
  '  - {record: own:up:sum, expr: \'sum(up{namespace="a"})\', labels: {namespace: a}}',
].join('\n')}
- name: secret
  interval: 1s
  rules:
${[
  rule('SecretAlert', 'up{namespace="b"}', 'namespace: b', 'secret'),
  rule('NobodysAlert', 'secret_gauge', 'severity: page', 'secret'),
].join('\n')}
`;

before(async () => {
  const targets = await Promise.all([
    exporter('of a', 'own_gauge'),
    exporter('secret', 'secret_gauge'),
  ]);
  const folder = cleanup.use(await temporaryFolder('rules'));
  const path = join(folder.path, 'secret-rules.yml');
  await writeFile(path, rules);
  prometheus = cleanup.use(
    await startPrometheus({
      flags: ['--enable-feature=exemplar-storage'],
      scrapeConfigs: `rule_files: ['${path}']
scrape_configs:
- job_name: flink
  scrape_interval: 1s
  static_configs:
  - {targets: ['${targets[0]}'], labels: {namespace: a}}
  - {targets: ['${targets[1]}'], labels: {namespace: b}}
`,
    }),
  );
  gateway = createGateway({
    prometheus: { url: prometheus.url },
    authenticate: staticTokens([
      { tenant: 'a', namespaces: ['a'], token: 'token-a' },
      { tenant: 'b', namespaces: ['b'], token: 'token-b' },
      { tenant: 'admin', everything: true, token: 'token-admin' },
    ]),
  });
  for (let tries = 0; tries < 100; tries += 1) {
    const { data } = await direct<{ alerts: { state: string }[] }>('alerts');
    if (data.alerts.filter(({ state }) => state === 'firing').length >= 5) return;
    await setTimeout(200);
  }
  assert.fail('The alerts do not fire.');
});
after(() => cleanup.disposeAsync());

async function exporter(help: string, metric: string): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/openmetrics-text; version=1.0.0');
    response.end(metricsOf(help, metric));
  });
  cleanup.defer(() => void server.close().closeAllConnections());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const direct = async <T>(path: string) =>
  (await (await fetch(`${prometheus.url}/api/v1/${path}`)).json()) as { data: T };

async function askAs<T>(tenant: string, path: string): Promise<T> {
  const response = await gateway.fetch(
    new Request(`http://gateway${path}`, { headers: { authorization: `Bearer token-${tenant}` } }),
  );
  const text = await response.text();
  assert.equal(response.status, 200, `${path}: ${text}`);
  if (tenant === 'a') assert.doesNotMatch(text, /secret/i);
  return (JSON.parse(text) as { data: T }).data;
}

interface Groups {
  readonly groups: { name: string; file: string; rules: { name: string; alerts?: Alert[] }[] }[];
}
interface Alert {
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly state: string;
}

const namesOf = ({ groups }: Groups) => groups.map(({ rules }) => rules.map(({ name }) => name));

test("a rule is shown by its own labels, and only if all it reads is the tenant's", async () => {
  assert.match(JSON.stringify(await direct('rules')), /secret/);
  const all = await askAs<Groups>('a', '/api/v1/rules');
  assert.deepEqual(namesOf(all), [['OwnAlert', 'own:up:sum']]);
  assert.equal(all.groups[0]?.file, 'of-a');
  assert.deepEqual(namesOf(await askAs<Groups>('a', '/api/v1/rules?type=alert')), [['OwnAlert']]);
  assert.deepEqual(namesOf(await askAs<Groups>('b', '/api/v1/rules')), [['SecretAlert']]);
  assert.deepEqual(namesOf(await askAs<Groups>('admin', '/api/v1/rules')), [
    ['OwnAlert', 'ReadsSecret', 'own:up:sum'],
    ['SecretAlert', 'NobodysAlert'],
  ]);
});

test('alerts are those of the rules that are shown', async () => {
  const { alerts } = await askAs<{ alerts: Alert[] }>('a', '/api/v1/alerts');
  assert.deepEqual(
    alerts.map(({ labels, annotations, state }) => [labels.alertname, annotations.text, state]),
    [['OwnAlert', 'flink is up', 'firing']],
  );
});

test("metadata are those of the tenant's own targets", async () => {
  type Metadata = Record<string, { type: string; help: string; unit: string }[]>;
  const own = await askAs<Metadata>('a', '/api/v1/metadata');
  assert.deepEqual(Object.keys(own).sort(), ['own_gauge', 'requests']);
  // Both tenants have a metric of this name, each with its own text.
  assert.equal((await direct<Metadata>('metadata')).data.requests?.length, 2);
  assert.deepEqual(
    own.requests?.map(({ type, help }) => [type, help]),
    [['counter', 'of a']],
  );
  assert.deepEqual(Object.keys(await askAs<Metadata>('a', '/api/v1/metadata?metric=requests')), [
    'requests',
  ]);
  assert.deepEqual(await askAs('a', '/api/v1/metadata?metric=secret_gauge'), {});
  assert.equal(Object.keys(await askAs<Metadata>('a', '/api/v1/metadata?limit=1')).length, 1);
  assert.ok('secret_gauge' in (await askAs<Metadata>('admin', '/api/v1/metadata')));
});

test("exemplars are those of the tenant's own series", async () => {
  type Exemplars = { seriesLabels: { namespace: string }; exemplars: { labels: object }[] }[];
  const times = `start=${Date.now() / 1000 - 600}&end=${Date.now() / 1000 + 60}`;
  const path = `query_exemplars?query=requests_total&${times}`;
  assert.equal((await direct<Exemplars>(path)).data.length, 2);
  const own = await askAs<Exemplars>('a', `/api/v1/${path}`);
  assert.deepEqual(
    own.map(({ seriesLabels }) => seriesLabels.namespace),
    ['a'],
  );
  assert.deepEqual(own[0]?.exemplars[0]?.labels, { trace_id: 'of a' });
});

test('the version is told, and who the caller is', async () => {
  const { version } = await askAs<{ version: string }>('a', '/api/v1/status/buildinfo');
  assert.match(version, /^[23]\./);
  assert.deepEqual(await askAs('a', '/api/flink/whoami'), {
    name: 'a',
    tenantLabel: 'namespace',
    namespaces: ['a'],
    labelSets: [],
    everything: false,
  });
});
