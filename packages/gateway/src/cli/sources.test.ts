import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { SettingsError } from './settings.ts';
import { readSettings, usage } from './sources.ts';

const tokens = [{ tenant: 'a', namespaces: ['a'], token: 'token-a' }];
const environment = {
  FLINK_METRICS_PROMETHEUS_URL: 'http://prometheus:9090',
  FLINK_METRICS_TOKENS: JSON.stringify(tokens),
};

function file(context: TestContext, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'flink-metrics-settings-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'gateway.json');
  writeFileSync(path, text);
  return path;
}

const wrong =
  (...messages: RegExp[]) =>
  (error: unknown) => {
    assert.ok(error instanceof SettingsError);
    for (const message of messages) assert.match(error.message, message);
    return true;
  };

test('what is not set has a default', () => {
  assert.deepEqual(readSettings([], environment), {
    prometheusUrl: ['http://prometheus:9090'],
    prometheusType: 'prometheus',
    prometheusHeaders: {},
    timeout: 30_000,
    totalTimeout: 120_000,
    bodyTimeout: 10_000,
    answerBytes: 67_108_864,
    host: '127.0.0.1',
    port: 9099,
    drainDelay: 3_000,
    drainTimeout: 30_000,
    tenantLabel: 'namespace',
    outOfScope: 'forbidden',
    origins: [],
    tokens,
    queryLength: 16_384,
    points: 11_000,
    cacheBytes: 67_108_864,
    cacheInstant: 1_000,
    cacheFresh: 5_000,
    cacheOverlap: 300_000,
    storeTimeout: 50,
    subqueryPoints: 50_000,
    range: 34_560_000_000,
    scopeLength: 1_048_576,
    series: 100_000,
    requestsPerSecond: 1_000,
    concurrency: 20,
    tenantConcurrency: 10,
    waiting: 200,
  });
});

test('a flag beats a variable, and that the file', (context) => {
  const config = file(context, JSON.stringify({ host: 'file', port: 1, timeout: 1, tokens }));
  const variables = { ...environment, FLINK_METRICS_PORT: '2', FLINK_METRICS_TIMEOUT: '2' };
  const settings = readSettings(['--config', config, '--timeout', '3'], variables);
  assert.ok(settings !== 'help');
  assert.deepEqual([settings.host, settings.port, settings.timeout], ['file', 2, 3]);
  const named = readSettings([], { ...environment, FLINK_METRICS_CONFIG: config });
  assert.ok(named !== 'help');
  assert.equal(named.host, 'file');
});

test('of several files a later one beats those before it, and one may hold the secrets', (context) => {
  const open = file(
    context,
    JSON.stringify({ prometheusUrl: 'http://p:9090', host: 'a', port: 1 }),
  );
  const secret = file(context, JSON.stringify({ tokens, port: 2 }));
  const settings = readSettings(['--config', open, `--config=${secret}`], {});
  assert.ok(settings !== 'help');
  assert.deepEqual([settings.host, settings.port, settings.tokens], ['a', 2, tokens]);
});

test('a variable that is no setting is named, those that Kubernetes makes of Services are not', () => {
  assert.throws(
    () => readSettings([], { ...environment, FLINK_METRICS_TOKEN: 's3cr3t', FLINK_METRICS_: '' }),
    wrong(/^FLINK_METRICS_TOKEN is no setting\. See --help\.\nFLINK_METRICS_ is no setting/),
  );
  const links = {
    FLINK_METRICS_GATEWAY_SERVICE_HOST: '10.0.0.1',
    FLINK_METRICS_GATEWAY_SERVICE_PORT: '9099',
    FLINK_METRICS_GATEWAY_SERVICE_PORT_HTTP: '9099',
    FLINK_METRICS_GATEWAY_PORT: 'tcp://10.0.0.1:9099',
    FLINK_METRICS_GATEWAY_PORT_9099_TCP: 'tcp://10.0.0.1:9099',
    FLINK_METRICS_GATEWAY_PORT_9099_TCP_ADDR: '10.0.0.1',
  };
  assert.notEqual(readSettings([], { ...environment, ...links }), 'help');
});

test('an empty variable is as none, a list has commas', () => {
  const settings = readSettings(['--origins', 'https://a.example, https://b.example'], {
    ...environment,
    FLINK_METRICS_PORT: '',
  });
  assert.ok(settings !== 'help');
  assert.equal(settings.port, 9099);
  assert.deepEqual(settings.origins, ['https://a.example', 'https://b.example']);
});

