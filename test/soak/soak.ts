import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startProcess, waitUntilReady } from '../support/child-process.ts';
import { freePort } from '../support/free-port.ts';
import { connectionsTo } from '../support/operating-system.ts';
import { randomClient, tenants } from './clients.ts';
import { Keys } from './keys.ts';
import { type Held, heldInParts, watchMemory } from './memory-watch.ts';
import { Upstream } from './upstream.ts';

const CLI = fileURLToPath(new URL('../../packages/gateway/dist/cli.js', import.meta.url));
const MIB = 1024 * 1024;
/**
 * A small heap, so that what is kept shows. V8's own goes on growing to its limits for as long as a busy machine lets few
 * requests by: 45 MiB of pages in ten minutes, while what it held was the same.
 */
const SMALL_HEAP = ['--max-semi-space-size=1', '--max-old-space-size=96'];
const CLIENTS = 30;
/** Memory is told for so many parts of the time. The first half is the collector's and the allocator's: they grow to their limits. */
const PARTS = 10;
/** So far it may move from then on, MiB: pages by how they lie, and what is held by how many are under way. */
const MOST_GROWTH = { resident: 32, held: 16 };
/** Connections that the gateway keeps for its next requests. */
const MOST_IDLE = 64;
const RELOAD_MS = 20_000;
const KILL_MS = 45_000;
const ROTATE_MS = 30_000;

/** Runs the built gateway among bad clients and servers for `time` ms. Gives what it did not keep of its promises. */
export async function soak(time: number): Promise<string[]> {
  await using upstream = await Upstream.start();
  await using keys = await Keys.start();
  const port = await freePort();
  const metricsPort = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await using gateway = startProcess(
    process.execPath,
    [...SMALL_HEAP, CLI, '--port', String(port)],
    {
      env: {
        ...process.env,
        FLINK_METRICS_PROMETHEUS_URL: `http://127.0.0.1:${upstream.port}`,
        FLINK_METRICS_TOKENS: JSON.stringify(
          tenants.map((tenant) => ({ tenant, namespaces: [tenant], token: `token-${tenant}` })),
        ),
        FLINK_METRICS_JWT: JSON.stringify(keys.setting),
        FLINK_METRICS_METRICS_PORT: String(metricsPort),
        FLINK_METRICS_TIMEOUT: '2000',
        FLINK_METRICS_TOTAL_TIMEOUT: '10000',
        FLINK_METRICS_DRAIN_DELAY: '0',
        FLINK_METRICS_CACHE_BYTES: String(16 * MIB),
      },
    },
  );
  const broken = new Set<string>();
  gateway.child.stderr?.on('data', (chunk) => {
    if (/^\s+at /m.test(String(chunk))) broken.add(`A stack in the log: ${String(chunk)}`);
  });
  await waitUntilReady(gateway, `${url}/healthz`);
  const pid = gateway.child.pid ?? 0;

  // Not the wall clock: where a machine is suspended, that leaps.
  const now = () => performance.now();
  const deadline = now() + time;
  const goingOn = () => now() < deadline && gateway.child.exitCode === null;
  const tokensOf = [
    (tenant: string) => `token-${tenant}`,
    (tenant: string) => keys.tokenOf(tenant),
  ];
  let requests = 0;
  const client = async () => {
    while (goingOn()) {
      const wrong = await randomClient(url, tokensOf).catch(
        (error: Error) => `${error.message} ${error.cause}`,
      );
      if (wrong !== undefined) broken.add(wrong);
      requests += 1;
    }
  };
  const every = async (interval: number, act: () => Promise<void> | void) => {
    // From one end to the next beginning: late on a busy machine, two rotations of keys must not come at once.
    while (now() + interval < deadline) {
      await setTimeout(interval);
      await act();
    }
  };
  const [looks] = await Promise.all([
    watchMemory(pid, `http://127.0.0.1:${metricsPort}/metrics`, () => !goingOn()),
    ...Array.from({ length: CLIENTS }, client),
    every(RELOAD_MS, () => void gateway.child.kill('SIGHUP')),
    every(KILL_MS, async () => {
      await upstream.kill();
      await setTimeout(1_000);
      await upstream.restart();
    }),
    every(ROTATE_MS, () => keys.rotate()),
  ]);

  if (gateway.child.exitCode !== null) return [`The gateway ended: ${gateway.output()}`];
  const parts = heldInParts(looks, PARTS);
  for (const growth of memoryGrowth(parts)) broken.add(growth);
  await setTimeout(3_000);
  const open = connectionsTo(upstream.port);
  if (open > MOST_IDLE) broken.add(`${open} connections to the server are open.`);
  const left = connectionsTo(port);
  if (left > MOST_IDLE) broken.add(`${left} connections of clients are open.`);
  const answer = await randomAnswer(url);
  if (answer !== 200) broken.add(`At the end it answers ${answer}.`);

  const stopping = now();
  await gateway.stop();
  if (gateway.child.exitCode !== 0) broken.add(`It ended with ${gateway.child.exitCode}.`);
  if (now() - stopping > 3_000) broken.add('It took more than 3 s to end.');
  process.stdout.write(
    `  ${requests} requests, ${open} idle connections at the end; memory by the minute, MiB:\n${parts
      .map(
        ({ minutes, resident, held }) =>
          `  ${minutes.toFixed(1).padStart(6)}: ${resident.toFixed(0)} resident, ${held.toFixed(0)} held\n`,
      )
      .join('')}`,
  );
  return [...broken];
}

/** From the first part of the second half to the last. */
function* memoryGrowth(parts: readonly Held[]): Iterable<string> {
  const [settled, last] = [parts[PARTS / 2], parts.at(-1)];
  for (const kind of ['resident', 'held'] as const) {
    const grown = (last?.[kind] ?? Number.NaN) - (settled?.[kind] ?? Number.NaN);
    if (!(grown <= MOST_GROWTH[kind])) yield `Memory, ${kind}, grew by ${grown} MiB.`;
  }
}

async function randomAnswer(url: string): Promise<number> {
  const headers = { authorization: 'Bearer token-a' };
  const response = await fetch(`${url}/api/v1/query?query=small_end`, { headers });
  await response.text();
  return response.status;
}
