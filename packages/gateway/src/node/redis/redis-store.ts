import type { SharedStore } from '../../cache/shared-answers.ts';
import type { Bytes } from '../../cache/whole-answer.ts';
import { Reachability } from './reachability.ts';
import { connect, type RedisConnection, RedisRefusal } from './redis-connection.ts';
import { Seal } from './sealed-value.ts';

/** What became of a request to the store; `foreign` is what no gateway of this kind wrote. */
export type StoreUse = 'hit' | 'miss' | 'foreign' | 'written' | 'failed' | 'skipped';

export interface RedisStoreOptions {
  /** `redis://[[user]:password@]host[:6379][/database]`, `rediss://` with TLS; Valkey has the same. */
  readonly url: string;
  /**
   * What the answers depend on besides a request: Prometheus's address and the credentials it is asked with. Gateways
   * share what they keep where this is the same text; it is hashed, slowly.
   */
  readonly space: string;
  /** A request waits for the store so long at most, in ms. Default 50. */
  readonly timeout?: number;
  readonly onUse?: (use: StoreUse) => void;
  /**
   * Told when the store can no longer be reached, with the reason, and when it can be again; also when it can be reached
   * but refuses, with what it says.
   */
  readonly onChange?: (isUp: boolean, reason?: unknown) => void;
}

export interface RedisStore extends SharedStore {
  /** Closes the connection. */
  close(): void;
}

/** Begins every key: the gateway's user in Redis needs no other keys. */
const PREFIX = 'flink-metrics:';
const DEFAULT_TIMEOUT_MS = 50;
/** Of values on their way to the store; more are not kept. */
const MOST_PENDING_BYTES = 16 * 1024 * 1024;

/**
 * Answers that several gateways share, in one Redis or Valkey. It never holds up a request for longer than `timeout`: what
 * is slow, away or foreign counts as not there. Needs the package `@redis/client`.
 * @throws {TypeError} where the URL is none of Redis, or the package is missing
 */
export function redisStore(options: RedisStoreOptions): RedisStore {
  return new Store(options);
}

class Store implements RedisStore {
  readonly #seal: Seal;
  readonly #timeout: number;
  readonly #count: (use: StoreUse) => void;
  readonly #reach: Reachability;
  readonly #redis: RedisConnection;
  #pendingBytes = 0;

  constructor({ url, space, ...options }: RedisStoreOptions) {
    this.#seal = new Seal(space);
    this.#timeout = options.timeout ?? DEFAULT_TIMEOUT_MS;
    this.#count = options.onUse ?? (() => undefined);
    this.#reach = new Reachability(options.onChange ?? (() => undefined));
    this.#redis = connect(url, this.#reach);
  }

  async get(key: string, mostBytes: number): Promise<Bytes | undefined> {
    if (!this.#canAsk()) return undefined;
    const name = this.#seal.nameOf(key);
    // Of a longer value, which is not ours, no more is read.
    const value = await this.#asked(this.#redis.get(PREFIX + name, mostBytes));
    if (value === undefined) return undefined;
    if (value.length === 0) {
      this.#count('miss');
      return undefined;
    }
    const bytes = await this.#seal.opened(name, value, mostBytes);
    this.#count(bytes === undefined ? 'foreign' : 'hit');
    return bytes;
  }

  set(key: string, bytes: Uint8Array, ttl: number): void {
    if (this.#pendingBytes + bytes.length > MOST_PENDING_BYTES) this.#count('skipped');
    else if (this.#canAsk()) void this.#write(this.#seal.nameOf(key), bytes, ttl);
  }

  close(): void {
    this.#redis.close();
  }

  async #write(name: string, bytes: Uint8Array, ttl: number): Promise<void> {
    this.#pendingBytes += bytes.length;
    try {
      const value = await this.#seal.sealed(name, bytes);
      const writing = this.#redis.set(PREFIX + name, value, ttl);
      if ((await this.#asked(writing)) !== undefined) this.#count('written');
      // It may be on its way still.
      await writing;
    } catch {
      // `asked` has said so.
    } finally {
      this.#pendingBytes -= bytes.length;
    }
  }

  #canAsk(): boolean {
    const can = this.#redis.isReady && this.#reach.mayAsk;
    if (!can) this.#count('skipped');
    return can;
  }

  /** What the store answers, undefined where it fails or takes too long. */
  async #asked<T>(answer: Promise<T>): Promise<T | undefined> {
    try {
      const value = await inTime(answer, this.#timeout);
      this.#reach.answered();
      return value;
    } catch (error) {
      if (error instanceof RedisRefusal) return this.#refused(error);
      this.#count('failed');
      this.#reach.failed(error);
      return undefined;
    }
  }

  /** It answers at once, so there is no need to leave it alone. */
  #refused(refusal: RedisRefusal): undefined {
    this.#count(refusal.code === 'WRONGTYPE' ? 'foreign' : 'failed');
    this.#reach.refused(refusal);
  }
}

function inTime<T>(promise: Promise<T>, timeout: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer in ${timeout} ms.`)), timeout);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
