import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Answer } from '../cache/cached-upstream.ts';
import { WholeAnswer } from '../cache/whole-answer.ts';
import type { Gateway } from '../gateway.ts';
import type { ByteSource } from '../upstream/byte-source.ts';
import { contentEncoding } from './content-encoding.ts';
import { encodedSource } from './encoded-source.ts';

/** What `http.createServer` takes, and frameworks that pass on Node's own request and response. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** What of a gateway a Node server needs. */
export type NodeGateway = Pick<Gateway, 'serve'>;

/** A shorter answer fits into one packet as it is. */
const LEAST_ENCODED_BYTES = 1_024;

/**
 * The gateway for a Node server: answers go from Prometheus's connection to the client's without web streams, compressed
 * as the client asks. It knows the address of a connection, which `trustedHeader` needs.
 *
 * @example
 * createServer(nodeListener(gateway)).listen(9099);
 */
export function nodeListener(gateway: NodeGateway): NodeListener {
  const listener = getRequestListener(
    async (request, { incoming, outgoing: either }) => {
      // Hono's type is of HTTP/2 as well, which has the same methods.
      const outgoing = either as ServerResponse;
      let answer: Answer | undefined;
      const response = await gateway.serve(request, {
        peer: { address: incoming.socket.remoteAddress },
        body: incoming,
        deliver: (delivered) => {
          answer = delivered;
        },
      });
      if (answer === undefined) return response;
      const accepted = incoming.headers['accept-encoding'];
      const headers = headersOf(response);
      if (answer instanceof WholeAnswer) await sendWhole(answer, headers, accepted, outgoing);
      else await sendStream(answer, headers, accepted, outgoing);
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  return (incoming, outgoing) => void listener(incoming, outgoing);
}

function headersOf({ headers }: Response): OutgoingHttpHeaders {
  const vary = headers.get('vary');
  return {
    ...Object.fromEntries(headers),
    vary: vary === null ? 'Accept-Encoding' : `${vary}, Accept-Encoding`,
  };
}

async function sendWhole(
  answer: WholeAnswer,
  headers: OutgoingHttpHeaders,
  accepted: string | undefined,
  outgoing: ServerResponse,
): Promise<void> {
  const short = answer.bytes.length < LEAST_ENCODED_BYTES;
  const encoding = short ? undefined : contentEncoding(accepted, 'whole');
  const bytes =
    encoding === undefined
      ? answer.bytes
      : await answer.encoded(encoding.name, (plain) => encoding.whole(plain));
  outgoing.writeHead(200, {
    ...headers,
    'content-length': bytes.length,
    ...(encoding !== undefined && { 'content-encoding': encoding.name }),
  });
  outgoing.end(bytes);
}

async function sendStream(
  answer: ByteSource,
  headers: OutgoingHttpHeaders,
  accepted: string | undefined,
  outgoing: ServerResponse,
): Promise<void> {
  const { length } = answer;
  const short = length !== undefined && length < LEAST_ENCODED_BYTES;
  const encoding = short ? undefined : contentEncoding(accepted, 'stream');
  outgoing.writeHead(200, {
    ...headers,
    ...(encoding !== undefined && { 'content-encoding': encoding.name }),
    // Without it the last chunk, which is empty, would be a system call of its own.
    ...(encoding === undefined && length !== undefined && { 'content-length': length }),
  });
  await send(encoding === undefined ? answer : encodedSource(answer, encoding.stream()), outgoing);
}

/**
 * Reads no faster than the client takes: one chunk waits for it at most, whatever Node's own buffers may hold. A body that
 * breaks off breaks the connection.
 */
async function send(body: ByteSource, outgoing: ServerResponse): Promise<void> {
  try {
    for (;;) {
      const bytes = await body.read();
      if (bytes === undefined) break;
      if (outgoing.destroyed) return body.close();
      await written(bytes, outgoing);
    }
    outgoing.end();
  } catch {
    // Who is to know has been told by whoever made the body.
    body.close();
    outgoing.destroy();
  }
}

/** Waits until the kernel has the bytes. @throws {Error} where the client goes away instead */
function written(bytes: Uint8Array, outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    const close = () => reject(new Error('The client went away.'));
    outgoing.once('close', close);
    outgoing.write(bytes, (error) => {
      outgoing.off('close', close);
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}
