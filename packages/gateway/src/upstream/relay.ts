import { EnvelopeFilter } from './envelope-filter.ts';
import type { Exchange } from './exchange.ts';

/** An answer up to this size is judged whole before anything of it is sent. */
const HELD_BYTES = 64 * 1024;

/**
 * The filtered answer as a stream that holds one chunk at a time. What goes wrong in the first 64 KiB is thrown here,
 * while the client can still get an error; later it can only end the stream with an error, which the client
 * sees as a broken connection, never as a shorter answer.
 *
 * @throws {InvalidEnvelope} where the answer is not a success envelope
 * @throws {SilentUpstream}
 */
export async function relayedAnswer(
  body: ReadableStream<Uint8Array>,
  exchange: Exchange,
  onBroken: (error: unknown) => void,
): Promise<ReadableStream<Uint8Array>> {
  const pieces = filteredPieces(body, exchange);
  const held: Uint8Array[] = [];
  let heldBytes = 0;
  while (heldBytes < HELD_BYTES) {
    const { done, value } = await pieces.next();
    if (done) break;
    held.push(value);
    heldBytes += value.length;
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = held.shift();
        if (piece !== undefined) return controller.enqueue(piece);
        try {
          const { done, value } = await pieces.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          onBroken(error);
          // A server may write this one's message into the answer: it tells nothing.
          throw new Error('The answer broke off.');
        }
      },
      cancel: (reason) => exchange.abort(reason),
    },
    { highWaterMark: 0 },
  );
}

async function* filteredPieces(
  body: ReadableStream<Uint8Array>,
  exchange: Exchange,
): AsyncGenerator<Uint8Array, void> {
  const filter = new EnvelopeFilter();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await exchange.wait(reader.read());
      if (done) break;
      for (const piece of filter.push(value)) if (piece.length > 0) yield piece;
    }
    yield filter.end();
  } finally {
    // After the end this does nothing; before it, it lets go of Prometheus's connection.
    reader.cancel().catch(() => undefined);
  }
}
