import { Byte } from './byte.ts';
import { StringTable } from './string-table.ts';

/** The bytes at hand end inside a token. Thrown, so that no reader has to pass it on; made once, so that it is cheap. */
export const INCOMPLETE = new Error('incomplete');

/** The bytes are no answer of Prometheus. */
export class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer';
  /** In bytes from the start of the answer. */
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(`${reason} at byte ${offset}`);
    this.offset = offset;
  }
}

// A byte order mark inside a label is a part of it.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Enough for a scan that reads four bytes at once to stay inside. */
const PADDING = 16;

/**
 * JSON tokens from a window of bytes that moves along a stream. A reader either takes a token whole or throws:
 * {@link INCOMPLETE} where the window ends inside it, {@link MalformedAnswer} where it is none.
 */
export class ByteCursor {
  /** The window is `bytes[0]` to `bytes[end - 1]`. Zeros follow, which no token contains, so that scans stop there. */
  bytes = new Uint8Array(PADDING);
  view = new DataView(this.bytes.buffer);
  end = 0;
  position = 0;
  /** Where in the stream the window starts. */
  #origin = 0;
  readonly #strings = new StringTable();

  /** Drops what was read and appends `chunk`. */
  append(chunk: Uint8Array): void {
    const { bytes, position } = this;
    const rest = this.end - position;
    const size = rest + chunk.length;
    if (size + PADDING > bytes.length) {
      this.bytes = new Uint8Array(Math.max(size + PADDING, bytes.length * 2));
      this.view = new DataView(this.bytes.buffer);
      this.bytes.set(bytes.subarray(position, this.end));
    } else if (position > 0) {
      bytes.copyWithin(0, position, this.end);
    }
    this.bytes.set(chunk, rest);
    this.bytes.fill(0, size, size + PADDING);
    this.#origin += position;
    this.end = size;
    this.position = 0;
  }

  /** The number of bytes not read yet. */
  get rest(): number {
    return this.end - this.position;
  }

  /** Skips whitespace and gives the next byte without taking it. */
  peek(): number {
    let byte = this.bytes[this.position] ?? 0;
    while (
      byte === Byte.space ||
      byte === Byte.newline ||
      byte === Byte.carriageReturn ||
      byte === Byte.tab
    ) {
      byte = this.bytes[++this.position] ?? 0;
    }
    if (this.position >= this.end) throw INCOMPLETE;
    return byte;
  }

  take(byte: number): void {
    if (this.peek() !== byte) throw this.malformed(`Expected "${String.fromCharCode(byte)}"`);
    this.position++;
  }

  string(): string {
    this.take(Byte.quote);
    const start = this.position;
    const { bytes } = this;
    let at = start;
    let plain = true;
    let byte = bytes[at] ?? 0;
    while (byte !== Byte.quote) {
      if (byte < Byte.space) {
        if (at >= this.end) throw INCOMPLETE;
        throw this.malformed('A control character in a string', at);
      }
      if (byte === Byte.backslash) {
        plain = false;
        // The escaped byte may be a quote. At the window's end it is the 0, on which the scan stops.
        at++;
        if (at >= this.end) throw INCOMPLETE;
      }
      byte = bytes[++at] ?? 0;
    }
    this.position = at + 1;
    if (plain) return this.#strings.find(bytes, start, at, () => this.#text(start, at));
    return this.#parse(start - 1, at + 1) as string;
  }

  /** Any JSON value, parsed by `JSON.parse`: for what is small or not known. */
  value(): unknown {
    this.peek();
    const start = this.position;
    this.#skipValue();
    return this.#parse(start, this.position);
  }

  malformed(reason: string, at = this.position): MalformedAnswer {
    return new MalformedAnswer(reason, this.#origin + at);
  }

  #skipValue(): void {
    let depth = 0;
    do {
      const byte = this.peek();
      if (byte === Byte.quote) this.string();
      else if (byte === Byte.openBrace || byte === Byte.openBracket) {
        depth++;
        this.position++;
      } else if (byte === Byte.closeBrace || byte === Byte.closeBracket) {
        depth--;
        this.position++;
      } else if (byte === Byte.comma || byte === Byte.colon) this.position++;
      else this.#skipWord();
    } while (depth > 0);
  }

  /** A number, `true`, `false` or `null`: up to the byte after it. */
  #skipWord(): void {
    const start = this.position;
    while (isWordByte(this.bytes[this.position] ?? 0)) this.position++;
    if (this.position >= this.end) throw INCOMPLETE;
    if (this.position === start) throw this.malformed('An unexpected character');
  }

  #text(start: number, end: number): string {
    const bytes = this.bytes.subarray(start, end);
    try {
      return utf8.decode(bytes);
    } catch {
      throw this.malformed('A string that is not UTF-8', start);
    }
  }

  #parse(start: number, end: number): unknown {
    const text = this.#text(start, end);
    try {
      return JSON.parse(text);
    } catch {
      throw this.malformed('A value that is no JSON', start);
    }
  }
}

function isWordByte(byte: number): boolean {
  return (
    (byte >= Byte.zero && byte <= Byte.nine) ||
    (byte >= Byte.lowerA && byte <= Byte.lowerZ) ||
    byte === Byte.upperE ||
    byte === Byte.minus ||
    byte === Byte.plus ||
    byte === Byte.dot
  );
}
