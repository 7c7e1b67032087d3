import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

/** The identity provider is asked at most this often, however many tokens name keys that it does not have. */
const FETCH_INTERVAL_MS = 1_000;

/** A key that the provider has withdrawn works for so long at most. */
const LONGEST_USE_MS = 600_000;

/** Keys that can be fetched again. */
export interface RemoteKeys {
  readonly find: JWTVerifyGetKey;
  /** Resolves when the keys are of a fetch that began after this time (of `performance`). */
  renewedSince(time: number): Promise<void>;
}

/**
 * The keys of a JWKS address, fetched when they are needed and kept. A token whose `kid` is not among them is judged
 * by a set that was asked for after the token came, so a new key works from its first token on. Requests that wait
 * share one fetch.
 *
 * When to fetch is decided here: `jose` alone answers from the old set for 30 s, and reckons by the wall clock, which
 * may be put back. Its set is told to load and never does so by itself.
 */
export function remoteKeys(url: URL): RemoteKeys {
  const never = Number.POSITIVE_INFINITY;
  const keys = createRemoteJWKSet(url, { cooldownDuration: never, cacheMaxAge: never });
  let triedAt = Number.NEGATIVE_INFINITY;
  /** When the fetch began that the keys in use came by: one under way says nothing of them. */
  let askedAt = Number.NEGATIVE_INFINITY;
  let renewal: Promise<void> | undefined;

  const renew = async () => {
    await delay(triedAt + FETCH_INTERVAL_MS - performance.now());
    const beganAt = performance.now();
    triedAt = beganAt;
    await keys.reload();
    askedAt = beganAt;
  };
  const renewed = () => {
    renewal ??= renew().finally(() => {
      renewal = undefined;
    });
    return renewal;
  };
  const renewedSince = async (time: number) => {
    while (askedAt < time) await renewed();
  };

  return {
    find: async (header, token) => {
      const cameAt = performance.now();
      await renewedSince(cameAt - LONGEST_USE_MS);
      const judgedBy = askedAt;
      try {
        return await keys(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || judgedBy >= cameAt) throw error;
        await renewedSince(cameAt);
        return keys(header, token);
      }
    },
    renewedSince,
  };
}

function delay(ms: number): Promise<void> | undefined {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
}
