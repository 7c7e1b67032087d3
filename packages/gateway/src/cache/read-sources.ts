import { joined } from '../joined.ts';
import type { ByteSource } from '../upstream/byte-source.ts';

/** Undefined, and the source closed, where it is too long. */
export async function collected(source: ByteSource, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const chunk = await source.read();
    if (chunk === undefined) return joined(chunks);
    bytes += chunk.length;
    if (bytes > most) break;
    chunks.push(chunk);
  }
  source.close();
  return undefined;
}

/** Calls `leave` when the source is read to its end, breaks off, or is closed. */
export function leaving(source: ByteSource, leave: () => void): ByteSource {
  return {
    length: source.length,
    async read() {
      try {
        const chunk = await source.read();
        if (chunk === undefined) leave();
        return chunk;
      } catch (error) {
        leave();
        throw error;
      }
    },
    close(reason) {
      source.close(reason);
      leave();
    },
  };
}
