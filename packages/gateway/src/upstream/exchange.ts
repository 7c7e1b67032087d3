import { PatientWait } from './patient-wait.ts';

/** Prometheus was silent for too long. */
export class SilentUpstream extends Error {
  override readonly name = 'SilentUpstream';
}

/** Request and answer together took too long, whether or not bytes came. */
export class OverdueExchange extends Error {
  override readonly name = 'OverdueExchange';
}

/** In ms. */
export interface ExchangeTimes {
  /** Longest single wait for Prometheus: for the headers, for the next bytes. */
  readonly silence: number;
  /** From the request to the last byte that the client takes. */
  readonly total: number;
}

/**
 * One request to Prometheus and its answer, which end together: when the client goes away, when a single wait is too
 * long, or when all of it is. No wait runs while nothing is asked of Prometheus, so a slow client is no silence. Nothing
 * outlives `end`: the client's signal may live as long as its connection.
 */
export class Exchange {
  readonly #times: ExchangeTimes;
  readonly #client: AbortSignal;
  readonly #controller = new AbortController();
  readonly #waits = new PatientWait();
  readonly #overdue: ReturnType<typeof setTimeout>;
  readonly #leave = () => this.abort(this.#client.reason);
  #onEnd: (() => void) | undefined;

  /** `onEnd` is called once, however it ends. */
  constructor(times: ExchangeTimes, client: AbortSignal, onEnd?: () => void) {
    this.#times = times;
    this.#client = client;
    this.#onEnd = onEnd;
    this.#overdue = setTimeout(() => {
      this.abort(new OverdueExchange(`It was not over after ${times.total} ms.`));
    }, times.total);
    if (client.aborted) this.abort(client.reason);
    else client.addEventListener('abort', this.#leave);
  }

  /** Aborted where the exchange ends before its answer does. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * Also ends where the awaited thing does not listen to the signal.
   * @throws {SilentUpstream | OverdueExchange} and what aborted the client
   */
  async wait<T>(promise: Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      this.abort(new SilentUpstream(`No byte came for ${this.#times.silence} ms.`));
    }, this.#times.silence);
    try {
      return await this.#waits.wait(promise);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets go of Prometheus's connection; the wait under way fails with the reason. */
  abort(reason: unknown = new Error('The exchange was given up.')): void {
    this.#waits.stop(reason);
    this.#controller.abort(reason);
    this.end();
  }

  /** The last byte has come, or none is wanted. */
  end(): void {
    clearTimeout(this.#overdue);
    this.#client.removeEventListener('abort', this.#leave);
    this.#onEnd?.();
    this.#onEnd = undefined;
  }
}
