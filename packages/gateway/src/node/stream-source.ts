import type { Readable } from 'node:stream';
import type { ByteSource } from '../upstream/byte-source.ts';

/** One chunk at a time as it came: `read()` of a stream would copy what waits there into one. */
export class StreamSource implements ByteSource {
  readonly #stream: Readable;
  readonly #chunks: Uint8Array[] = [];
  #error: Error | undefined;
  #ended = false;
  #wake: (() => void) | undefined;

  constructor(stream: Readable) {
    this.#stream = stream;
    const wake = () => {
      this.#wake?.();
      this.#wake = undefined;
    };
    stream.on('data', (chunk: Uint8Array) => {
      this.#chunks.push(chunk);
      stream.pause();
      wake();
    });
    stream.once('end', () => {
      this.#ended = true;
      wake();
    });
    stream.on('error', (error) => {
      this.#error ??= error;
      wake();
    });
    stream.once('close', wake);
  }

  async read(): Promise<Uint8Array | undefined> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) return chunk;
      if (this.#ended) return undefined;
      if (this.#error !== undefined) throw this.#error;
      if (this.#stream.destroyed) throw new Error('The answer was given up.');
      this.#stream.resume();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    if (!this.#ended) this.#stream.destroy();
  }
}
