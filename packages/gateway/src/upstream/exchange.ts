/** Prometheus was silent for too long. */
export class SilentUpstream extends Error {
  override readonly name = 'SilentUpstream';
}

/**
 * One request to Prometheus and its answer, which end together: when the client goes away, and when any single
 * wait (for the headers, for the next bytes) is longer than `timeout` ms. A slow client costs no patience: no wait runs
 * while nothing is asked of Prometheus.
 */
export class Exchange {
  /** Aborted at the end of the exchange's patience or of the client's. */
  readonly signal: AbortSignal;
  readonly #timeout: number;
  readonly #controller = new AbortController();
  readonly #aborted: Promise<never>;

  constructor(timeout: number, client: AbortSignal) {
    this.#timeout = timeout;
    this.signal = AbortSignal.any([client, this.#controller.signal]);
    this.#aborted = new Promise((_, reject) => {
      const abort = () => reject(this.signal.reason);
      if (this.signal.aborted) abort();
      else this.signal.addEventListener('abort', abort, { once: true });
    });
    // Nobody may be waiting when it is aborted.
    this.#aborted.catch(() => undefined);
  }

  /**
   * Also ends where the awaited thing does not listen to the signal.
   * @throws {SilentUpstream} after `timeout` ms
   */
  async wait<T>(promise: Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      this.abort(new SilentUpstream(`No byte came for ${this.#timeout} ms.`));
    }, this.#timeout);
    try {
      return await Promise.race([promise, this.#aborted]);
    } finally {
      clearTimeout(timer);
    }
  }

  abort(reason?: unknown): void {
    this.#controller.abort(reason);
  }
}
