import { pipeline, type Transform } from 'node:stream';
import type { ByteSource } from '../upstream/byte-source.ts';
import { StreamSource } from './stream-source.ts';

/** The bytes as the encoder makes them, read no further ahead than its buffers are long. */
export function encodedSource(source: ByteSource, encoder: Transform): ByteSource {
  const encoded = new StreamSource(encoder);
  // Each error destroys the encoder with it, where the reader sees it.
  pipeline(chunks(source), encoder, () => undefined);
  return {
    read: () => encoded.read(),
    close: (reason) => {
      encoded.close();
      source.close(reason);
    },
  };
}

async function* chunks(source: ByteSource): AsyncGenerator<Uint8Array, void> {
  for (let bytes = await source.read(); bytes !== undefined; bytes = await source.read()) {
    yield bytes;
  }
}
