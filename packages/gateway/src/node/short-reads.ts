import type * as http from 'node:http';
import type { Socket } from 'node:net';

/**
 * What is held of an answer whose client takes nothing is a few reads: in the socket, in its message, on its way out. By
 * 16 KiB at a time a range costs the gateway a sixth more, by 32 no less than by this.
 */
const READ_BYTES = 24 * 1024;

/**
 * The same agent, whose connections read so much at once and no further ahead. Node reads 64 KiB, each time into a buffer
 * of its own, which is garbage behind every chunk.
 * Source: nodejs.org/api/net.html, `onread` of `socket.connect`; `tls.connect` takes it too.
 */
export function withShortReads<A extends http.Agent>(agent: A): A {
  const createConnection = agent.createConnection.bind(agent);
  agent.createConnection = (options, connected) => {
    const onread = {
      buffer: Buffer.allocUnsafeSlow(READ_BYTES),
      callback: (length: number, buffer: Uint8Array) =>
        (socket as Socket).push(Buffer.from(buffer.subarray(0, length))),
    };
    const short = { ...options, highWaterMark: READ_BYTES, onread };
    const socket = createConnection(short, connected);
    return socket;
  };
  return agent;
}
