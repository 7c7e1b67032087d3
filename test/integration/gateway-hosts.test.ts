import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createGateway, type Gateway, trustedHeader } from '@flink-metrics/gateway';
import { fastifyGateway, middleware, nodeListener, viteGateway } from '@flink-metrics/gateway/node';
import express from 'express';
import fastify from 'fastify';
import { createServer as createVite } from 'vite';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Its callers are known by the address of their connection: each host has to hand that on. */
const gateway: Gateway = createGateway({
  authenticate: trustedHeader({ proxies: ['127.0.0.1'] }),
  prometheus: {
    url: 'http://prometheus',
    fetch: async (input, init) => {
      const form = new URLSearchParams(await new Request(input, init).text());
      return Response.json({ status: 'success', data: [form.get('query'), 'x'.repeat(200_000)] });
    },
  },
});

const headers = { 'x-forwarded-user': 'alice', 'x-forwarded-groups': 'a' };

async function urlOf(context: TestContext, server: Server): Promise<string> {
  context.after(() => server.close().closeAllConnections());
  if (!server.listening)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Queries by both methods, an error in the gateway's envelope, and what is not the gateway's. */
async function answersAt(base: string): Promise<void> {
  const body = new URLSearchParams({ query: 'sum(up)' });
  for (const request of [
    fetch(`${base}/api/v1/query?${body}`, { headers }),
    fetch(`${base}/api/v1/query`, { method: 'POST', headers, body }),
  ]) {
    const response = await request;
    assert.equal(response.status, 200);
    const { data } = (await response.json()) as { data: [string, string] };
    assert.equal(data[0], 'sum(up{namespace="a"})');
    assert.equal(data[1].length, 200_000);
  }
  const refused = await fetch(`${base}/api/v1/query?query=up{`, { headers });
  assert.equal(refused.status, 400);
  assert.match(await refused.text(), /"errorType":"bad_data"/);
  assert.equal((await fetch(`${base}/api/v1/query?query=up`)).status, 401);
  const multipart = new FormData();
  multipart.set('query', 'up');
  const other = await fetch(`${base}/api/v1/query`, { method: 'POST', headers, body: multipart });
  assert.equal(other.status, 415);
  assert.match(await other.text(), /"errorType":"bad_data"/);
  for (const probe of ['healthz', 'readyz']) {
    assert.deepEqual(await (await fetch(`${base}/${probe}`)).json(), { status: 'ok' });
  }
}

test('Node: the listener of a server', async (context) => {
  await answersAt(await urlOf(context, createServer(nodeListener(gateway))));
});

test('Express: under a path, beside routes of its own', async (context) => {
  const app = express();
  app.use('/metrics-gateway', middleware(gateway));
  app.get('/metrics-gateway/own', (_, response) => void response.send('own'));
  app.get('/api/portal', (_, response) => void response.send('portal'));
  const url = await urlOf(context, createServer(app));
  await answersAt(`${url}/metrics-gateway`);
  assert.equal(await (await fetch(`${url}/metrics-gateway/own`)).text(), 'own');
  assert.equal(await (await fetch(`${url}/api/portal`)).text(), 'portal');
});

test('Express: behind a body parser it says what is wrong, and does not wait', async (context) => {
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.use('/metrics-gateway', middleware(gateway));
  let message = '';
  app.use(((error: Error, _request, response, _next) => {
    message = error.message;
    response.status(500).end();
  }) satisfies express.ErrorRequestHandler);
  const url = await urlOf(context, createServer(app));
  const body = new URLSearchParams({ query: 'up' });
  const init = { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) };
  assert.equal((await fetch(`${url}/metrics-gateway/api/v1/query`, init)).status, 500);
  assert.match(message, /in front of body parsers/);
});

test('Fastify: a plugin under a prefix, which leaves the parsers of the host alone', async (context) => {
  const app = fastify();
  context.after(() => app.close());
  await app.register(fastifyGateway(gateway), { prefix: '/metrics-gateway' });
  app.post('/json', async ({ body }) => body);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  await answersAt(`${url}/metrics-gateway`);
  assert.equal((await fetch(`${url}/metrics-gateway/own`)).status, 404);
  const json = await fetch(`${url}/json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"a":1}',
  });
  assert.deepEqual(await json.json(), { a: 1 });
});

test('a Vite dev server: a page in development asks its own origin', async (context) => {
  await using folder = await temporaryFolder('vite');
  const vite = await createVite({
    configFile: false,
    root: folder.path,
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [viteGateway('/metrics-gateway', gateway)],
  });
  context.after(() => vite.close());
  await vite.listen();
  const address = vite.httpServer?.address();
  assert.ok(typeof address === 'object' && address !== null);
  await answersAt(`http://127.0.0.1:${address.port}/metrics-gateway`);
});
