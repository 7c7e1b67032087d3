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
    prometheusUrl: 'http://prometheus:9090',
    prometheusHeaders: {},
    timeout: 30_000,
    host: '127.0.0.1',
    port: 9099,
    tenantLabel: 'namespace',
    origins: [],
    tokens,
    queryLength: 16_384,
    points: 11_000,
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
      tokens: [
        { tenant: 'a', namespaces: [], token: 'x' },
        { tenant: 'b', namespaces: ['b'], token: 'x', sha256: 'a'.repeat(64) },
        { tenant: 'c', namespaces: ['c'] },
      ],
      jwt: { secret: 'short', issuer: 'i', audience: 'a' },
    }),
  );
  assert.throws(
    () => readSettings(['--config', config], {}),
    wrong(
      /^prometheusUrl: must be an http or https URL$/m,
      /^port: /m,
      /"prot"/,
      /^tokens\.0\.namespaces: /m,
      /^tokens\.1: give either token or sha256$/m,
      /^tokens\.2: give either token or sha256$/m,
      /^jwt\.secret: must have at least 32 bytes$/m,
    ),
  );
});

test('a gateway that nobody can ask does not start', () => {
  const { FLINK_METRICS_TOKENS: _, ...rest } = environment;
  assert.throws(() => readSettings([], rest), wrong(/tokens or jwt: at least one is needed/));
  assert.throws(() => readSettings([], {}), wrong(/prometheusUrl/));
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
  assert.throws(() => readSettings(['--nonsense'], environment), wrong(/--nonsense.*See --help/s));
  assert.throws(() => readSettings(['--tokens', '[]'], environment), wrong(/--tokens/));
  assert.throws(() => readSettings(['extra'], environment), wrong(/extra/));
});

test('the help lists every setting', () => {
  assert.equal(readSettings(['-h'], {}), 'help');
  for (const name of ['FLINK_METRICS_JWT', '--prometheus-url', 'queryLength']) {
    assert.ok(usage.includes(name), name);
  }
});
