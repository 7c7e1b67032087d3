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
  #escaped = false;

  get ended(): boolean {
    return this.#ended;
  }

  /** The index behind the value's last byte in this chunk; the chunk's length while the value goes on. */
  scan(bytes: Uint8Array, from: number): number {
    let index = from;
    while (index < bytes.length && !this.#ended) {
      const byte = bytes[index] ?? 0;
      if (this.#inString) this.#stringByte(byte);
      else if (this.#endsScalar(byte)) return index;
      else this.#structureByte(byte);
      index += 1;
    }
    return index;
  }

  #stringByte(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) {
      this.#inString = false;
      this.#ended = this.#depth === 0;
    }
  }

  /** A number, true, false or null has no closing byte of its own: what follows it ends it. */
  #endsScalar(byte: number): boolean {
    const follows =
      byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY || byte <= SPACE;
    this.#ended = this.#started && this.#depth === 0 && follows;
    return this.#ended;
  }

  #structureByte(byte: number): void {
    this.#started = true;
    if (byte === QUOTE) this.#inString = true;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) this.#depth += 1;
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
      this.#depth -= 1;
      this.#ended = this.#depth === 0;
    }
  }
}
