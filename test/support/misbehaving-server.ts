import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { listening } from './listening.ts';

/** One request the server saw. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query string. */
  readonly path: string;
  /** Parameters of the query string and of a form body. */
  readonly params: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

export type Behaviour = (request: SeenRequest, response: ServerResponse) => void | Promise<void>;

export interface MisbehavingServer extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly seen: readonly SeenRequest[];
}

/** A real HTTP server on loopback that answers its n-th request by the n-th behaviour, the last one for ever. */
export async function startMisbehavingServer(
  ...behaviours: readonly [Behaviour, ...Behaviour[]]
): Promise<MisbehavingServer> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming);
    const behaviour = behaviours[Math.min(seen.length, behaviours.length - 1)];
    seen.push(request);
    await behaviour?.(request, response);
  });
  const running = await listening(server);
  return { ...running, url: running.origin, seen };
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  let body = '';
  for await (const chunk of incoming) body += chunk;
  const path = incoming.url ?? '/';
  const params = new URL(path, 'http://127.0.0.1').searchParams;
  for (const [name, value] of new URLSearchParams(body)) params.append(name, value);
  return { method: incoming.method ?? '', path, params, headers: incoming.headers };
}

export function answersJson(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Behaviour {
  return answersText(JSON.stringify(body), { status, headers });
}

export function answersText(
  body: string | Uint8Array,
  {
    status = 200,
    headers = {},
    type = 'application/json',
  }: { status?: number; headers?: Record<string, string>; type?: string } = {},
): Behaviour {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  };
}

/** Sends each text on its own, some time after the one before. */
export const answersInChunks =
  (texts: readonly string[]): Behaviour =>
  async (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const text of texts) {
      response.write(text);
      await setTimeout(20);
    }
    response.end();
  };

export const success = (data: unknown, rest: Record<string, unknown> = {}): Behaviour =>
  answersJson({ status: 'success', data, ...rest });

export const failure = (status: number, errorType: string, error: string): Behaviour =>
  answersJson({ status: 'error', errorType, error }, { status });

export const answersLoginPage: Behaviour = answersText(
  '<!DOCTYPE html><html><title>Sign in</title></html>',
  { type: 'text/html; charset=utf-8' },
);

/** Accepts the request and never says a word. */
export const staysSilent: Behaviour = () => {};

/** Starts an answer and never ends it. */
export const stallsAfter =
  (body: string): Behaviour =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write(body);
  };

/** Closes the connection before an answer. */
export const hangsUp: Behaviour = (_request, response) => {
  response.destroy();
};

/** Closes the connection in the middle of an answer. */
export const breaksOffAfter =
  (body: string): Behaviour =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(body, () => response.destroy());
  };
