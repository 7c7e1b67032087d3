import { type RedisStore, redisStore } from '../node/redis/redis-store.ts';
import { logEvent } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Settings } from './settings.ts';

/** The shared store that the settings ask for. Its connection outlives a reload that asks for the same. */
export class StoreInUse {
  readonly #metrics: Metrics;
  #key: string | undefined;
  #store: RedisStore | undefined;

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  /**
   * Gives the store to `use`, and closes the one before when that has gone well.
   * @throws {TypeError} where it cannot work, and what `use` throws: then the one before stays
   */
  replace<T>(settings: Settings, use: (store: RedisStore | undefined) => T): T {
    const { storeUrl, storeTimeout, prometheusUrl, prometheusType, prometheusHeaders } = settings;
    const space = JSON.stringify([prometheusUrl, prometheusType, prometheusHeaders]);
    const key = JSON.stringify([storeUrl, storeTimeout, space]);
    if (key === this.#key) return use(this.#store);
    const store = storeUrl === undefined ? undefined : this.#opened(storeUrl, storeTimeout, space);
    try {
      const used = use(store);
      this.#store?.close();
      this.#key = key;
      this.#store = store;
      return used;
    } catch (error) {
      store?.close();
      throw error;
    }
  }

  #opened(url: string, timeout: number, space: string): RedisStore {
    return redisStore({
      ...{ url, timeout, space },
      onUse: (use) => this.#metrics.countStore(use),
      onChange: (isUp, reason) => {
        this.#metrics.setStoreUp(isUp);
        logEvent(messageOf(isUp, reason), reason);
      },
    });
  }
}

function messageOf(isUp: boolean, reason: unknown): string {
  if (!isUp) return 'The shared store cannot be reached: Prometheus is asked for all';
  return reason === undefined ? 'The shared store answers' : 'The shared store refuses';
}
