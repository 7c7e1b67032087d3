import type { RequestListener } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { SharedStore } from '../cache/shared-answers.ts';
import type { Gateway } from '../gateway.ts';
import type { GatewayOptions } from '../gateway-options.ts';
import { nodeListener } from '../node/listener.ts';
import type { RequestRecord } from '../request-record.ts';
import { logEvent, logRequest } from './log.ts';
import { Metrics } from './metrics.ts';
import { serve } from './serve.ts';
import type { Settings } from './settings.ts';
import { StoreInUse } from './store-in-use.ts';

type GatewayOf = (
  settings: Settings,
  onRequest: NonNullable<GatewayOptions['onRequest']>,
  shared: SharedStore | undefined,
) => Gateway;

/**
 * Serves until SIGTERM or SIGINT. SIGHUP reads the settings again by `reread`; requests under way end as they began.
 * @throws {Error} where an address cannot be listened on, or an option cannot work
 */
export async function run(
  settings: Settings,
  reread: () => Settings | 'help',
  gatewayOf: GatewayOf,
): Promise<void> {
  const metrics = new Metrics(() => gateway.load());
  const onRequest = (record: RequestRecord) => {
    metrics.count(record);
    logRequest(record);
  };
  const store = new StoreInUse(metrics);
  const made = (next: Settings): Gateway =>
    store.replace(next, (shared) => gatewayOf(next, onRequest, shared));
  let gateway = made(settings);
  // Asked for at each request: a reload puts another in its place.
  const listener = nodeListener({ serve: (...args) => gateway.serve(...args) });
  const servers = [await serve(listener, settings.host, settings.port)];
  if (settings.metricsPort !== undefined) {
    servers.push(await serve(metricsListener(metrics), settings.host, settings.metricsPort));
  }
  print(`${servers[0]?.url} guards ${settings.prometheusUrl.join(', ')}`);
  if (servers[1] !== undefined) print(`${servers[1].url}/metrics`);

  let current = settings;
  let draining = false;
  process.on('SIGHUP', () => {
    try {
      const next = reread();
      if (next === 'help') return;
      gateway = made(next);
      if (draining) gateway.drain();
      current = next;
      logEvent('SIGHUP: the settings are read again');
    } catch (error) {
      logEvent('SIGHUP: the settings stay as they were', error);
    }
  });
  const stop = async (signal: string, delay: number) => {
    // A second signal, of either kind, finds no listener and ends the process at once.
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
    draining = true;
    gateway.drain();
    // Until it is seen that it is not ready, requests go on to come here.
    await setTimeout(delay);
    print(`${signal}, finishing requests`);
    await Promise.all(servers.map((server) => server.stop(current.drainTimeout)));
    process.exit(0);
  };
  process.once('SIGINT', () => void stop('SIGINT', 0));
  process.once('SIGTERM', () => void stop('SIGTERM', current.drainDelay));
}

function metricsListener(metrics: Metrics): RequestListener {
  return async ({ method, url }, response) => {
    if (method !== 'GET' || url !== '/metrics') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.text());
  };
}

const print = (line: string): void => {
  process.stdout.write(`flink-metrics-gateway: ${line}\n`);
};
