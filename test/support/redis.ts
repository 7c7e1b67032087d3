import { createConnection } from 'node:net';
import { findRedis } from '../../scripts/tools/programs.ts';
import { type RunningProcess, startProcess } from './child-process.ts';
import { freePort } from './free-port.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface RealRedis extends AsyncDisposable {
  /** `redis://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  readonly process: RunningProcess;
  /** Sends one command as text, and gives what comes back first, as it is on the wire. */
  send(command: string): Promise<string>;
}

/**
 * Starts a real Redis on a free loopback port, with nothing on disk; gone when disposed.
 * @param flags of its own, such as `--maxmemory`, `2mb`
 * @throws {Error} where Redis is not installed or does not start
 */
export async function startRedis(flags: readonly string[] = [], port?: number): Promise<RealRedis> {
  await using cleanup = new AsyncDisposableStack();
  const folder = cleanup.use(await temporaryFolder('redis'));
  const listening = port ?? (await freePort());
  const settings = ['--port', String(listening), '--bind', '127.0.0.1', '--dir', folder.path];
  const server = cleanup.use(
    startProcess(await findRedis(), [...settings, '--save', '', '--appendonly', 'no', ...flags]),
  );
  const send = (command: string) => sent(listening, command);
  await ready(server, () => send('PING'));
  const resources = cleanup.move();
  return {
    url: `redis://127.0.0.1:${listening}`,
    port: listening,
    process: server,
    send,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

function sent(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('data', (data) => {
      resolve(String(data));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

async function ready(server: RunningProcess, ping: () => Promise<string>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await ping().catch(() => '')).startsWith('+PONG')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Redis did not start: ${server.output()}`);
}
