import { DEFAULT_RANGE, parseTimeRange } from './time-range.ts';

/** A range that a zoom asked for, and the ranges to go back to once it is there. */
interface Zoomed {
  readonly range: string;
  readonly from: readonly string[];
}

/** The ways back from where a user zoomed to: by one zoom, or to a relative range. */
export class Zooms {
  #asked: Zoomed | null = null;
  #from: readonly string[] = [];
  #live = DEFAULT_RANGE;
  #entered = false;

  /** There is a zoom to undo. */
  get any(): boolean {
    return this.#from.length > 0;
  }

  /** The range that is there is of a zoom that was just made. */
  get entered(): boolean {
    return this.#entered;
  }

  /** The last relative range. */
  get live(): string {
    return this.#live;
  }

  /** Reports the range that is there. One that no zoom asked for leaves no zoom to undo. */
  follow(range: string): void {
    const from = this.#asked?.range === range ? this.#asked.from : [];
    this.#entered = from.length > this.#from.length;
    this.#from = from;
    this.#asked = null;
    if (parseTimeRange(range)?.kind === 'relative') this.#live = range;
  }

  /** @returns the range to ask for */
  into(range: string, current: string): string {
    return this.#ask({ range, from: [...this.#from, current] });
  }

  /** @returns the range to ask for; null where there was no zoom */
  back(): string | null {
    const range = this.#from.at(-1);
    return range === undefined ? null : this.#ask({ range, from: this.#from.slice(0, -1) });
  }

  /** Reports a range that comes of the browser's history: of the zoom before, that undoes one. */
  returnTo(range: string): void {
    if (this.#from.at(-1) === range) this.back();
  }

  #ask(asked: Zoomed): string {
    this.#asked = asked;
    return asked.range;
  }
}
