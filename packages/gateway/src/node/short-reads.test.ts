import assert from 'node:assert/strict';
import { once } from 'node:events';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { withShortReads } from './short-reads.ts';

const BYTES = 3_000_000;

test('bytes come in short reads, the same as they were sent', async (context) => {
  const sent = Buffer.from(
    Array.from({ length: BYTES / 4 }, (_, index) => (index % 97) | 32).flatMap((byte) => [
      byte,
      byte ^ 1,
      48,
      49,
    ]),
  );
  const server = http.createServer((_, response) => response.end(sent));
  context.after(() => server.close().closeAllConnections());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const agent = withShortReads(new http.Agent({ keepAlive: true }));
  context.after(() => agent.destroy());
  const { port } = server.address() as AddressInfo;
  for (let round = 0; round < 2; round += 1) {
    const [incoming] = await once(http.get({ port, host: '127.0.0.1', agent }), 'response');
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      // Two reads at most; Node's own are of 64 KiB each.
      assert.ok(chunk.length <= 2 * 24 * 1024, `${chunk.length} bytes`);
      chunks.push(chunk);
      // Long enough for the socket to be paused, and read on.
      if (chunks.length % 50 === 0) await setTimeout(1);
    }
    assert.ok(Buffer.concat(chunks).equals(sent));
  }
});
