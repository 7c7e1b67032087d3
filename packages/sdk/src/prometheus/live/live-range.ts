import type { Answer } from '../answers/answer.ts';
import { joinNotes } from '../answers/answer.ts';
import type { QueryRangeOptions } from '../client/client.ts';
import type { Matrix } from '../data/matrix.ts';
import { checkRange } from '../data/numbers.ts';
import { joinMatrices } from '../range/join-matrices.ts';
import type { RangeGrid } from '../range/range-grid.ts';
import { askAgainFrom } from './ask-again.ts';
import { type AwaitedCall, createAwaitedCall } from './awaited-call.ts';
import { missingParts } from './missing-parts.ts';
import { spliceMatrix } from './splice-matrix.ts';
import { createStore, type Readable } from './store.ts';
import { answeredBefore, windowAt } from './window-at.ts';

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
  readonly origin?: number | undefined;
  /**
   * How late samples may come, in ms: so far back each refresh asks again.
   * @defaultValue 30,000, and at least 2 steps
   */
  readonly overlap?: number | undefined;
  /**
   * Unix time in ms. Ahead of the server's clock by more than 5 minutes, the newest samples are missed.
   * @defaultValue Date.now
   */
  readonly now?: (() => number) | undefined;
}

export interface LiveRangeSnapshot {
  readonly matrix: Matrix;
  /** The window; undefined until the first answer. Where a server answers on a grid of its own, it is that one. */
  readonly grid: RangeGrid | undefined;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** Why the last refresh failed: the data is of the last good one. */
  readonly error: unknown;
  /** Whether the data is older than the last refresh that was tried. */
  readonly stale: boolean;
}

/**
 * A window of time that moves with the clock. Its data is what one query of the whole window would answer, in the
 * order in which the series were met.
 *
 * A server may change what it answered before: a series that ended loses the points carried past its last sample,
 * samples come later than the overlap, a store that was away is back, a restart lost the history. So the oldest
 * point that is asked again is compared. Where any series' is not as it was, the next refresh asks the last
 * 5 minutes, and the whole window if it differs there too. Until then the older points stay as they were, and for
 * good where the change met no sample of that one time.
 *
 * Series that an answer with warnings lacks stay, and are asked again until an answer has them or the window has
 * moved on.
 */
export interface LiveRange extends Readable<LiveRangeSnapshot> {
  /**
   * Asks for what is missing: all the first time, then the tail, and what comes into the window at its start where
   * the clock went back. A refresh under way is joined: the signal ends this call, and the requests once no other
   * call waits for them.
   * @throws {PrometheusError} which is also in the snapshot.
   * @throws {RangeError} where `now` is no time.
   */
  refresh(options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
}

const DEFAULT_OVERLAP_MS = 30_000;

/**
 * @throws {RangeError} for a range, step, origin or overlap that is none.
 * @example
 * const live = liveRange({ client, query: 'up', range: 3_600_000, step: 15_000 });
 * live.subscribe(() => console.log(live.snapshot().matrix));
 * const stop = poll((signal) => live.refresh({ signal }), { interval: 15_000 });
 */
export function liveRange(options: LiveRangeOptions): LiveRange {
  const { client, query, range, step, now = Date.now } = options;
  checkMs('range', range, 0);
  checkRange(0, range, step);
  let origin = checkMs('origin', options.origin ?? 0);
  const overlap = Math.max(checkMs('overlap', options.overlap ?? DEFAULT_OVERLAP_MS, 0), 2 * step);
  /** From here on it is asked again, Unix ms. */
  let again = -Infinity;
  const store = createStore<LiveRangeSnapshot>({
    matrix: [],
    grid: undefined,
    warnings: [],
    infos: [],
    error: undefined,
    stale: false,
  });
  let underWay: AwaitedCall<void> | undefined;

  async function load(signal: AbortSignal): Promise<void> {
    const { matrix, grid: known } = store.snapshot();
    const window = windowAt(checkMs('now', now()), { range, step, origin });
    const { cut, front } = missingParts(known, window, Math.min(again, window.end - overlap));
    const answers: Answer<Matrix>[] = [];
    if (front !== undefined) answers.push(await ask(front));
    const old = joinMatrices([...answers.map(({ data }) => data), matrix]);
    const tail = await ask({ ...window, start: cut });
    answers.push(tail);
    // A later refresh may have begun since, and knows more.
    signal.throwIfAborted();

    const back = answeredBefore(tail.data, window);
    origin -= back;
    const grid = { start: window.start - back, end: window.end - back, step };
    const notes = joinNotes(answers);
    const splice = { cut: cut - back, partial: notes.warnings.length > 0 };
    const next = spliceMatrix(old, tail.data, { ...grid, ...splice });
    again = askAgainFrom({ old, tail: tail.data, matrix: next, grid, ...splice, overlap });
    show({ matrix: next, grid, ...notes, error: undefined, stale: false });

    function ask(part: RangeGrid): Promise<Answer<Matrix>> {
      return client.queryRange(query, { ...part, signal });
    }
  }

  /** Nobody is told where nothing is new. */
  function show(next: LiveRangeSnapshot): void {
    const last = store.snapshot();
    if (next.matrix !== last.matrix || textOf(next) !== textOf(last)) store.set(next);
  }

  async function refresh(signal: AbortSignal): Promise<void> {
    try {
      await load(signal);
    } catch (error) {
      // Dropped by its callers: nothing failed.
      if (!signal.aborted) store.set({ ...store.snapshot(), error, stale: true });
      throw error;
    }
  }

  function start(): AwaitedCall<void> {
    const call = createAwaitedCall<void>(({ signal }) => refresh(signal), {
      received() {},
      ended() {
        if (underWay === call) underWay = undefined;
      },
    });
    void call.start();
    return call;
  }

  return {
    snapshot: store.snapshot,
    subscribe: store.subscribe,
    async refresh({ signal } = {}) {
      signal?.throwIfAborted();
      underWay ??= start();
      return underWay.join({ signal });
    },
  };
}

/** All that is seen of a snapshot beside its matrix; an error comes with stale data. */
const textOf = ({ grid, warnings, infos, stale }: LiveRangeSnapshot): string =>
  JSON.stringify([grid, warnings, infos, stale]);

/** @throws {RangeError} */
function checkMs(name: string, ms: number, least = -Infinity): number {
  if (Number.isFinite(ms) && ms >= least) return ms;
  throw new RangeError(`"${name}" is ${ms}, but has to be a number of ms.`);
}
