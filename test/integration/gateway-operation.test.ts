import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { ended, startCli, startGatewayCli } from '../support/gateway-cli.ts';
import { eventually } from '../support/operating-system.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SUCCESS = '{"status":"success","data":[]}';
const asA = { authorization: 'Bearer token-a' };

async function startUpstream(
  context: TestContext,
  answer: (response: ServerResponse) => void = (response) => response.end(SUCCESS),
): Promise<{ url: string; seen: IncomingHttpHeaders[]; close: () => void }> {
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    response.setHeader('content-type', 'application/json');
    answer(response);
  });
  const close = () => {
    server.close().closeAllConnections();
  };
  context.after(close);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, close };
}

const logOf = (output: string): Record<string, unknown>[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('each request is one line with its id, which the answer has too', async (context) => {
  const { url: upstream, seen } = await startUpstream(context);
  const { url, running } = await startGatewayCli(context, upstream);
  const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  const given = await fetch(`${url}/api/v1/query?query=up`, {
    headers: { ...asA, 'x-request-id': 'portal-7', traceparent: trace },
  });
  assert.equal(given.headers.get('x-request-id'), 'portal-7');
  await given.text();
  const hostile = await fetch(`${url}/api/v1/query?query=1%2B1`, {
    headers: { ...asA, 'x-request-id': '"}{"a":"', traceparent: 'x' },
  });
  const made = hostile.headers.get('x-request-id') ?? '';
  assert.match(made, /^[\da-f-]{36}$/);
  await hostile.text();
  const refused = await fetch(`${url}/api/v1/query?query=up{namespace="b"}`, { headers: asA });
  assert.equal(refused.status, 403);
  await fetch(`${url}/api/v1/query?query=up`, { headers: { authorization: 'Bearer s3cr3t' } });
  await fetch(`${url}/healthz`);
  await fetch(`${url}/readyz`);
  const lines = await eventually(
    () => logOf(running.output()),
    ({ length }) => length >= 4,
    2_000,
  );
  assert.deepEqual(
    lines.map(({ id, tenant, path, status, cache }) => [id, tenant, path, status, cache]),
    [
      ['portal-7', 'a', '/api/v1/query', 200, 'miss'],
      [made, 'a', '/api/v1/query', 200, 'miss'],
      [lines[2]?.id, 'a', '/api/v1/query', 403, undefined],
      [lines[3]?.id, undefined, '/api/v1/query', 401, undefined],
    ],
  );
  assert.equal(lines[0]?.bytes, SUCCESS.length);
  assert.ok(lines.every(({ address }) => address === '127.0.0.1'));
  assert.deepEqual([lines[2]?.errorType, lines[3]?.errorType], ['forbidden', 'unauthorized']);
  assert.doesNotMatch(running.output(), /s3cr3t|token-a|^\s+at /m);
  assert.deepEqual(
    seen.slice(0, 2).map(({ traceparent }) => traceparent),
    [trace, undefined],
  );
});

test('it tells of itself on a port of its own', async (context) => {
  const { url: upstream } = await startUpstream(context);
  const { url, running } = await startGatewayCli(context, upstream, {
    environment: { FLINK_METRICS_METRICS_PORT: '0' },
  });
  for (const query of ['up', 'up', 'up{']) {
    await (await fetch(`${url}/api/v1/query?query=${query}`, { headers: asA })).text();
  }
  assert.equal((await fetch(`${url}/metrics`)).status, 404);
  const metricsUrl = await eventually(
    () => /gateway: (http:\S+\/metrics)/.exec(running.output())?.[1],
    (found) => found !== undefined,
    2_000,
  );
  const text = await (await fetch(metricsUrl ?? '')).text();
  for (const line of [
    'flink_metrics_gateway_requests_total{endpoint="/api/v1/query",status="200"} 2',
    'flink_metrics_gateway_requests_total{endpoint="/api/v1/query",status="400"} 1',
    'flink_metrics_gateway_refusals_total{error_type="bad_data"} 1',
    'flink_metrics_gateway_cache_requests_total{use="miss"} 1',
    'flink_metrics_gateway_cache_requests_total{use="hit"} 1',
    'flink_metrics_gateway_request_duration_seconds_count{endpoint="/api/v1/query"} 3',
    'flink_metrics_gateway_upstream_running 0',
    'flink_metrics_gateway_upstream_waiting 0',
  ]) {
    assert.ok(text.includes(`${line}\n`), `${line}\n${text}`);
  }
  assert.match(text, /flink_metrics_gateway_cache_bytes [1-9]/);
  assert.match(text, /process_resident_memory_bytes/);
});

test('it is ready while Prometheus answers', async (context) => {
  const { url: upstream, close } = await startUpstream(context);
  const { url } = await startGatewayCli(context, upstream);
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
  close();
  const after = await startGatewayCli(context, upstream);
  const response = await fetch(`${after.url}/readyz`);
  assert.equal(response.status, 503);
  assert.match(await response.text(), /"unavailable".*Prometheus does not answer/);
  assert.equal((await fetch(`${after.url}/healthz`)).status, 200);
});

test('at SIGTERM it is not ready first, then ends without waiting for idle connections', async (context) => {
  let answer: (() => void) | undefined;
  const { url: upstream } = await startUpstream(context, (response) => {
    answer = () => response.end(SUCCESS);
    if (!running) answer();
  });
  let running = false;
  const cli = await startGatewayCli(context, upstream, {
    environment: { FLINK_METRICS_DRAIN_DELAY: '1000', FLINK_METRICS_CACHE_BYTES: '0' },
  });
  const { url } = cli;
  const idle = connect(Number(new URL(url).port), '127.0.0.1');
  idle.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(idle, 'data');
  const idleClosed = once(idle, 'close');
  running = true;
  const pending = fetch(`${url}/api/v1/query?query=up`, { headers: asA });
  await eventually(
    () => answer,
    (found) => found !== undefined,
    2_000,
  );

  const code = ended(cli.running);
  cli.running.child.kill('SIGTERM');
  const notReady = async () => (await fetch(`${url}/readyz`)).status;
  await setTimeout(100);
  assert.equal(await notReady(), 503);
  // It still takes new connections: not everybody knows yet.
  assert.equal((await fetch(`${url}/api/v1/query?query=up{`, { headers: asA })).status, 400);
  await setTimeout(1_200);
  await assert.rejects(fetch(`${url}/healthz`));
  await idleClosed;
  answer?.();
  assert.equal(await (await pending).text(), SUCCESS);
  const answered = performance.now();
  assert.equal(await code, 0);
  assert.ok(performance.now() - answered < 2_000);
});

test('a reload while it drains does not make it ready again; a second signal of another kind ends it at once', async (context) => {
  const { url: upstream } = await startUpstream(context);
  const { url, running } = await startGatewayCli(context, upstream, {
    environment: { FLINK_METRICS_DRAIN_DELAY: '600000' },
  });
  const code = ended(running);
  const isReady = async () => (await fetch(`${url}/readyz`)).ok;
  assert.ok(await isReady());
  running.child.kill('SIGTERM');
  while (await isReady()) await setTimeout(20);
  running.child.kill('SIGHUP');
  await eventually(
    () => running.output(),
    (output) => /SIGHUP: the settings are read again/.test(output),
    2_000,
  );
  assert.ok(!(await isReady()));
  running.child.kill('SIGINT');
  assert.equal(await code, null);
});

test('SIGHUP reads the file again; a wrong one leaves all as it was', async (context) => {
  await using folder = await temporaryFolder('reload');
  const config = join(folder.path, 'gateway.json');
  const withToken = (token: string) =>
    writeFile(config, JSON.stringify({ tokens: [{ tenant: 'a', namespaces: ['a'], token }] }));
  await withToken('first');
  const { url: upstream } = await startUpstream(context);
  const { url, running } = await startGatewayCli(context, upstream, {
    args: ['--config', config],
    environment: { FLINK_METRICS_TOKENS: '' },
  });
  const statusOf = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${url}/api/v1/query?query=up`, { headers })).status;
  };
  const reload = async (message: RegExp) => {
    running.child.kill('SIGHUP');
    await eventually(
      () => running.output(),
      (output) => message.test(output),
      2_000,
    );
  };
  assert.deepEqual([await statusOf('first'), await statusOf('second')], [200, 401]);
  await withToken('second');
  await reload(/SIGHUP: the settings are read again/);
  assert.deepEqual([await statusOf('first'), await statusOf('second')], [401, 200]);
  await writeFile(config, '{"tokens":[{"token":"s3cr3t"');
  await reload(/SIGHUP: the settings stay as they were.*not JSON/);
  assert.doesNotMatch(running.output(), /s3cr3t/);
  assert.equal(await statusOf('second'), 200);
});

test('--version and --check print one line and end', async (context) => {
  const version = startCli(context, { args: ['--version'] });
  assert.equal(await ended(version), 0);
  assert.match(version.output(), /^\d+\.\d+\.\d+\n$/);
  const environment = {
    FLINK_METRICS_PROMETHEUS_URL: 'http://127.0.0.1:1',
    FLINK_METRICS_TOKENS: '[{"tenant":"a","namespaces":["a"],"token":"token-a"}]',
  };
  const valid = startCli(context, { args: ['--check'], environment });
  assert.equal(await ended(valid), 0);
  assert.match(valid.output(), /the settings are valid\n$/);
  for (const wrong of [
    { FLINK_METRICS_PORT: '99999' },
    { FLINK_METRICS_ORIGINS: 'https://portal.example/path' },
  ]) {
    const invalid = startCli(context, {
      args: ['--check'],
      environment: { ...environment, ...wrong },
    });
    assert.equal(await ended(invalid), 1);
    assert.match(invalid.output(), /^flink-metrics-gateway: .*(port|origin)/);
  }
});
