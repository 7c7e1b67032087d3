import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below 32768 Linux gives no port to who asks for any, so nobody takes it in the seconds a JVM needs to start. */
const FIRST = 15_000;
const LAST = 30_000;

const given = new Set<number>();

/** A free TCP port on 127.0.0.1 for a server that takes long to start; never the same one twice. */
export async function quietPort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
