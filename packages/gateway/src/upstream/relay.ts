import { joined } from '../joined.ts';
import type { ByteSource } from './byte-source.ts';
import { EnvelopeFilter } from './envelope-filter.ts';
import type { Exchange } from './exchange.ts';

/** An answer up to this size is judged whole before anything of it is sent. */
const HELD_BYTES = 64 * 1024;

/** An answer is larger than the operator allows. */
export class OversizedAnswer extends Error {
  override readonly name = 'OversizedAnswer';
}

/**
 * The filtered answer. What goes wrong in the first 64 KiB is thrown here, while the client can still get an error;
 * later it can only end the bytes with an error, which the client sees as a broken connection, never as a shorter
 * answer.
 *
 * @throws {InvalidEnvelope} where the answer is not a success envelope
 * @throws {SilentUpstream | OverdueExchange | OversizedAnswer}
 */
export async function relayedAnswer(
  body: ByteSource,
  exchange: Exchange,
  mostBytes: number,
  onBroken: (error: unknown) => void,
): Promise<ByteSource> {
  const answer = new FilteredAnswer(body, exchange, mostBytes);
  // In one piece: each that is written costs a system call.
  let held: Uint8Array | undefined = await beginning(answer);
  return {
    ...(answer.ended && { length: held.length }),
    async read() {
      const first = held;
      held = undefined;
      if (first !== undefined) return first;
      try {
        return await answer.read();
      } catch (error) {
        exchange.abort(error);
        onBroken(error);
        // A server may write this one's message into the answer: it tells nothing.
        throw new Error('The answer broke off.');
      }
    },
    close: (reason) => answer.close(reason),
  };
}

async function beginning(answer: FilteredAnswer): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (let bytes = 0; bytes < HELD_BYTES; ) {
    const chunk = await answer.read();
    if (chunk === undefined) break;
    chunks.push(chunk);
    bytes += chunk.length;
  }
  return joined(chunks);
}

class FilteredAnswer implements ByteSource {
  readonly #body: ByteSource;
  readonly #exchange: Exchange;
  readonly #mostBytes: number;
  readonly #filter = new EnvelopeFilter();
  #pieces: Uint8Array[] = [];
  #bytes = 0;
  #ended = false;

  constructor(body: ByteSource, exchange: Exchange, mostBytes: number) {
    this.#body = body;
    this.#exchange = exchange;
    this.#mostBytes = mostBytes;
  }

  /** All of it has been read. */
  get ended(): boolean {
    return this.#ended && this.#pieces.length === 0;
  }

  async read(): Promise<Uint8Array | undefined> {
    for (;;) {
      const piece = this.#pieces.shift();
      if (piece !== undefined) {
        if (piece.length > 0) return piece;
      } else if (this.#ended) return undefined;
      else this.#pieces = await this.#next();
    }
  }

  async #next(): Promise<Uint8Array[]> {
    const chunk = await this.#exchange.wait(this.#body.read());
    if (chunk === undefined) {
      const last = this.#filter.end();
      this.#ended = true;
      this.#exchange.end();
      return [last];
    }
    this.#bytes += chunk.length;
    if (this.#bytes > this.#mostBytes) {
      throw new OversizedAnswer(`The answer is longer than ${this.#mostBytes} bytes.`);
    }
    return this.#filter.push(chunk);
  }

  close(reason?: unknown): void {
    if (this.#ended) return;
    this.#exchange.abort(reason);
    this.#body.close(reason);
  }
}
