import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSimulator, type ScenarioName } from '@flink-metrics/simulator';
import { getRequestListener } from '@hono/node-server';
import { Command, Option } from 'commander';
import { type Terminal, UsageError } from '../output/terminal.ts';
import { positive } from './options.ts';

interface Options {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly host: string;
  readonly port: string;
  readonly backfill?: number;
}

const scenarios: readonly ScenarioName[] = [
  'usual',
  'healthy',
  'backpressured',
  'restarting',
  'redeployed',
  'dead-taskmanager',
  'failing-checkpoints',
  'no-data',
  'unavailable',
  'login-page',
  'truncated',
  'hanging',
];

const HOUR_MS = 3_600_000;

export const simulateCommand = (terminal: Terminal): Command =>
  new Command('simulate')
    .description('serves a simulated Flink: as a Prometheus, and to be scraped by one')
    .addOption(
      new Option('--scenario <name>', 'what is going on').choices(scenarios).default('usual'),
    )
    .option('--seed <number>', 'another one, other numbers', positive, 1)
    .option('--host <host>', 'to listen on', '127.0.0.1')
    .option('--port <port>', 'to listen on; 0 takes a free one', '9249')
    .option('--backfill <hours>', 'prints so many hours as OpenMetrics instead', positive)
    .action(async ({ scenario, seed, host, port, backfill }: Options) => {
      const simulator = createSimulator({ scenario, seed });
      if (backfill !== undefined) {
        const now = Date.now();
        for (const piece of simulator.openMetrics(now - backfill * HOUR_MS, now))
          terminal.out(piece);
        return;
      }
      const server = createServer(getRequestListener(simulator.fetch));
      server.listen(portOf(port), host);
      await once(server, 'listening').catch((error: Error) => {
        throw new UsageError(error.message);
      });
      const url = `http://${host}:${(server.address() as AddressInfo).port}`;
      terminal.err(
        `flink-metrics: a simulated Flink (${scenario}) at ${url}: /metrics and /targets\n`,
      );
      const stop = () => {
        server.close();
        server.closeAllConnections();
      };
      process.once('SIGINT', stop).once('SIGTERM', stop);
      await once(server, 'close');
    });

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError(`${text} is no port.`);
  return port;
}
