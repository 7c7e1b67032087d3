import type { Deployment } from '@flink-metrics/sdk/flink';
import { LRUCache } from 'lru-cache';
import { SharedWork } from '../../cache/shared-work.ts';

/** How a tenant's metrics stand in one namespace, or in all of its own. */
export interface Described {
  readonly deployment: Deployment;
  /** Between two pushes, ms. */
  readonly interval: number;
}

/** So long a description is given again: a new label or metric shows after that, ms. */
const HELD_MS = 60_000;
/** Of a namespace that reports nothing: a job that was just submitted shows soon. */
const NONE_HELD_MS = 5_000;
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Descriptions of deployments, each made once for all who want it at a time, and given again for a minute. A key holds the
 * whole scope that a description was read in: none is given to another.
 */
export class Descriptions {
  readonly #held = new LRUCache<string, { readonly described: Described | null }>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ described }, key) => 2 * (JSON.stringify(described).length + key.length),
  });
  readonly #work = new SharedWork<Described | null>();

  /** @throws what `describe` throws, or the reason of the signal */
  async get(
    key: string,
    signal: AbortSignal,
    describe: (signal: AbortSignal) => Promise<Described | null>,
  ): Promise<Described | null> {
    const held = this.#held.get(key);
    if (held !== undefined) return held.described;
    const begin = async (whileWanted: AbortSignal) => {
      const described = await describe(whileWanted);
      this.#held.set(key, { described }, { ttl: described === null ? NONE_HELD_MS : HELD_MS });
      this.#work.forget(key);
      return described;
    };
    const { value, leave } = await this.#work.join(key, signal, begin);
    leave();
    return value;
  }
}
