const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;

/**
 * Finds where one JSON value ends by its brackets and quotes alone, over chunks split anywhere: no text is decoded
 * and no number read, so a matrix of any size passes at little cost.
 */
export class JsonValueScanner {
  #started = false;
  #ended = false;
  #depth = 0;
  #inString = false;
  /** The chunk before ended behind the backslash of an escape. */
  #escaped = false;

  get ended(): boolean {
    return this.#ended;
  }

  /** The index behind the value's last byte in this chunk; the chunk's length while the value goes on. */
  scan(bytes: Uint8Array, from: number): number {
    let index = from;
    while (index < bytes.length && !this.#ended) {
      index = this.#inString ? this.#scanString(bytes, index) : this.#scanStructure(bytes, index);
    }
    return index;
  }

  /** To behind the closing quote. */
  #scanString(bytes: Uint8Array, from: number): number {
    let index = this.#escaped ? from + 1 : from;
    while (index < bytes.length && bytes[index] !== QUOTE) {
      index += bytes[index] === BACKSLASH ? 2 : 1;
    }
    this.#escaped = index > bytes.length;
    if (index >= bytes.length) return bytes.length;
    this.#inString = false;
    this.#ended = this.#depth === 0;
    return index + 1;
  }

  /** To behind the next opening quote, or to the end of the value. */
  #scanStructure(bytes: Uint8Array, from: number): number {
    for (let index = from; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (this.#endsScalar(byte)) return index;
      this.#started = true;
      if (byte === QUOTE) {
        this.#inString = true;
        return index + 1;
      }
      if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) this.#depth += 1;
      if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
        this.#depth -= 1;
        if (this.#depth === 0) {
          this.#ended = true;
          return index + 1;
        }
      }
    }
    return bytes.length;
  }

  /** A number, true, false or null has no closing byte of its own: what follows it ends it. */
  #endsScalar(byte: number): boolean {
    if (this.#depth > 0 || !this.#started) return false;
    this.#ended = byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY || byte <= SPACE;
    return this.#ended;
  }
}
