import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type TestContext, test } from 'node:test';
import { startGatewayCli } from '../support/gateway-cli.ts';
import { connectionsTo, eventually, hasProc } from '../support/operating-system.ts';

const SMALL = '{"status":"success","data":{"resultType":"vector","result":[]}}';
const CHUNK = '[0,"1"],'.repeat(8_000);

interface Asked {
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
}

/** A server of the API that takes so many connections and closes any other, as Prometheus at its `--web.max-connections` does not answer them. */
async function startUpstream(
  context: TestContext,
  answer: (asked: Asked, response: ServerResponse) => unknown,
  mostConnections = Number.POSITIVE_INFINITY,
): Promise<{ url: string; port: number }> {
  const server = createServer(async (request, response) => {
    let form = '';
    for await (const chunk of request) form += String(chunk);
    response.setHeader('content-type', 'application/json');
    const query = new URLSearchParams(form).get('query') ?? '';
    answer({ query, headers: request.headers }, response);
  });
  if (Number.isFinite(mostConnections)) server.maxConnections = mostConnections;
  context.after(() => server.close().closeAllConnections());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port };
}

const answersWithoutEnd = (response: ServerResponse) => {
  function* chunks() {
    yield '{"status":"success","data":[';
    for (;;) yield CHUNK;
  }
  return pipeline(Readable.from(chunks()), response).catch(() => undefined);
};

const ask = (url: string, tenant: string, query: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/v1/query?query=${query}`, {
    headers: { ...headers, authorization: `Bearer token-${tenant}` },
  });

test('20 tabs of one tenant that read no further do not lock the others out of a Prometheus of 20 connections', {
  skip: hasProc ? false : 'needs /proc',
}, async (context) => {
  const upstream = await startUpstream(
    context,
    ({ query }, response) =>
      query.includes('namespace="a"') ? answersWithoutEnd(response) : response.end(SMALL),
    20,
  );
  const { url } = await startGatewayCli(context, upstream.url);
  const tabs = Array.from({ length: 20 }, (_, index) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `GET /api/v1/query?query=tab_${index} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer token-a\r\n\r\n`,
    );
    return socket;
  });
  context.after(() => tabs.map((socket) => socket.destroy()));
  // As many as one tenant may have; the other tabs wait for their turn.
  await eventually(
    () => connectionsTo(upstream.port),
    (open) => open === 10,
    10_000,
  );
  const others = await Promise.all(
    Array.from({ length: 10 }, (_, index) => ask(url, 'b', `other_${index}`)),
  );
  assert.deepEqual(new Set(others.map(({ status }) => status)), new Set([200]));
  await Promise.all(others.map((response) => response.text()));
});

test('300 requests of one tenant at once are ten at a time; who finds the line full is told when to come back', async (context) => {
  const waiting: ServerResponse[] = [];
  let released = false;
  let under = 0;
  let most = 0;
  const upstream = await startUpstream(context, (_, response) => {
    under += 1;
    most = Math.max(most, under);
    response.once('finish', () => {
      under -= 1;
    });
    if (released) response.end(SMALL);
    else waiting.push(response);
  });
  const { url } = await startGatewayCli(context, upstream.url);
  let refused = 0;
  const answers = Array.from({ length: 300 }, async (_, index) => {
    const response = await ask(url, 'a', `chart_${index}`);
    await response.text();
    if (response.status === 429) refused += 1;
    // Ten run and 200 wait: nobody else is to be answered before these are.
    if (refused === 90 && !released) {
      released = true;
      for (const held of waiting) held.end(SMALL);
    }
    return response;
  });
  const responses = await Promise.all(answers);
  const full = responses.filter(({ status }) => status === 429);
  assert.equal(full.length, 90);
  assert.ok(full.every(({ headers }) => Number(headers.get('retry-after')) > 0));
  assert.equal(responses.filter(({ status }) => status === 200).length, 210);
  assert.equal(most, 10);
});

test('Prometheus compresses for nobody, whatever the client takes', async (context) => {
  const encodings: unknown[] = [];
  const upstream = await startUpstream(context, ({ headers }, response) => {
    encodings.push(headers['accept-encoding']);
    response.end(SMALL);
  });
  const { url } = await startGatewayCli(context, upstream.url);
  for (const [index, accepted] of ['gzip', 'br, zstd', 'identity', '*'].entries()) {
    const response = await ask(url, 'a', `chart_${index}`, { 'accept-encoding': accepted });
    assert.equal(await response.text(), SMALL);
  }
  assert.deepEqual(encodings, Array(4).fill('identity'));
});
