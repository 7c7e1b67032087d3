/** Rows by which the window moves, and which there are at least beyond what is in sight. */
const BLOCK = 10;

/** A block on either side of thirty in sight: as many as the box has room for, were they 16 px high. */
const DRAWN = 5 * BLOCK;

/** Rows on paper; the CSV has all. */
const MOST_PRINTED = 200;

/** Which of many rows there are in the document; in place of the others there is as much space. */
export interface DrawnRows {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** px in place of the rows before. */
  readonly above: number;
  /** px in place of the rows after. */
  readonly below: number;
}

/** What of a long table is looked at: twenty thousand rows cost what those in sight do. */
export class RowWindow {
  readonly #moved: () => void;
  #box: HTMLElement | null = null;
  #start = 0;
  /** px; all rows are as high. */
  #rowHeight = 27;

  constructor(moved: () => void) {
    this.#moved = moved;
  }

  /** Follows the box with the table where it is scrolled to. */
  readonly follow = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLElement)) return;
    this.#box = currentTarget;
    const isOther = this.#measure(currentTarget);
    const block = Math.floor(currentTarget.scrollTop / this.#rowHeight / BLOCK);
    const start = Math.max(0, block - 1) * BLOCK;
    if (start === this.#start && !isOther) return;
    this.#start = start;
    this.#moved();
  };

  /** @returns whether rows are as high as they were not before, as with another size of text */
  #measure(box: HTMLElement): boolean {
    const row = box.querySelector('tbody tr');
    if (row === null) return false;
    // Unlike the row's box on the screen it is the same in a page that is scaled.
    const height = Number.parseFloat(getComputedStyle(row).height);
    // What a rounding makes of it must not move a thousand rows.
    if (!(Math.abs(height - this.#rowHeight) > 0.5)) return false;
    this.#rowHeight = height;
    return true;
  }

  /** To the first row. */
  rewind(): void {
    this.#start = 0;
    if (this.#box !== null) this.#box.scrollTop = 0;
  }

  /** Of so many rows. */
  of(count: number): DrawnRows {
    // Another box has not been scrolled yet.
    const wanted = this.#box?.isConnected ? this.#start : 0;
    const end = Math.min(count, wanted + DRAWN);
    return this.#between(Math.max(0, end - DRAWN), end, count);
  }

  /** Of so many rows on paper. There is no space on it, but in the box, which keeps its place by that. */
  printed(count: number): DrawnRows {
    return this.#between(0, Math.min(count, MOST_PRINTED), count);
  }

  #between(start: number, end: number, count: number): DrawnRows {
    return {
      start,
      end,
      above: start * this.#rowHeight,
      below: (count - end) * this.#rowHeight,
    };
  }
}
