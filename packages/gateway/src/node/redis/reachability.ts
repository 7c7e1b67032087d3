const FIRST_PAUSE_MS = 1_000;
/** Longer than the connection may be silent, so that one that is dead is given up and made anew. */
const LONGEST_PAUSE_MS = 10_000;

/**
 * Whether a server can be asked. One that has failed is left alone for a second, then for twice as long each time: so its
 * failing delays few requests, and only by the time that one of them waits.
 */
export class Reachability {
  readonly #onChange: (isUp: boolean, reason?: unknown) => void;
  readonly #now: () => number;
  #isUp: boolean | undefined;
  #lastRefusal: string | undefined;
  #pause = FIRST_PAUSE_MS;
  #resumeAt = Number.NEGATIVE_INFINITY;

  constructor(
    onChange: (isUp: boolean, reason?: unknown) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#onChange = onChange;
    this.#now = now;
  }

  get mayAsk(): boolean {
    return this.#now() >= this.#resumeAt;
  }

  answered(): void {
    this.#pause = FIRST_PAUSE_MS;
    this.#resumeAt = Number.NEGATIVE_INFINITY;
    this.#change(true);
  }

  failed(reason: unknown): void {
    // Several that waited at once are one failure.
    if (this.mayAsk) {
      this.#resumeAt = this.#now() + this.#pause;
      this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
    }
    this.#change(false, reason);
  }

  /** It answers, but with an error: told once, until it is another. */
  refused(reason: { readonly code: string }): void {
    if (reason.code === this.#lastRefusal) return;
    this.#lastRefusal = reason.code;
    this.#onChange(true, reason);
  }

  #change(isUp: boolean, reason?: unknown): void {
    if (isUp === this.#isUp) return;
    this.#isUp = isUp;
    this.#onChange(isUp, reason);
  }
}
