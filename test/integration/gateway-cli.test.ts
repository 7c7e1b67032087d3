import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { ended, type RunningCli, startCli, startGatewayCli } from '../support/gateway-cli.ts';

const SUCCESS = '{"status":"success","data":[]}';
const authorized = { headers: { authorization: 'Bearer token-a' } };

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function startUpstream(context: TestContext, handler: Handler): Promise<string> {
  // As much as Go's server takes, which is Prometheus's: a label's values are asked for by GET alone.
  const server = createServer({ maxHeaderSize: 1024 * 1024 }, handler);
  context.after(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function startGateway(
  context: TestContext,
  handler: Handler,
  environment: Record<string, string> = {},
): Promise<RunningCli> {
  return startGatewayCli(context, await startUpstream(context, handler), {
    environment: { FLINK_METRICS_TIMEOUT: '500', ...environment },
  });
}

const answerJson: Handler = (_, response) =>
  response.setHeader('content-type', 'application/json').end(SUCCESS);

test('it serves, prints its URL, and ends at SIGTERM when the last request is answered', async (context) => {
  let asked: (answer: () => void) => void = () => undefined;
  const upstreamAsked = new Promise<() => void>((resolve) => {
    asked = resolve;
  });
  const { url, running } = await startGateway(
    context,
    (request, response) => asked(() => answerJson(request, response)),
    { FLINK_METRICS_TIMEOUT: '60000' },
  );
  const pending = fetch(`${url}/api/v1/query?query=up`, authorized);
  const answer = await upstreamAsked;
  running.child.kill('SIGTERM');
  const code = ended(running);
  await new Promise((resolve) => setTimeout(resolve, 300));
  answer();
  const response = await pending;
  assert.equal(response.status, 200);
  assert.equal(await response.text(), SUCCESS);
  assert.equal(await code, 0);
  assert.match(running.output(), /SIGTERM, finishing requests/);
  await assert.rejects(fetch(`${url}/healthz`));
});

test('a client that goes away ends the request to Prometheus', async (context) => {
  let asked: (response: ServerResponse) => void = () => undefined;
  const upstreamResponse = new Promise<ServerResponse>((resolve) => {
    asked = resolve;
  });
  const { url } = await startGateway(context, (_, response) => asked(response), {
    FLINK_METRICS_TIMEOUT: '60000',
  });
  const client = new AbortController();
  const pending = fetch(`${url}/api/v1/query?query=up`, { ...authorized, signal: client.signal });
  const response = await upstreamResponse;
  const closed = new Promise((resolve) => response.once('close', resolve));
  client.abort();
  await assert.rejects(pending);
  await closed;
});

test('an answer that breaks off late is a broken connection for the client', async (context) => {
  const { url, running } = await startGateway(context, (_, response) => {
    response.setHeader('content-type', 'application/json');
    response.write(`{"status":"success","data":["${'x'.repeat(200_000)}`);
  });
  const response = await fetch(`${url}/api/v1/query?query=up`, authorized);
  assert.equal(response.status, 200);
  await assert.rejects(response.text(), /terminated/);
  const lines = running.output().trim().split('\n').slice(1);
  assert.equal(lines.length, 1, running.output());
  assert.match(lines[0] ?? '', /"status":504/);
});

test('a long URL is read, and a problem is logged on one line without a stack', async (context) => {
  const { url, running } = await startGateway(context, (_, response) => {
    response.writeHead(503).end('secret\nof the operator');
  });
  const jobName = '订'.repeat(10_000);
  const response = await fetch(
    `${url}/api/getFlinkMetrics?${new URLSearchParams({ jobName })}`,
    authorized,
  );
  assert.equal(response.status, 503);
  const lines = running.output().trim().split('\n').slice(1);
  assert.equal(lines.length, 1);
  const { tenant, path, status, detail } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  assert.deepEqual([tenant, path, status], ['a', '/api/getFlinkMetrics', 503]);
  assert.match(String(detail), /secret/);
});

test('it does not start, and says why in one line each, where something is missing', async (context) => {
  const nothing = startCli(context);
  assert.equal(await ended(nothing), 1);
  assert.match(nothing.output(), /^flink-metrics-gateway: prometheusUrl: .*\n$/);

  const { url } = await startGateway(context, answerJson);
  const taken = startCli(context, {
    environment: {
      FLINK_METRICS_PROMETHEUS_URL: 'http://127.0.0.1:1',
      FLINK_METRICS_TOKENS: '[{"tenant":"a","namespaces":["a"],"token":"token-a"}]',
      FLINK_METRICS_PORT: new URL(url).port,
    },
  });
  assert.equal(await ended(taken), 1);
  assert.match(taken.output(), /^flink-metrics-gateway: .*EADDRINUSE.*\n$/);
});
