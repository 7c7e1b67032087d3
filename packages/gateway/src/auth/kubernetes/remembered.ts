interface Entry<T> {
  readonly value: Promise<T>;
  readonly until: number;
}

/** Answers that are kept for a time, the newest `most` of them. Who asks while one is asked for waits for that one. */
export class Remembered<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #duration: number;
  readonly #most: number;

  /** @param duration in ms */
  constructor(duration: number, most: number) {
    this.#duration = duration;
    this.#most = most;
  }

  /** A failure is not kept. */
  get(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#entries.get(key);
    if (known !== undefined && performance.now() < known.until) return known.value;
    const entry = { value: ask(), until: performance.now() + this.#duration };
    entry.value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#most) break;
      this.#entries.delete(oldest);
    }
    return entry.value;
  }
}
