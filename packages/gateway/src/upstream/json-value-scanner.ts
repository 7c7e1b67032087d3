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
  #state: 'begins' | 'in scalar' | 'in string' | 'in structure' | 'ended' = 'begins';
  #depth = 0;
  /** The chunk before ended behind the backslash of an escape. */
  #escaped = false;

  get ended(): boolean {
    return this.#state === 'ended';
  }

  /** The index behind the value's last byte in this chunk; the chunk's length while the value goes on. */
  scan(bytes: Uint8Array, from: number): number {
    let index = from;
    if (this.#state === 'begins' && index < bytes.length) this.#begin(bytes[index] ?? 0);
    while (index < bytes.length && this.#state !== 'ended') {
      if (this.#state === 'in string') index = this.#scanString(bytes, index);
      else if (this.#state === 'in structure') index = this.#scanStructure(bytes, index);
      else index = this.#scanScalar(bytes, index);
    }
    return index;
  }

  #begin(byte: number): void {
    const structured = byte === QUOTE || byte === OPEN_ARRAY || byte === OPEN_OBJECT;
    this.#state = structured ? 'in structure' : 'in scalar';
  }

  /** To behind the closing quote. */
  #scanString(bytes: Uint8Array, from: number): number {
    let index = this.#escaped ? from + 1 : from;
    while (index < bytes.length && bytes[index] !== QUOTE) {
      index += bytes[index] === BACKSLASH ? 2 : 1;
    }
    this.#escaped = index > bytes.length;
    if (index >= bytes.length) return bytes.length;
    this.#state = this.#depth === 0 ? 'ended' : 'in structure';
    return index + 1;
  }

  /** To behind the next opening quote, or to the end of the value. */
  #scanStructure(bytes: Uint8Array, from: number): number {
    let depth = this.#depth;
    for (let index = from; index < bytes.length; index += 1) {
      const byte = bytes[index];
      if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth += 1;
      else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) depth -= 1;
      else if (byte !== QUOTE) continue;
      if (byte === QUOTE || depth === 0) {
        this.#depth = depth;
        this.#state = byte === QUOTE ? 'in string' : 'ended';
        return index + 1;
      }
    }
    this.#depth = depth;
    return bytes.length;
  }

  /** A number, true, false or null has no closing byte of its own: what follows it ends it. */
  #scanScalar(bytes: Uint8Array, from: number): number {
    for (let index = from; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY || byte <= SPACE) {
        this.#state = 'ended';
        return index;
      }
    }
    return bytes.length;
  }
}