test('every mistake is named, each on its line', (context) => {
  const config = file(
    context,
    JSON.stringify({
      prometheusUrl: 'prometheus:9090',
      prot: 80,
      port: 99_999,
      timeout: '1s',
      requestsPerSecond: 0,
      drainDelay: 0.5,
      tokens: [
        { tenant: 'a', namespaces: [], token: 'x' },
        { tenant: 'b', namespaces: ['b'], token: 'x', sha256: 'a'.repeat(64) },
        { tenant: 'c', namespaces: ['c'] },
        { tenant: 'd', token: 'x' },
        { tenant: 'e', labelSets: [{ 'a b': 'c' }], token: 'x' },
      ],
      jwt: { secret: 'short', issuer: 'i', audience: 'a', maxAge: 0 },
      outOfScope: 'nothing',
      trustedHeader: { proxies: ['proxy'], groups: [{ group: 'g' }], userHeader: 'a b' },
      kubernetes: { url: 'kubernetes', cache: 1, token: 'x' },
    }),
  );
  assert.throws(
    () => readSettings(['--config', config], {}),
    wrong(
      /^prometheusUrl: must be an http or https URL$/m,
      /^port: must be at most 65535$/m,
      /^there is no "prot"$/m,
      /^tokens\.0\.namespaces: must not be empty$/m,
      /^tokens\.1: give either token or sha256$/m,
      /^tokens\.2: give either token or sha256$/m,
      /^tokens\.3: give namespaces, labelSets or everything$/m,
      /^tokens\.4\.labelSets\.0\.a b: /m,
      /^jwt\.maxAge: must be at least 1$/m,
      /^timeout: must be a number$/m,
      /^requestsPerSecond: must be more than 0$/m,
      /^drainDelay: must be a whole number$/m,
      /^trustedHeader\.userHeader: must be the name of a header$/m,
      /^trustedHeader\.groups\.0: give namespaces, labelSets or everything$/m,
      /^kubernetes\.url: /m,
      /^kubernetes\.cache: /m,
      /^kubernetes: .*"token"/m,
      /^outOfScope: .*"forbidden"\|"empty"/m,
      /^jwt\.secret: must have at least 32 bytes$/m,
    ),
  );
});

test('a gateway that nobody can ask does not start', () => {
  const { FLINK_METRICS_TOKENS: _, ...rest } = environment;
  assert.throws(
    () => readSettings([], rest),
    wrong(/tokens, jwt, trustedHeader or kubernetes: at least one is needed/),
  );
  assert.throws(() => readSettings([], {}), wrong(/^prometheusUrl: is needed: see --help$/));
});

test('orgs are for stores that have them', () => {
  const tokens = '[{"tenant":"a","namespaces":["a"],"orgs":["A"],"token":"x"}]';
  const withOrgs = { ...environment, FLINK_METRICS_TOKENS: tokens };
  assert.throws(() => readSettings([], withOrgs), wrong(/^orgs: are for the prometheusType mimir/));
  const settings = readSettings(['--prometheus-type', 'mimir'], withOrgs);
  assert.ok(settings !== 'help');
  assert.deepEqual(settings.tokens[0]?.orgs, ['A']);
});

test('each way to tell who asks is enough', () => {
  const { FLINK_METRICS_TOKENS: _, ...rest } = environment;
  const settings = readSettings([], {
    ...rest,
    FLINK_METRICS_TRUSTED_HEADER:
      '{"proxies":["10.0.0.0/8"],"groups":[{"group":"*","namespaces":["x"]}]}',
  });
  assert.ok(settings !== 'help');
  assert.deepEqual(settings.trustedHeader, {
    proxies: ['10.0.0.0/8'],
    groups: [{ group: '*', namespaces: ['x'] }],
  });
  const inCluster = readSettings([], { ...rest, FLINK_METRICS_KUBERNETES: '{}' });
  assert.ok(inCluster !== 'help');
  assert.deepEqual(inCluster.kubernetes, {
    url: 'https://kubernetes.default.svc',
    tokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token',
  });
  assert.throws(
    () =>
      readSettings([], { ...rest, FLINK_METRICS_TRUSTED_HEADER: '{"proxies":["10.0.0.0/40"]}' }),
    wrong(/^trustedHeader\.proxies: .*10\.0\.0\.0\/40/m),
  );
});

test('a file or variable that is not JSON is named, and nothing of it is shown', (context) => {
  const config = file(context, '{ "tokens": [{ "token": "s3cr3t" ]');
  for (const read of [
    () => readSettings(['--config', config], {}),
    () => readSettings([], { ...environment, FLINK_METRICS_TOKENS: '[{"token":"s3cr3t"' }),
    () => readSettings([], { ...environment, FLINK_METRICS_TOKENS: 's3cr3t' }),
  ]) {
    assert.throws(read, (error: unknown) => {
      assert.ok(error instanceof SettingsError);
      assert.match(error.message, /is not JSON/);
      assert.doesNotMatch(error.message, /s3c/);
      return true;
    });
  }
  assert.throws(
    () => readSettings(['--config', file(context, '[]')], {}),
    wrong(/one JSON object/),
  );
  assert.throws(
    () => readSettings(['--config', '/nowhere.json'], {}),
    wrong(/cannot be read.*ENOENT/),
  );
});

test('an unknown flag is refused, and secrets have none', () => {
  assert.throws(
    () => readSettings(['--nonsense'], environment),
    wrong(/--nonsense'\. See --help\.$/),
  );
  assert.throws(() => readSettings(['--tokens', '[]'], environment), wrong(/--tokens/));
  assert.throws(() => readSettings(['extra'], environment), wrong(/extra/));
});

test('the help lists every setting', () => {
  assert.equal(readSettings(['-h'], {}), 'help');
  for (const name of ['FLINK_METRICS_JWT', '--prometheus-url', 'queryLength']) {
    assert.ok(usage.includes(name), name);
  }
});
