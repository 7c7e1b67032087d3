import type { QueryRangeOptions } from '../client.ts';
import type { Matrix } from '../matrix.ts';
import type { Answer } from '../query-result.ts';
import type { RangeGrid } from '../range/range-grid.ts';
import { checkRange } from '../time.ts';
import { losesSamples, spliceMatrix } from './splice-matrix.ts';
import { createStore, type Readable } from './store.ts';

export interface LiveRangeOptions {
  /** A client, or a scheduler over one. */
  readonly client: {
    queryRange(query: string, options: QueryRangeOptions): Promise<Answer<Matrix>>;
  };
  readonly query: string;
  /** The window's length in ms. */
  readonly range: number;
  /** Whole ms, 1 or more. */
  readonly step: number;
  /** A time of the grid, e.g. the start of a `rangeGrid`. @defaultValue the Unix epoch */
  readonly origin?: number;
  /** How far back each refresh asks again, for samples that came late; in ms. @defaultValue 30,000, and at least 2 steps */
  readonly overlap?: number;
  /** Unix time in ms. @defaultValue Date.now */
  readonly now?: () => number;
}

export interface LiveRangeSnapshot {
  readonly matrix: Matrix;
  /** The window; undefined until the first answer. */
  readonly grid: RangeGrid | undefined;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** Why the last refresh failed: the data is of the last good one. */
  readonly error: unknown;
  /** Whether the data is older than the last refresh that was tried. */
  readonly stale: boolean;
}

/** A window of time that moves with the clock. Its data is what one query of the whole window would answer. */
export interface LiveRange extends Readable<LiveRangeSnapshot> {
  /**
   * Asks for what is missing: all the first time, then the tail. A refresh under way is joined, unless it was aborted.
   * @throws {PrometheusError} which is also in the snapshot.
   */
  refresh(options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
}

const DEFAULT_OVERLAP_MS = 30_000;

export function liveRange(options: LiveRangeOptions): LiveRange {
  const { client, query, range, step, origin = 0, now = Date.now } = options;
  checkRange(0, range, step);
  const overlap = Math.max(options.overlap ?? DEFAULT_OVERLAP_MS, 2 * step);
  const store = createStore<LiveRangeSnapshot>({
    matrix: [],
    grid: undefined,
    warnings: [],
    infos: [],
    error: undefined,
    stale: false,
  });
  let underWay:
    | { readonly ended: Promise<void>; readonly signal: AbortSignal | undefined }
    | undefined;

  async function ask(part: RangeGrid, signal: AbortSignal | undefined): Promise<Answer<Matrix>> {
    const answer = await client.queryRange(query, { ...part, signal });
    // A later refresh may have begun since, and knows more.
    signal?.throwIfAborted();
    return answer;
  }

  async function load(signal: AbortSignal | undefined): Promise<void> {
    const grid = windowAt(now(), { range, step, origin });
    const { matrix, grid: known } = store.snapshot();
    const cut = known === undefined ? grid.start : tailStart(known, grid, overlap);
    const tail = await ask({ ...grid, start: cut }, signal);
    if (
      known !== undefined &&
      cut > grid.start &&
      losesSamples(matrix, tail.data, cut, known.end)
    ) {
      const { data, ...notes } = await ask(grid, signal);
      update(data, grid, notes);
    } else {
      const { data, ...notes } = tail;
      update(spliceMatrix(matrix, data, { ...grid, cut }), grid, notes);
    }
  }

  function update(matrix: Matrix, grid: RangeGrid, notes: Omit<Answer<Matrix>, 'data'>): void {
    store.set({ matrix, grid, ...notes, error: undefined, stale: false });
  }

  async function refresh(signal: AbortSignal | undefined): Promise<void> {
    try {
      await load(signal);
    } catch (error) {
      // Dropped by the caller: nothing failed.
      if (signal?.aborted !== true) store.set({ ...store.snapshot(), error, stale: true });
      throw error;
    }
  }

  return {
    snapshot: store.snapshot,
    subscribe: store.subscribe,
    refresh({ signal } = {}) {
      if (underWay === undefined || underWay.signal?.aborted === true) {
        const ended = refresh(signal).finally(() => {
          if (underWay?.ended === ended) underWay = undefined;
        });
        underWay = { ended, signal };
      }
      return underWay.ended;
    },
  };
}

function windowAt(
  time: number,
  { range, step, origin }: { range: number; step: number; origin: number },
): RangeGrid {
  const end = Math.floor((time - origin) / step) * step + origin;
  return { start: end - Math.floor(range / step) * step, end, step };
}

/**
 * Where to ask from. One request has to do: where the window's start is not known (the clock went back) or
 * nothing of the window is (a long sleep), it is the whole window.
 */
function tailStart(known: RangeGrid, window: RangeGrid, overlap: number): number {
  if (window.start < known.start || window.start > known.end) return window.start;
  const again = Math.min(known.end, window.end) - overlap + window.step;
  return Math.max(
    window.start,
    window.end - Math.floor((window.end - again) / window.step) * window.step,
  );
}
