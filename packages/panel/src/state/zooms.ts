import { parseTimeRange, USUAL_RANGE } from './time-range.ts';

/** A range that was asked for, and the ranges to go back to once it is there. */
interface Asked {
  readonly range: string;
  readonly from: readonly string[];
}

/** Whether it stands still, while time goes on. */
export const standsStill = (range: string): boolean => parseTimeRange(range)?.kind === 'between';

/** The ways back from where a user zoomed to: one zoom, or to what goes along with the clock. */
export class Zooms {
  #asked: Asked | null = null;
  #from: readonly string[] = [];
  #live = USUAL_RANGE;

  /** There is a zoom to undo. */
  get any(): boolean {
    return this.#from.length > 0;
  }

  /** The last range that went along with the clock. */
  get live(): string {
    return this.#live;
  }

  /** Tells of the range that is there. One that no zoom asked for leaves no zoom to undo. */
  follow(range: string): void {
    this.#from = this.#asked?.range === range ? this.#asked.from : [];
    this.#asked = null;
    if (parseTimeRange(range)?.kind === 'last') this.#live = range;
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

  #ask(asked: Asked): string {
    this.#asked = asked;
    return asked.range;
  }
}
