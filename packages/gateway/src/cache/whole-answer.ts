/** In memory of one's own; as a type that TypeScript 5.0 has too, to which arrays of bytes are not generic. */
export type Bytes = ReturnType<TextEncoder['encode']>;

/** An answer that is held whole, so that it can be given many times. */
export class WholeAnswer {
  readonly bytes: Bytes;
  #etag: Promise<string> | undefined;
  readonly #encoded = new Map<string, Promise<Uint8Array>>();

  constructor(bytes: Bytes) {
    this.bytes = bytes;
  }

  /** Weak: the bytes are the same in every encoding only when decoded. */
  etag(): Promise<string> {
    this.#etag ??= digest(this.bytes);
    return this.#etag;
  }

  /** The bytes in a content encoding, made once. */
  encoded(
    encoding: string,
    encode: (bytes: Uint8Array) => Promise<Uint8Array>,
  ): Promise<Uint8Array> {
    const made = this.#encoded.get(encoding) ?? encode(this.bytes);
    this.#encoded.set(encoding, made);
    return made;
  }
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0'));
  return `W/"${hex.join('')}"`;
}
