import { RequestRate } from '../../bounds/request-rate.ts';
import { rateLimited, unavailable } from '../../errors.ts';

/** How many tokens that are not known yet are shown to Kubernetes. A client's address has a quarter of each. */
export interface ReviewLimits {
  /** Under way at once. Default 20. */
  readonly atOnce?: number;
  /** A second, of which ten seconds' may come at once. Default 50. */
  readonly perSecond?: number;
}

const ADDRESS_SHARE = 1 / 4;
/** A review lasts milliseconds, or until it is given up. */
const RETRY_SECONDS = 1;
/** The one key of all clients together. */
const ALL = '';

/**
 * Anybody can make up tokens, and each would be a question to Kubernetes' API server and one of its answers to keep. Of an
 * address only tokens count that are nobody's, so that many users behind one address do not lock each other out.
 */
export class ReviewBounds {
  readonly #atOnce: number;
  readonly #atOnceOfAddress: number;
  readonly #rate: RequestRate;
  readonly #rateOfAddress: RequestRate;
  readonly #ofAddress = new Map<string, number>();
  #underWay = 0;

  constructor({ atOnce = 20, perSecond = 50 }: ReviewLimits = {}) {
    this.#atOnce = atOnce;
    this.#atOnceOfAddress = Math.ceil(atOnce * ADDRESS_SHARE);
    this.#rate = new RequestRate(perSecond, (seconds) =>
      unavailable('More new tokens come than are checked.', seconds),
    );
    this.#rateOfAddress = new RequestRate(perSecond * ADDRESS_SHARE, (seconds) =>
      rateLimited("Too many tokens that came from your address are nobody's.", seconds),
    );
  }

  /**
   * Asks for whom a token is, null where it is nobody's; the address is undefined where it is not known.
   * @throws {GatewayError} 429 where its address, 503 where all together ask too much; and what `review` throws
   */
  async within<T>(address: string | undefined, review: () => Promise<T | null>): Promise<T | null> {
    this.#admit(address);
    this.#count(address, 1);
    try {
      const found = await review();
      if (found !== null && address !== undefined) this.#rateOfAddress.giveBack(address);
      return found;
    } finally {
      this.#count(address, -1);
    }
  }

  #admit(address: string | undefined): void {
    if (address !== undefined) {
      if ((this.#ofAddress.get(address) ?? 0) >= this.#atOnceOfAddress) {
        throw rateLimited(
          `${this.#atOnceOfAddress} new tokens from your address are being checked already.`,
          RETRY_SECONDS,
        );
      }
      this.#rateOfAddress.take(address);
    }
    if (this.#underWay >= this.#atOnce) {
      throw unavailable(`${this.#atOnce} new tokens are being checked already.`, RETRY_SECONDS);
    }
    this.#rate.take(ALL);
  }

  #count(address: string | undefined, change: 1 | -1): void {
    this.#underWay += change;
    if (address === undefined) return;
    const ofAddress = (this.#ofAddress.get(address) ?? 0) + change;
    if (ofAddress === 0) this.#ofAddress.delete(address);
    else this.#ofAddress.set(address, ofAddress);
  }
}
