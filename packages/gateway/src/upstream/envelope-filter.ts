import { JsonValueScanner } from './json-value-scanner.ts';
import { safeNotices } from './notices.ts';

/** What came is not Prometheus's JSON envelope of a success. The message is for the operator's log. */
export class InvalidEnvelope extends Error {
  override readonly name = 'InvalidEnvelope';
}

const READ_MEMBERS = ['status', 'warnings', 'infos'];
/** Enough for a key or a status; of longer notices only their presence is told. */
const TEXT_LIMIT_BYTES = 64 * 1024;
/** Longest answer apart from its `data`: what a server adds there is dropped, and must not be read without end. */
const ENVELOPE_LIMIT_BYTES = 1024 * 1024;

type State =
  | 'before object'
  | 'before first key'
  | 'before key'
  | 'in key'
  | 'after key'
  | 'before value'
  | 'in value'
  | 'after value'
  | 'after object';

const PUNCTUATION: Partial<Record<State, Readonly<Record<string, State>>>> = {
  'before object': { '{': 'before first key' },
  'before first key': { '"': 'in key', '}': 'after object' },
  'before key': { '"': 'in key' },
  'after key': { ':': 'before value' },
  'after value': { ',': 'before key', '}': 'after object' },
};

/**
 * Rewrites Prometheus's success envelope as its bytes arrive: the bytes of `data` pass as they are, the envelope
 * around them is our own, notices become safe texts, and every other member is dropped.
 */
export class EnvelopeFilter {
  #state: State = 'before object';
  #scanner = new JsonValueScanner();
  #key = '';
  #text = new TextCollector();
  readonly #members = new Map<string, string>();
  #envelopeBytes = 0;

  /**
   * The part of the filtered answer that these bytes make.
   * @throws {InvalidEnvelope}
   */
  push(chunk: Uint8Array): Uint8Array[] {
    const output: Uint8Array[] = [];
    let index = 0;
    while (index < chunk.length) {
      if (this.#state === 'in key' || this.#state === 'in value') {
        const end = this.#scanner.scan(chunk, index);
        this.#take(chunk.subarray(index, end), output);
        index = end;
      } else {
        const used = this.#step(chunk[index] ?? 0, output);
        this.#envelopeBytes += used;
        index += used;
      }
    }
    if (this.#envelopeBytes > ENVELOPE_LIMIT_BYTES) {
      throw new InvalidEnvelope(`More than ${ENVELOPE_LIMIT_BYTES} bytes beside the data.`);
    }
    return output;
  }

  /**
   * The end of the filtered answer.
   * @throws {InvalidEnvelope} where the answer is cut short or is no success
   */
  end(): Uint8Array {
    if (this.#state !== 'after object') throw new InvalidEnvelope('The answer is cut short.');
    if (!this.#members.has('status')) throw new InvalidEnvelope('The answer has no status.');
    if (!this.#members.has('data')) throw new InvalidEnvelope('The answer has no data.');
    return encode(`${this.#notices('warnings')}${this.#notices('infos')}}`);
  }

  /** Between keys and values; gives how many bytes it used up: none where a key or a value begins. */
  #step(byte: number, output: Uint8Array[]): 0 | 1 {
    if (isSpace(byte)) return 1;
    const next =
      this.#state === 'before value'
        ? 'in value'
        : PUNCTUATION[this.#state]?.[String.fromCharCode(byte)];
    if (next === undefined) throw new InvalidEnvelope(`Not JSON's envelope ${this.#state}.`);
    this.#state = next;
    if (next !== 'in key' && next !== 'in value') return 1;
    this.#scanner = new JsonValueScanner();
    this.#text = new TextCollector();
    if (next === 'in value' && this.#key === 'data')
      output.push(encode('{"status":"success","data":'));
    return 0;
  }

  #take(bytes: Uint8Array, output: Uint8Array[]): void {
    const isData = this.#state === 'in value' && this.#key === 'data';
    if (isData) output.push(bytes);
    else this.#envelopeBytes += bytes.length;
    const isRead = this.#state === 'in key' || READ_MEMBERS.includes(this.#key);
    if (isRead && !isData) this.#text.add(bytes);
    if (!this.#scanner.ended) return;
    if (this.#state === 'in key') this.#endKey();
    else this.#endValue();
  }

  #endKey(): void {
    const key = parsed(this.#text.toString());
    if (typeof key !== 'string') throw new InvalidEnvelope('A key is not a JSON string.');
    if (this.#members.has(key)) throw new InvalidEnvelope('A key comes twice.');
    this.#key = key;
    this.#state = 'after key';
  }

  #endValue(): void {
    const text = this.#text.toString();
    if (this.#key === 'status' && text !== '"success"') {
      throw new InvalidEnvelope('The status is not "success".');
    }
    this.#members.set(this.#key, text);
    this.#state = 'after value';
  }

  #notices(name: 'warnings' | 'infos'): string {
    const value = parsed(this.#members.get(name) ?? 'null');
    // Prometheus leaves the member out, or writes null, where there is none; what cannot be read is still told.
    const notices = Array.isArray(value) ? value.map(String) : value === null ? [] : ['unreadable'];
    return notices.length === 0 ? '' : `,"${name}":${JSON.stringify(safeNotices(notices))}`;
  }
}

/** The text of a short value that comes in pieces; of one that is too long, no JSON text. */
class TextCollector {
  #bytes: Uint8Array[] = [];
  #length = 0;

  add(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#length > TEXT_LIMIT_BYTES) this.#bytes = [];
    // The chunk is the reader's: it may be reused once push returns.
    else this.#bytes.push(bytes.slice());
  }

  toString(): string {
    const decoder = new TextDecoder();
    const text = this.#bytes.map((bytes) => decoder.decode(bytes, { stream: true })).join('');
    return text + decoder.decode();
  }
}

/** Undefined where the text is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
