import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { type RunningCli, startGatewayCli } from '../support/gateway-cli.ts';
import { hasProc, residentMemory } from '../support/operating-system.ts';

const onLinux = { skip: hasProc ? false : 'needs /proc' };
const MIB = 1024 * 1024;
const SMALL = '{"status":"success","data":{"resultType":"vector","result":[]}}';

/** Answers with `data` of so many bytes: the number that the query asks for. */
async function startUpstream(context: TestContext): Promise<string> {
  const server = createServer(async (request, response) => {
    let form = '';
    for await (const chunk of request) form += String(chunk);
    const query = new URLSearchParams(form).get('query') ?? '0';
    response.setHeader('content-type', 'application/json');
    const bytes = Number(query);
    if (bytes === 0) response.end(SMALL);
    else await writeData(response, bytes);
  });
  context.after(() => server.close().closeAllConnections());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function writeData(response: ServerResponse, bytes: number): Promise<void> {
  const chunk = '[0,"1"],'.repeat(8_192);
  function* chunks() {
    yield '{"status":"success","data":[';
    for (let written = 0; written < bytes; written += chunk.length) yield chunk;
    yield '[0,"1"]]}';
  }
  await pipeline(Readable.from(chunks()), response).catch(() => undefined);
}

/** A small heap: what is kept shows soon. The cache, which keeps on purpose, is off. */
function startGateway(context: TestContext, upstream: string): Promise<RunningCli> {
  return startGatewayCli(context, upstream, {
    nodeFlags: ['--max-old-space-size=64', '--max-semi-space-size=1'],
    environment: { FLINK_METRICS_CACHE_BYTES: '0', FLINK_METRICS_REQUESTS_PER_SECOND: '1000000' },
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

async function relayed(url: string, dataBytes: number): Promise<number> {
  const [response] = (await once(
    get(`${url}/api/v1/query?query=${dataBytes}`, {
      agent,
      headers: { authorization: 'Bearer token-a' },
    }),
    'response',
  )) as [IncomingMessage];
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  assert.equal(response.statusCode, 200);
  return bytes;
}

async function many(count: number, run: () => Promise<unknown>): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left-- > 0) await run();
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** In bytes: of the kernel's pages, and of V8's heap with the buffers outside it, as `/metrics` tells it. */
interface Memory {
  readonly resident: number;
  readonly held: number;
}

/**
 * What a process holds: an idle one collects no garbage, so that it is given long answers, each of another length, whose
 * bytes outside the heap make V8 collect all of it. The least of some looks.
 */
async function heldMemory({ url, pid }: RunningCli, metricsPort: number): Promise<Memory> {
  const looks: Memory[] = [];
  for (let look = 0; look < 6; look += 1) {
    let length = 600_000 + look * 100;
    await many(40, () => relayed(url, length++));
    const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    const bytes = (name: string) =>
      Number(new RegExp(`^nodejs_${name}_bytes (\\S+)$`, 'm').exec(text)?.[1]);
    looks.push({
      resident: residentMemory(pid),
      held: bytes('heap_size_used') + bytes('external_memory'),
    });
  }
  return {
    resident: Math.min(...looks.map(({ resident }) => resident)),
    held: Math.min(...looks.map(({ held }) => held)),
  };
}

test('small requests and long answers leave nothing in memory', onLinux, async (context) => {
  const { url, pid } = await startGateway(context, await startUpstream(context));
  const mixed = async () => {
    await many(2_000, () => relayed(url, 0));
    await many(60, () => relayed(url, 600_000));
  };
  await mixed();
  await mixed();
  const before = residentMemory(pid);
  for (let round = 0; round < 5; round += 1) await mixed();
  const grown = residentMemory(pid) - before;
  context.diagnostic(`${grown / MIB} MiB more after 10,000 small requests and 300 of 0.6 MB`);
  assert.ok(grown < 16 * MIB, `${grown / MIB} MiB`);
});

test('an answer of 400 MB passes through in bounded memory', onLinux, async (context) => {
  const upstream = await startUpstream(context);
  const { url, pid } = await startGatewayCli(context, upstream, {
    // As below. Chunks that are done with are garbage until the young generation is full, which V8 makes larger in its own
    // time, by some 100 MB with the buffers outside the heap: here it is small from the first on.
    nodeFlags: ['--max-semi-space-size=1', '--max-old-space-size=64', '--single-threaded-gc'],
    environment: { FLINK_METRICS_ANSWER_BYTES: String(1024 * MIB) },
  });
  // Until the allocator has what it needs.
  await relayed(url, 100 * MIB);
  const before = residentMemory(pid);
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, residentMemory(pid));
  }, 20);
  assert.ok((await relayed(url, 400 * MIB)) > 400 * MIB);
  clearInterval(watch);
  context.diagnostic(`${(peak - before) / MIB} MiB above`);
  assert.ok(peak - before < 48 * MIB, `${(peak - before) / MIB} MiB`);
});

test('a slow reader of 10 MB costs a quarter of a megabyte at most', onLinux, async (context) => {
  const READERS = 100;
  const metricsPort = await freePort();
  const gateway = await startGatewayCli(context, await startUpstream(context), {
    // Collects at once: on a busy machine V8's own threads come late, and what they have not freed is not held.
    nodeFlags: ['--max-semi-space-size=1', '--max-old-space-size=64', '--single-threaded-gc'],
    environment: {
      FLINK_METRICS_TENANT_CONCURRENCY: '120',
      FLINK_METRICS_CONCURRENCY: '120',
      FLINK_METRICS_REQUESTS_PER_SECOND: '1000000',
      FLINK_METRICS_METRICS_PORT: String(metricsPort),
      FLINK_METRICS_TIMEOUT: '300000',
      FLINK_METRICS_TOTAL_TIMEOUT: '600000',
    },
  });
  const { url } = gateway;
  const slowReaders = async () => {
    const sockets = await Promise.all(
      Array.from({ length: READERS }, (_, index) => slowReader(url, 10_000_000 + index)),
    );
    await setTimeout(3_000);
    return sockets;
  };
  // The allocator keeps pages for as many as were there at once, and how many depends on how busy the machine is: the
  // first readers leave them behind, and nothing else.
  const without = await heldMemory(gateway, metricsPort);
  for (const socket of await slowReaders()) socket.destroy();
  const before = await heldMemory(gateway, metricsPort);
  const sockets = await slowReaders();
  const after = await heldMemory(gateway, metricsPort);
  for (const socket of sockets) socket.destroy();
  const held = (after.held - Math.min(without.held, before.held)) / READERS / MIB;
  const resident = (after.resident - before.resident) / READERS / MIB;
  context.diagnostic(`a reader: ${held} MiB held, ${resident} MiB of pages`);
  assert.ok(held < 0.25, `${held} MiB held`);
  assert.ok(resident < 0.5, `${resident} MiB of pages`);
});

/** Takes the first bytes of an answer and then no more. */
async function slowReader(url: string, bytes: number): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `GET /api/v1/query?query=${bytes} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer token-a\r\n\r\n`,
  );
  for await (const _chunk of socket.iterator({ destroyOnReturn: false })) break;
  return socket;
}
