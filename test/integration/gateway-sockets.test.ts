import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createGateway, staticTokens } from '@flink-metrics/gateway';
import { startGatewayCli } from '../support/gateway-cli.ts';
import { connectionsTo, eventually, hasProc } from '../support/operating-system.ts';

const onLinux = { skip: hasProc ? false : 'needs /proc' };

type Answer = (response: ServerResponse) => void | Promise<void>;

async function startUpstream(
  context: TestContext,
  answer: Answer,
): Promise<{ url: string; port: number }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    void answer(response);
  });
  context.after(() => server.close().closeAllConnections());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port };
}

/** Writes for as long as anybody reads. */
const repeats =
  (beginning: string, chunk: string): Answer =>
  async (response) => {
    function* chunks() {
      yield beginning;
      for (;;) yield chunk;
    }
    await pipeline(Readable.from(chunks()), response).catch(() => undefined);
  };

const answersWithoutEnd = repeats('{"status":"success","data":[', '[0,"1"],'.repeat(8_000));

/** A client that reads this many bytes and then nothing more. */
async function readSome(url: string, bytes: number): Promise<Socket> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    'GET /api/v1/query?query=up HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer token-a\r\n\r\n',
  );
  let read = 0;
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    read += (chunk as Buffer).length;
    if (read >= bytes) break;
  }
  return socket;
}

test(
  '50 clients that leave in the middle leave no connection to Prometheus',
  onLinux,
  async (context) => {
    const { url: upstream, port } = await startUpstream(context, answersWithoutEnd);
    const { url } = await startGatewayCli(context, upstream, {
      environment: { FLINK_METRICS_TENANT_CONCURRENCY: '50', FLINK_METRICS_CONCURRENCY: '50' },
    });
    const sockets = await Promise.all(Array.from({ length: 50 }, () => readSome(url, 200_000)));
    assert.ok(connectionsTo(port) >= 50, `${connectionsTo(port)} connections`);
    await setTimeout(1_500);
    for (const socket of sockets) socket.destroy();
    await eventually(
      () => connectionsTo(port),
      (open) => open === 0,
      1_000,
    );
  },
);

test(
  'a client that leaves before the answer leaves no connection either',
  onLinux,
  async (context) => {
    const { url: upstream, port } = await startUpstream(context, () => undefined);
    const { url } = await startGatewayCli(context, upstream);
    const client = new AbortController();
    const pending = fetch(`${url}/api/v1/query?query=up`, {
      headers: { authorization: 'Bearer token-a' },
      signal: client.signal,
    });
    await eventually(
      () => connectionsTo(port),
      (open) => open === 1,
      5_000,
    );
    client.abort();
    await assert.rejects(pending);
    await eventually(
      () => connectionsTo(port),
      (open) => open === 0,
      1_000,
    );
  },
);

test(
  'the fetch handler closes what its client gives up, also behind a garbage collection',
  onLinux,
  async (context) => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const { url, port } = await startUpstream(context, answersWithoutEnd);
    const gateway = createGateway({
      prometheus: { url },
      limits: { concurrency: 20, tenantConcurrency: 20 },
      authenticate: staticTokens([{ tenant: 'a', namespaces: ['a'], token: 'token-a' }]),
    });
    const client = new AbortController();
    const ask = (init: RequestInit) =>
      gateway.fetch(
        new Request('http://gateway/api/v1/query?query=up', {
          ...init,
          headers: { authorization: 'Bearer token-a' },
        }),
      );
    const given = await Promise.all(
      Array.from({ length: 10 }, () => ask({ signal: client.signal })),
    );
    const canceled = await Promise.all(Array.from({ length: 10 }, () => ask({})));
    const readers = [...given, ...canceled].map((response) => response.body?.getReader());
    for (const reader of readers) await reader?.read();
    assert.equal(connectionsTo(port), 20);
    for (let round = 0; round < 5; round += 1) {
      collectGarbage();
      await setTimeout(20);
    }
    client.abort();
    for (const reader of readers.slice(10)) await reader?.cancel();
    await eventually(
      () => connectionsTo(port),
      (open) => open === 0,
      1_000,
    );
  },
);

test('an answer that drips ends with the time for all of it', onLinux, async (context) => {
  const drips: Answer = async (response) => {
    while (!response.destroyed) {
      response.write(' ');
      await setTimeout(50);
    }
  };
  const { url: upstream, port } = await startUpstream(context, drips);
  const { url } = await startGatewayCli(context, upstream, {
    environment: { FLINK_METRICS_TOTAL_TIMEOUT: '700' },
  });
  const started = performance.now();
  const response = await fetch(`${url}/api/v1/query?query=up`, {
    headers: { authorization: 'Bearer token-a' },
  });
  assert.equal(response.status, 504);
  assert.match(await response.text(), /"errorType":"timeout".*as a whole took too long/);
  assert.ok(performance.now() - started < 2_000);
  await eventually(
    () => connectionsTo(port),
    (open) => open === 0,
    1_000,
  );
});

test('junk before the data is read to a bound', onLinux, async (context) => {
  const junk = repeats(' ', ' '.repeat(65_536));
  const { url: upstream, port } = await startUpstream(context, junk);
  const { url } = await startGatewayCli(context, upstream);
  const response = await fetch(`${url}/api/v1/query?query=up`, {
    headers: { authorization: 'Bearer token-a' },
  });
  assert.equal(response.status, 502);
  await response.text();
  await eventually(
    () => connectionsTo(port),
    (open) => open === 0,
    1_000,
  );
});

test('an answer that is too large is refused while it still can be, then broken off', async (context) => {
  const { url: upstream, port } = await startUpstream(context, answersWithoutEnd);
  const answers = async (bytes: string) => {
    const { url } = await startGatewayCli(context, upstream, {
      environment: { FLINK_METRICS_ANSWER_BYTES: bytes },
    });
    return fetch(`${url}/api/v1/query?query=up`, { headers: { authorization: 'Bearer token-a' } });
  };
  const early = await answers('50000');
  assert.equal(early.status, 422);
  assert.match(await early.text(), /"errorType":"too_large".*shorter range/);
  const late = await answers('500000');
  assert.equal(late.status, 200);
  await assert.rejects(late.text(), /terminated/);
  if (hasProc)
    await eventually(
      () => connectionsTo(port),
      (open) => open === 0,
      1_000,
    );
});

test(
  '100 forms at a byte a second are refused in time and their connections closed',
  onLinux,
  async (context) => {
    const { url: upstream } = await startUpstream(context, (response) => void response.end());
    const { url } = await startGatewayCli(context, upstream, {
      environment: { FLINK_METRICS_BODY_TIMEOUT: '600' },
    });
    const port = Number(new URL(url).port);
    const head =
      'POST /api/v1/query HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer token-a\r\n' +
      'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n';
    const answers = Array.from({ length: 100 }, async () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(head);
      let sent = 0;
      const drip = setInterval(() => {
        socket.write('q');
        sent += 1;
      }, 100);
      let text = '';
      for await (const chunk of socket) text += String(chunk);
      clearInterval(drip);
      return { text, sent };
    });
    for (const { text, sent } of await Promise.all(answers)) {
      assert.match(text, /^HTTP\/1\.1 408 /);
      assert.match(text, /"errorType":"timeout"/);
      // Six in 600 ms by the client's own timer, which is late on a busy machine as the gateway's is.
      assert.ok(sent < 40, `refused behind ${sent} bytes`);
    }
    await eventually(
      () => connectionsTo(port),
      (open) => open === 0,
      1_000,
    );
  },
);
