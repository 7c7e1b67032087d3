import { createAdaptorServer } from '@hono/node-server';
import type { Gateway } from '../gateway.ts';

export interface RunningServer {
  /** `http://host:port` */
  readonly url: string;
  /** Takes no more requests, and ends when those under way have ended or `grace` ms are over. */
  stop(grace: number): Promise<void>;
}

/** Twice the URL that a long query in a GET makes; Node's own 16 KiB would refuse it without an envelope. */
const MAX_HEADER_BYTES = 128 * 1024;

/** @throws {Error} where the address cannot be listened on */
export async function serve(gateway: Gateway, host: string, port: number): Promise<RunningServer> {
  const server = createAdaptorServer({
    fetch: (request) => gateway.fetch(request),
    hostname: host,
    overrideGlobalObjects: false,
    serverOptions: { maxHeaderSize: MAX_HEADER_BYTES },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    stop: (grace) =>
      new Promise((resolve) => {
        // Idle connections are closed with the server, busy ones when their answer is sent.
        server.close(() => resolve());
        if ('closeAllConnections' in server) {
          setTimeout(() => server.closeAllConnections(), grace).unref();
        }
      }),
  };
}
