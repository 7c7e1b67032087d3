import type { Steps } from './steps.ts';

/** ms of work at a time: half a frame. The other half is for layout, paint and the host page. */
const SLICE = 8;

/**
 * A value that may take long to make: it is made a slice at a time, and what fits into one slice is there at once.
 * Until the next value is there, the one before stays.
 */
export class Gradual<Value> {
  readonly #made: () => void;
  #sources: readonly unknown[] = [];
  #value: Value | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param made told when a value is there that was not there at once */
  constructor(made: () => void) {
    this.#made = made;
  }

  /** The newest value; made anew where one of its sources is another than before. */
  of(sources: readonly unknown[], make: () => Steps<Value>): Value | undefined {
    if (
      sources.length !== this.#sources.length ||
      sources.some((source, index) => source !== this.#sources[index])
    ) {
      this.#sources = sources;
      clearTimeout(this.#timer);
      this.#work(make());
    }
    return this.#value;
  }

  /** Has no value any more. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#sources = [];
    this.#value = undefined;
  }

  /** @returns whether the value is there */
  #work(steps: Steps<Value>): boolean {
    const end = performance.now() + SLICE;
    do {
      const { done, value } = steps.next();
      if (done === true) {
        this.#value = value;
        return true;
      }
    } while (performance.now() < end);
    this.#timer = setTimeout(() => {
      if (this.#work(steps)) this.#made();
    });
    return false;
  }
}
