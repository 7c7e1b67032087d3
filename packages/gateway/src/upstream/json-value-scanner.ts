const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;

/** Of the brackets; in a string they are not looked at. */
const DEPTH_CHANGE = new Int8Array(256);
DEPTH_CHANGE[OPEN_ARRAY] = DEPTH_CHANGE[OPEN_OBJECT] = 1;
DEPTH_CHANGE[CLOSE_ARRAY] = DEPTH_CHANGE[CLOSE_OBJECT] = -1;

/** How far behind the bytes an index is where what was looked for is not among them. */
const MISSING = 1;
const ESCAPED = 2;

// These two see every byte of every answer: local variables alone, and no call for each.

/** The index behind the closing quote; behind the bytes where there is none, ESCAPED where a backslash is the last. */
function behindString(bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  let index = from;
  while (index < length) {
    const byte = bytes[index] as number;
    index += 1;
    if (byte === QUOTE) return index;
    if (byte === BACKSLASH) index += 1;
  }
  return length + (index > length ? ESCAPED : MISSING);
}

/** The index behind the next quote or bracket; behind the bytes where there is none. */
function behindPlain(bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  for (let index = from; index < length; index += 1) {
    const byte = bytes[index] as number;
    if (byte === QUOTE || byte >= OPEN_ARRAY) return index + 1;
  }
  return length + MISSING;
}

/**
 * Finds where one JSON value ends by its brackets and quotes alone, over chunks split anywhere: no text is decoded
 * and no number read, so a matrix of any size passes at little cost.
 */
export class JsonValueScanner {
  #state: 'begins' | 'in scalar' | 'in structure' | 'ended' = 'begins';
  #depth = 0;
  #inString = false;
  /** The chunk before ended behind the backslash of an escape. */
  #escaped = false;

  get ended(): boolean {
    return this.#state === 'ended';
  }

  /** The index behind the value's last byte in this chunk; the chunk's length while the value goes on. */
  scan(bytes: Uint8Array, from: number): number {
    if (this.#state === 'begins' && from < bytes.length) this.#begin(bytes[from] ?? 0);
    if (this.#state === 'in structure') return this.#scanStructure(bytes, from);
    if (this.#state === 'in scalar') return this.#scanScalar(bytes, from);
    return from;
  }

  #begin(byte: number): void {
    const structured = byte === QUOTE || byte === OPEN_ARRAY || byte === OPEN_OBJECT;
    this.#state = structured ? 'in structure' : 'in scalar';
  }

  #scanStructure(bytes: Uint8Array, from: number): number {
    const { length } = bytes;
    let depth = this.#depth;
    let inString = this.#inString;
    let index = this.#escaped ? from + 1 : from;
    while (index < length) {
      index = inString ? behindString(bytes, index) : behindPlain(bytes, index);
      if (index > length) break;
      const byte = bytes[index - 1] as number;
      inString = byte === QUOTE && !inString;
      depth += DEPTH_CHANGE[byte] as number;
      if (depth === 0 && !inString) return this.#end(index);
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#escaped = index === length + ESCAPED;
    return length;
  }

  #end(index: number): number {
    this.#state = 'ended';
    return index;
  }

  /** A number, true, false or null has no closing byte of its own: what follows it ends it. */
  #scanScalar(bytes: Uint8Array, from: number): number {
    for (let index = from; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY || byte <= SPACE) {
        return this.#end(index);
      }
    }
    return bytes.length;
  }
}
