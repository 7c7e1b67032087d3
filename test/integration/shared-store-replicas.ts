import assert from 'node:assert/strict';
import type { SharedStore } from '@flink-metrics/gateway';
import { redisStore } from '@flink-metrics/gateway/node';
import { eventually } from '../support/operating-system.ts';
import { type RealRedis, startRedis } from '../support/redis.ts';

/** A store on a connection of its own, whose writes can be waited for. */
export interface WatchedStore extends SharedStore {
  /** Answers that came out of it. */
  hits(): number;
  /** Waits until all that was kept so far is there. */
  settled(): Promise<void>;
}

/** Two gateways' ways to one real Redis. */
export interface SharedStores extends AsyncDisposable {
  readonly first: WatchedStore;
  readonly second: WatchedStore;
}

export async function startSharedStores(): Promise<SharedStores> {
  await using cleanup = new AsyncDisposableStack();
  const redis = cleanup.use(await startRedis());
  const [first, second] = [await watched(redis, cleanup), await watched(redis, cleanup)];
  const resources = cleanup.move();
  return { first, second, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

async function watched({ url }: RealRedis, cleanup: AsyncDisposableStack): Promise<WatchedStore> {
  let isUp = false;
  let hits = 0;
  let sets = 0;
  let written = 0;
  const store = redisStore({
    url,
    space: 'tenants',
    timeout: 10_000,
    onUse: (use) => {
      assert.notEqual(use, 'foreign');
      assert.notEqual(use, 'failed');
      if (use === 'hit') hits += 1;
      if (use === 'written') written += 1;
    },
    onChange: (change) => {
      isUp = change;
    },
  });
  cleanup.defer(() => store.close());
  await eventually(
    () => isUp,
    (up) => up,
    20_000,
  );
  return {
    get: (...args) => store.get(...args),
    set: (...args) => {
      sets += 1;
      store.set(...args);
    },
    hits: () => hits,
    settled: async () => {
      await eventually(
        () => sets - written,
        (pending) => pending === 0,
        20_000,
      );
    },
  };
}
