import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

const HOST = '127.0.0.1';
const DEFAULT_PORT = 8080;

export interface Listening {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves on `port`, or where none is asked for on 8080 or a free one.
 * @throws {Error} one line, for a person: the port asked for is taken or none.
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: string | undefined,
): Promise<Listening> {
  const server = createAdaptorServer({ fetch, hostname: HOST }) as Server;
  if (port === undefined || port === '') {
    await listenOn(server, DEFAULT_PORT).catch((error: unknown) => {
      if (!isTaken(error)) throw error;
      process.stdout.write(`  port ${DEFAULT_PORT} is taken, looking for a free one\n`);
      return listenOn(server, 0);
    });
  } else await listenOn(server, portNumber(port)).catch(explainPort(port));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://${HOST}:${address.port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Error(`PORT=${text} is no port number.`);
  return port;
}

const explainPort = (port: string) => (error: unknown) => {
  if (isTaken(error))
    throw new Error(`Port ${port} is taken. Choose another: PORT=8090 npm run demo`);
  throw new Error(`Port ${port} cannot be listened on: ${String(error)}`);
};

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const listenOn = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
