import { createHmac, scryptSync, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Changes where what is kept means something else than before. */
const FORMAT = 'flink-metrics-gateway answers 1';
const SEAL_BYTES = 32;

/**
 * Names and values for a store that others may write to: a value is believed only under the name it was made for, by a
 * gateway that knows the same `space`. That may hold credentials, so the key made of it is slow to guess.
 */
export class Seal {
  readonly #key: Buffer;

  constructor(space: string) {
    this.#key = scryptSync(space, FORMAT, 32);
  }

  /** 64 characters that tell nothing of the key's text. */
  nameOf(key: string): string {
    return createHmac('sha256', this.#key).update(key).digest('hex');
  }

  async sealed(name: string, bytes: Uint8Array): Promise<Buffer> {
    const compressed = await compress(bytes, { level: constants.Z_BEST_SPEED });
    return Buffer.concat([this.#sealOf(name, compressed), compressed]);
  }

  /** Undefined for anything but what `sealed` made under this name, and for what is longer. */
  async opened(
    name: string,
    value: Buffer,
    mostBytes: number,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const seal = value.subarray(0, SEAL_BYTES);
    const compressed = value.subarray(SEAL_BYTES);
    const isOurs =
      seal.length === SEAL_BYTES && timingSafeEqual(seal, this.#sealOf(name, compressed));
    if (!isOurs) return undefined;
    try {
      return new Uint8Array(await decompress(compressed, { maxOutputLength: mostBytes }));
    } catch {
      return undefined;
    }
  }

  #sealOf(name: string, compressed: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(`${name} `).update(compressed).digest();
  }
}
