import { LRUCache } from 'lru-cache';
import type { Tenant } from '../../tenant.ts';

/** Asks Kubernetes; null for nobody. */
export type Review = () => Promise<Tenant | null>;

const LIMITS = { max: 10_000, ttlResolution: 0 };
/** Short: a token may be seen here before all of Kubernetes knows it. */
const NOBODY_MS = 10_000;
/** A token that was good within so long is a user's who is back, not one that is made up. */
const REGULAR_MS = 24 * 3_600_000;

/**
 * Whose the tokens are that were seen, by their hashes: no token is kept, so none can be read out of the memory. Those that
 * are nobody's have a place of their own, so that made-up ones push out no user's.
 */
export class ReviewedTokens {
  readonly #tenants: LRUCache<string, Tenant>;
  readonly #nobodies: LRUCache<string, true>;
  readonly #regulars = new LRUCache<string, true>({ ...LIMITS, ttl: REGULAR_MS });
  readonly #underWay = new Map<string, Promise<Tenant | null>>();

  /** @param duration how long an answer is kept, in ms */
  constructor(duration: number) {
    this.#tenants = new LRUCache({ ...LIMITS, ttl: duration });
    this.#nobodies = new LRUCache({ ...LIMITS, ttl: Math.min(duration, NOBODY_MS) });
  }

  /**
   * Whoever asks while a token is reviewed waits for that review; a failure is not kept. The review of a token that is not
   * known to have been good goes through `bounded`.
   * @throws what `review` and `bounded` throw
   */
  tenantOf(
    hash: string,
    review: Review,
    bounded: (review: Review) => Promise<Tenant | null>,
  ): Tenant | null | Promise<Tenant | null> {
    if (this.#nobodies.has(hash)) return null;
    const known = this.#tenants.get(hash) ?? this.#underWay.get(hash);
    if (known !== undefined) return known;
    const isRegular = this.#regulars.has(hash);
    const found = this.#kept(hash, isRegular ? review : () => bounded(review));
    this.#underWay.set(hash, found);
    return found;
  }

  async #kept(hash: string, review: Review): Promise<Tenant | null> {
    try {
      const tenant = await review();
      if (tenant === null) {
        this.#nobodies.set(hash, true);
        this.#regulars.delete(hash);
      } else {
        this.#tenants.set(hash, tenant);
        this.#regulars.set(hash, true);
      }
      return tenant;
    } finally {
      this.#underWay.delete(hash);
    }
  }
}
