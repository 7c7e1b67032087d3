import { joined } from '../joined.ts';
import type { ByteSource } from '../upstream/byte-source.ts';
import { WholeAnswer } from './whole-answer.ts';

/** A first reader that takes nothing for so long gives up the copy for others: a slow client must not cost memory. */
const STALL_MS = 500;

/** Memory that all flights share for the copies they hold. */
export class CopyBudget {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  take(bytes: number): boolean {
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#left += bytes;
  }
}

/**
 * What those who join a flight get: the answer; or that it is too long to be held; or that it is not there although it
 * may be next time: its reader stalled, the memory for copies was taken, or it broke off.
 */
export type Landed = WholeAnswer | 'too long' | 'lost';

/**
 * One answer of Prometheus under way, for all who ask for it meanwhile. The first gets it as it comes, at its own pace.
 * The others get it whole; for them it is read to its end at once. A copy is held for them up to a size. Who closes the
 * source is whoever counts the readers.
 */
export class Flight {
  readonly landed: Promise<Landed>;
  readonly #source: ByteSource;
  readonly #mostBytes: number;
  readonly #budget: CopyBudget;
  #chunks: Uint8Array[] | undefined = [];
  /** Chunks that the first reader has not taken. */
  readonly #ahead: Uint8Array[] = [];
  #bytes = 0;
  #budgeted = 0;
  #ended = false;
  #error: unknown;
  #reading: Promise<void> | undefined;
  #joined = false;
  #firstLeft = false;
  #stall: ReturnType<typeof setTimeout> | undefined;
  #land: (landed: Landed) => void = () => undefined;

  constructor(source: ByteSource, mostBytes: number, budget: CopyBudget) {
    this.#source = source;
    this.#mostBytes = mostBytes;
    this.#budget = budget;
    this.landed = new Promise((resolve) => {
      this.#land = resolve;
    });
  }

  /** For whoever comes second: from now on it is read without waiting for the first. */
  join(): void {
    if (this.#joined) return;
    this.#joined = true;
    clearTimeout(this.#stall);
    void this.#readOn();
  }

  /** For the first. */
  get source(): ByteSource {
    return {
      length: this.#source.length,
      read: async () => {
        clearTimeout(this.#stall);
        while (this.#ahead.length === 0 && !this.#ended) await this.#readNext();
        const chunk = this.#ahead.shift();
        if (chunk === undefined && this.#error !== undefined) throw this.#error;
        if (chunk !== undefined && !this.#joined) {
          this.#stall = setTimeout(() => this.#drop('lost'), STALL_MS);
        }
        return chunk;
      },
      close: () => {
        clearTimeout(this.#stall);
        this.#firstLeft = true;
        this.#ahead.length = 0;
        if (!this.#joined) this.#drop('lost');
      },
    };
  }

  async #readOn(): Promise<void> {
    while (!this.#ended && this.#chunks !== undefined) await this.#readNext();
  }

  /** Whoever waits, waits for the same read. */
  #readNext(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    try {
      const chunk = await this.#source.read();
      if (chunk === undefined) this.#end();
      else this.#receive(chunk);
    } catch (error) {
      this.#ended = true;
      this.#error = error;
      this.#drop('lost');
    }
  }

  #receive(chunk: Uint8Array): void {
    if (!this.#firstLeft) this.#ahead.push(chunk);
    if (this.#chunks === undefined) return;
    this.#bytes += chunk.length;
    if (this.#bytes > this.#mostBytes) this.#drop('too long');
    else if (this.#joined || this.#take(chunk.length)) this.#chunks.push(chunk);
    else this.#drop('lost');
  }

  /** Others wait for the copy once they have joined: then it is held in any case. */
  #take(bytes: number): boolean {
    if (!this.#budget.take(bytes)) return false;
    this.#budgeted += bytes;
    return true;
  }

  #end(): void {
    this.#ended = true;
    if (this.#chunks !== undefined) this.#land(new WholeAnswer(joined(this.#chunks)));
    this.#drop('lost');
  }

  /** Tells those who joined, unless it has landed. */
  #drop(landed: Landed): void {
    this.#chunks = undefined;
    this.#budget.giveBack(this.#budgeted);
    this.#budgeted = 0;
    this.#land(landed);
  }
}
