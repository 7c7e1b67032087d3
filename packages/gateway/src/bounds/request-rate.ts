import { LRUCache } from 'lru-cache';
import type { GatewayError } from '../errors.ts';

/** Who was quiet may make the requests of so many seconds at once: a page opens with all its charts. */
const BURST_SECONDS = 10;
/** Of tenants or addresses that are remembered; one that is forgotten starts with a full bucket. */
const MOST_BUCKETS = 10_000;

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Requests a second of each tenant, or of whoever else has a key, as token buckets. */
export class RequestRate {
  readonly #perSecond: number;
  readonly #refusal: (seconds: number) => GatewayError;
  readonly #now: () => number;
  readonly #buckets = new LRUCache<string, Bucket>({ max: MOST_BUCKETS });

  /** `refusal` gets the seconds until the next request is taken; `now` is in ms. */
  constructor(
    perSecond: number,
    refusal: (seconds: number) => GatewayError,
    now: () => number = () => performance.now(),
  ) {
    this.#perSecond = perSecond;
    this.#refusal = refusal;
    this.#now = now;
  }

  /** Counts one request. @throws {GatewayError} the refusal */
  take(key: string): void {
    const now = this.#now();
    const most = Math.max(1, this.#perSecond * BURST_SECONDS);
    const bucket = this.#buckets.get(key) ?? { tokens: most, filledAt: now };
    const earned = ((now - bucket.filledAt) / 1000) * this.#perSecond;
    bucket.tokens = Math.min(most, bucket.tokens + earned);
    bucket.filledAt = now;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) {
      throw this.#refusal(Math.ceil((1 - bucket.tokens) / this.#perSecond));
    }
    bucket.tokens -= 1;
  }

  /** What was counted as one request was none. */
  giveBack(key: string): void {
    const bucket = this.#buckets.get(key);
    if (bucket !== undefined) bucket.tokens += 1;
  }
}
