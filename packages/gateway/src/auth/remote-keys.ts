import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';

/** The identity provider is asked at most this often, however many tokens name keys that it does not have. */
const FETCH_INTERVAL_MS = 1_000;

/** Keys that can be fetched again. */
export interface RemoteKeys {
  readonly find: JWTVerifyGetKey;
  /** Resolves when the set was fetched after this time (of `performance`). */
  renewedSince(time: number): Promise<void>;
}

/**
 * The keys of a JWKS address, fetched when they are needed and kept. A token whose `kid` is not among them is judged
 * by a set that was fetched after the token came, so a new key works from its first token on: `jose` alone answers
 * from the old set for 30 s. Requests that wait share one fetch.
 */
export function remoteKeys(url: URL): RemoteKeys {
  let fetchedAt = Number.NEGATIVE_INFINITY;
  const keys = createRemoteJWKSet(url, {
    cooldownDuration: 0,
    [customFetch]: async (address, options) => {
      await delay(fetchedAt + FETCH_INTERVAL_MS - performance.now());
      fetchedAt = performance.now();
      return fetch(address, options);
    },
  });
  return {
    find: async (header, token) => {
      const cameAt = performance.now();
      for (;;) {
        try {
          return await keys(header, token);
        } catch (error) {
          // The set may be of a fetch that was under way when the token came.
          if (!(error instanceof errors.JWKSNoMatchingKey) || fetchedAt >= cameAt) throw error;
        }
      }
    },
    renewedSince: async (time) => {
      while (fetchedAt < time) await keys.reload();
    },
  };
}

function delay(ms: number): Promise<void> | undefined {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
}
