import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { connectionsTo, cpuTime, residentMemory } from '../../test/support/operating-system.ts';
import type { Figure } from '../support/figure.ts';
import { load } from './load.ts';
import { startGateway, TOKEN } from './servers.ts';

const MIB = 1024 * 1024;
const NO_CACHE = { FLINK_METRICS_CACHE_BYTES: '0' };
const MANY = { FLINK_METRICS_TENANT_CONCURRENCY: '200', FLINK_METRICS_CONCURRENCY: '200' };

/** What is left in memory and of connections, over a server whose answers are as long as the query says. */
export async function measureKept(): Promise<Figure[]> {
  await using upstream = await startUpstream();
  return [
    await memoryOfRelayed(upstream.url),
    await memoryOfSlowReaders(upstream.url),
    await connectionsLeftOpen(upstream),
    await timeOfTooManySelectors(upstream.url),
  ];
}

async function memoryOfRelayed(upstream: string): Promise<Figure> {
  await using gateway = await startGateway(upstream, NO_CACHE);
  const relay = (requests: number) =>
    load(requests, 8, () => `${gateway.url}/api/v1/query?query=600000`, []);
  // Until the collector's own limits are reached: a heap grows to them whatever it holds.
  await relay(1_500);
  const before = residentMemory(gateway.pid);
  const REQUESTS = 3_000;
  await relay(REQUESTS);
  const grown = Math.max(0, residentMemory(gateway.pid) - before);
  return figure('memory kept a byte relayed', grown / (REQUESTS * 600_000), 'ratio', 0.02);
}

async function memoryOfSlowReaders(upstream: string): Promise<Figure> {
  const READERS = 100;
  await using gateway = await startGateway(upstream, MANY);
  await load(600, 8, (index) => `${gateway.url}/api/v1/query?query=${600_000 + index}`, []);
  const before = residentMemory(gateway.pid);
  const sockets = await Promise.all(
    Array.from({ length: READERS }, (_, index) =>
      readSome(gateway.port, `/api/v1/query?query=${10_000_000 + index}`, 1),
    ),
  );
  await setTimeout(3_000);
  const each = (residentMemory(gateway.pid) - before) / READERS;
  for (const socket of sockets) socket.destroy();
  return figure('memory of a slow reader of 10 MB', each / MIB, 'MiB', 0.5);
}

async function connectionsLeftOpen(upstream: { url: string; port: number }): Promise<Figure> {
  await using gateway = await startGateway(upstream.url, MANY);
  const sockets = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      readSome(gateway.port, `/api/v1/query?query=${10_000_000 + index}`, 200_000),
    ),
  );
  await setTimeout(1_500);
  for (const socket of sockets) socket.destroy();
  await setTimeout(1_000);
  return figure('connections open 1 s after 50 clients left', connectionsTo(upstream.port), '', 0);
}

async function timeOfTooManySelectors(upstream: string): Promise<Figure> {
  const namespaces = Array.from({ length: 400 }, (_, index) => `team-${index}.production`);
  await using gateway = await startGateway(upstream, NO_CACHE, namespaces);
  const sum = (selectors: number): string =>
    selectors === 1 ? 'a' : `(${sum(selectors / 2)}+${sum(selectors / 2)})`;
  const ask = () =>
    fetch(`${gateway.url}/api/v1/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
      body: new URLSearchParams({ query: sum(4_096).slice(1, -1) }),
    });
  const REQUESTS = 20;
  await ask();
  const before = cpuTime(gateway.pid);
  for (let request = 0; request < REQUESTS; request += 1) {
    const { status } = await ask();
    if (status !== 422) throw new Error(`Status ${status}.`);
  }
  const each = (cpuTime(gateway.pid) - before) / REQUESTS;
  return figure('processor for 4,096 selectors × 400 namespaces', each, 'ms', 50);
}

async function readSome(port: number, path: string, bytes: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\n\r\n`);
  let read = 0;
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    read += (chunk as Buffer).length;
    if (read >= bytes) break;
  }
  return socket;
}

async function startUpstream(): Promise<AsyncDisposable & { url: string; port: number }> {
  const server = createServer(async (request, response) => {
    let form = '';
    for await (const chunk of request) form += String(chunk);
    const bytes = Number(new URLSearchParams(form).get('query'));
    response.setHeader('content-type', 'application/json');
    await pipeline(Readable.from(chunks(bytes)), response).catch(() => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const CHUNK = '[0,"1"],'.repeat(8_192);

function* chunks(bytes: number) {
  yield '{"status":"success","data":[';
  for (let written = 0; written < bytes; written += CHUNK.length) yield CHUNK;
  yield '[0,"1"]]}';
}

const figure = (name: string, value: number, unit: string, goal: number): Figure => ({
  bench: 'gateway',
  case: name,
  value,
  unit,
  goal,
});
