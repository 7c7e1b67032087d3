import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';

/** What a query makes of the server: its metric's name. */
export const behaviours = [
  ...['small', 'small', 'small', 'long', 'long', 'endless', 'slow'],
  ...['breaks_off', 'hangs', 'page', 'overloaded', 'cut'],
] as const;
export type Behaviour = (typeof behaviours)[number];

/** A server of the API that behaves as it is asked to, and can be killed and started again on its port. */
export class Upstream implements AsyncDisposable {
  readonly port: number;
  #server: Server | undefined;

  private constructor(port: number) {
    this.port = port;
  }

  static async start(): Promise<Upstream> {
    const upstream = new Upstream(await freePort());
    await upstream.restart();
    return upstream;
  }

  async restart(): Promise<void> {
    const server = createServer(async (request, response) => {
      let form = '';
      for await (const chunk of request) form += String(chunk);
      const query = new URLSearchParams(form).get('query') ?? '';
      response.setHeader('content-type', 'application/json');
      await answer(query, response).catch(() => undefined);
    });
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.#server = server;
  }

  async kill(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }
}

const CHUNK = '[0,"1"],'.repeat(8_000);

async function answer(query: string, response: ServerResponse): Promise<void> {
  const behaviour = behaviours.find((name) => query.startsWith(name)) ?? 'small';
  const head = `{"status":"success","data":{"query":${JSON.stringify(query)},"points":[`;
  const points = (chunks: number) =>
    pipeline(
      Readable.from(
        (function* () {
          yield head;
          for (let chunk = 0; chunk < chunks; chunk += 1) yield CHUNK;
          yield '[0,"1"]]}}';
        })(),
      ),
      response,
    );
  switch (behaviour) {
    case 'small':
      return void response.end(`${head}]}}`);
    case 'long':
      return points(10);
    case 'endless':
      return points(Number.POSITIVE_INFINITY);
    case 'slow':
      await setTimeout(300);
      return points(1);
    case 'breaks_off':
      return void response.write(head + CHUNK + CHUNK, () => response.destroy());
    case 'hangs':
      return;
    case 'page':
      return void response.setHeader('content-type', 'text/html').end('<title>Sign in</title>');
    case 'overloaded':
      return void response.writeHead(503, { 'retry-after': '3' }).end('secret');
    case 'cut':
      return void response.end(head);
  }
}
