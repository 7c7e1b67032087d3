import { z } from 'zod';
import { joined } from '../joined.ts';
import type { RangePart } from './range-parts.ts';
import { type Bytes, WholeAnswer } from './whole-answer.ts';

/**
 * Where several gateways keep what they were answered, beside the memory of each. `redisStore` of
 * `@flink-metrics/gateway/node` is one.
 */
export interface SharedStore {
  /**
   * What was kept under a key, undefined where there is nothing of at most so many bytes, or where it cannot be had soon.
   * Never rejects: then Prometheus is asked.
   */
  get(key: string, mostBytes: number): Promise<Bytes | undefined>;
  /** Keeps bytes for `ttl` ms, or does not: nobody waits for it. Never throws. */
  set(key: string, bytes: Uint8Array, ttl: number): void;
}

/** A short-lived answer out of the shared store, and for how many ms more it may be given. */
export interface SharedAnswer {
  readonly answer: WholeAnswer;
  readonly ttl: number;
}

const partTimes = z.object({
  start: z.number(),
  end: z.number(),
  askedAt: z.number(),
  since: z.number(),
});
const answerTimes = z.object({ until: z.number() });

const NEWLINE = 0x0a;
/** The times of an entry are far shorter. */
const MOST_HEAD_BYTES = 1_024;

/**
 * Answers in a store that other gateways read and write too: ranges as parts, all else as whole answers. An entry is a
 * line of JSON with its times, and the answer behind it. What cannot be read is not there.
 */
export class SharedAnswers {
  readonly #store: SharedStore;
  readonly #mostBytes: number;
  readonly #now: () => number;
  readonly #lookUps = new Map<string, Promise<Uint8Array<ArrayBuffer> | undefined>>();

  constructor(store: SharedStore, mostBytes: number, now: () => number) {
    this.#store = store;
    this.#mostBytes = mostBytes;
    this.#now = now;
  }

  async part(key: string): Promise<RangePart | undefined> {
    return read(await this.#get(`part ${key}`), partTimes, (times, bytes) => ({ ...times, bytes }));
  }

  keepPart(key: string, { bytes, ...times }: RangePart, ttl: number): void {
    this.#set(`part ${key}`, times, bytes, ttl);
  }

  async answer(key: string, longest: number): Promise<SharedAnswer | undefined> {
    const entry = await this.#get(`answer ${key}`);
    return read(entry, answerTimes, ({ until }, bytes) => {
      // The clock of another machine may be ahead.
      const ttl = Math.min(until - this.#now(), longest);
      return ttl > 0 ? { answer: new WholeAnswer(bytes), ttl } : undefined;
    });
  }

  keepAnswer(key: string, { bytes }: WholeAnswer, ttl: number): void {
    this.#set(`answer ${key}`, { until: this.#now() + ttl }, bytes, ttl);
  }

  /** Those who look the same up meanwhile share it. */
  #get(key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const known = this.#lookUps.get(key);
    if (known !== undefined) return known;
    const lookUp = this.#store
      .get(key, this.#mostBytes + MOST_HEAD_BYTES)
      .finally(() => this.#lookUps.delete(key));
    this.#lookUps.set(key, lookUp);
    return lookUp;
  }

  #set(key: string, times: object, bytes: Uint8Array, ttl: number): void {
    if (ttl < 1 || bytes.length > this.#mostBytes) return;
    const head = new TextEncoder().encode(`${JSON.stringify(times)}\n`);
    this.#store.set(key, joined([head, bytes]), ttl);
  }
}

function read<Times, T>(
  entry: Uint8Array<ArrayBuffer> | undefined,
  schema: z.ZodType<Times>,
  make: (times: Times, bytes: Uint8Array<ArrayBuffer>) => T | undefined,
): T | undefined {
  const headEnd = entry?.subarray(0, MOST_HEAD_BYTES).indexOf(NEWLINE) ?? -1;
  if (entry === undefined || headEnd === -1) return undefined;
  const times = schema.safeParse(parsed(new TextDecoder().decode(entry.subarray(0, headEnd))));
  return times.success ? make(times.data, entry.subarray(headEnd + 1)) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
