import { createServer, type RequestListener, type Server } from 'node:http';

export interface RunningServer {
  /** `http://host:port` */
  readonly url: string;
  /**
   * Takes no new connections, closes idle ones at once, and ends when the requests under way are answered or `grace` ms
   * are over.
   */
  stop(grace: number): Promise<void>;
}

/** Twice the URL that a long query in a GET makes; Node's own 16 KiB would refuse it without an envelope. */
const MAX_HEADER_BYTES = 128 * 1024;
const HEADERS_TIMEOUT_MS = 10_000;
/** For what the gateway does not read, such as the body of a refused request. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than load balancers and proxies keep theirs, 60 s for most: who closes first under a request of the other gets a 502. */
const KEEP_ALIVE_MS = 65_000;
/** Connections that have become idle while it stops are closed so often. */
const IDLE_CHECK_MS = 50;

/** @throws {Error} where the address cannot be listened on */
export async function serve(
  listener: RequestListener,
  host: string,
  port: number,
): Promise<RunningServer> {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 1_000,
    },
    listener,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    stop: (grace) => stopped(server, grace),
  };
}

async function stopped(server: Server, grace: number): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const late = setTimeout(() => server.closeAllConnections(), grace);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(idle);
  clearTimeout(late);
}
