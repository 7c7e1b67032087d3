import * as http from 'node:http';
import * as https from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createInflate, createUnzip } from 'node:zlib';
import type { Transport, TransportAnswer, TransportRequest } from '../upstream/transport.ts';
import { withShortReads } from './short-reads.ts';
import { StreamSource } from './stream-source.ts';

/** Idle connections that are kept for the next request. */
const IDLE_CONNECTIONS = 64;

/** Over Node's own HTTP, on connections that are kept: cheaper than `fetch`, and what is aborted is closed. */
export function httpTransport(): Transport {
  const options: http.AgentOptions = {
    keepAlive: true,
    maxFreeSockets: IDLE_CONNECTIONS,
    scheduling: 'lifo',
  };
  const plain = withShortReads(new http.Agent(options));
  const secure = withShortReads(new https.Agent(options));
  return async (request, signal) => {
    const send = request.url.startsWith('https:')
      ? () => sent(https.request, secure, request, signal)
      : () => sent(http.request, plain, request, signal);
    try {
      return await send();
    } catch (error) {
      // The server closed an idle connection while the request was on its way: it has read nothing of it.
      if (error instanceof StaleConnection && !signal.aborted) return await send();
      throw error;
    }
  };
}

const CLOSED: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE']);

class StaleConnection extends Error {
  override readonly name = 'StaleConnection';
}

function sent(
  open: typeof http.request,
  agent: http.Agent,
  { url, method, headers, body }: TransportRequest,
  signal: AbortSignal,
): Promise<TransportAnswer> {
  return new Promise((resolve, reject) => {
    const request = open(url, { method, headers, agent });
    const abort = () => request.destroy(new Error('The request was given up.'));
    signal.addEventListener('abort', abort, { once: true });
    request.once('response', (incoming) => resolve(answerOf(incoming)));
    request.once('close', () => signal.removeEventListener('abort', abort));
    request.on('error', (error) => {
      const stale = request.reusedSocket && 'code' in error && CLOSED.has(error.code);
      reject(stale ? new StaleConnection(error.message, { cause: error }) : error);
    });
    request.end(body);
    if (signal.aborted) abort();
  });
}

function answerOf(incoming: http.IncomingMessage): TransportAnswer {
  return {
    status: incoming.statusCode ?? 0,
    header: (name) => {
      const value = incoming.headers[name];
      return value === undefined ? null : String(value);
    },
    body: new StreamSource(decoded(incoming)),
  };
}

/** Nothing compressed is asked for; a proxy in between may send it all the same. */
function decoded(incoming: http.IncomingMessage): Readable {
  const encoding = incoming.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding === 'identity') return incoming;
  const decoder = decoders[encoding]?.();
  if (decoder === undefined) {
    incoming.destroy(new Error(`The answer is encoded as ${encoding}, which was not asked for.`));
    return incoming;
  }
  // Each error ends both, and the reader of the decoder sees it.
  pipeline(incoming, decoder, () => undefined);
  return decoder;
}

const decoders: Readonly<Record<string, (() => ReturnType<typeof createUnzip>) | undefined>> = {
  gzip: createUnzip,
  'x-gzip': createUnzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};
