import { LONGEST_TIMER_MS } from '../data/numbers.ts';

export interface PollOptions {
  /** Time between two refreshes in ms, more than 0. */
  readonly interval: number;
  /** Time to the first refresh in ms. @defaultValue 0, which is at once */
  readonly first?: number | undefined;
  /**
   * Nothing is asked while hidden. When shown again: at once if a refresh was due, and once more if one is under way,
   * whose answer may be from before. @defaultValue never hidden
   */
  readonly visibility?: Visibility | undefined;
  /** The longest time between two tries in ms, after failures; more than 0. @defaultValue 5 minutes */
  readonly longest?: number | undefined;
}

const DEFAULT_LONGEST_MS = 300_000;
/** Pages that were opened together don't ask together for ever. */
const JITTER = 0.1;

/**
 * Calls `refresh` now and then at the interval, one at a time; after failures twice as late each time.
 * The function returned ends it and aborts the refresh under way.
 * @param refresh fails by rejecting or throwing
 * @throws {RangeError} where `interval` or `longest` is no time above 0
 * @example
 * const stop = poll((signal) => live.refresh({ signal }), {
 *   interval: 15_000,
 *   visibility: pageVisibility(document),
 * });
 */
export function poll(
  refresh: (signal: AbortSignal) => Promise<unknown>,
  { interval, first = 0, visibility, longest = DEFAULT_LONGEST_MS }: PollOptions,
): () => void {
  if (!(Math.min(interval, longest) > 0)) {
    throw new RangeError(`No time to poll at: "interval" is ${interval}, "longest" ${longest} ms.`);
  }
  const controller = new AbortController();
  const { signal } = controller;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let again = false;

  // What is due is told by the timer alone: every clock that could be asked may jump, or stand still in sleep.
  async function tick(): Promise<void> {
    timer = undefined;
    if (visibility?.hidden() === true) return;
    busy = true;
    again = false;
    try {
      await refresh(signal);
      failures = 0;
    } catch {
      failures++;
    }
    busy = false;
    const delay = Math.min(interval * 2 ** failures, Math.max(longest, interval));
    wait(again ? 0 : delay * (1 + JITTER * (Math.random() - 0.5)));
  }

  function wait(ms: number): void {
    if (!signal.aborted) timer = setTimeout(tick, Math.min(ms, LONGEST_TIMER_MS));
  }

  const unsubscribe = visibility?.subscribe(() => {
    if (visibility.hidden()) return;
    if (busy) again = true;
    else if (timer === undefined) wait(0);
  });
  if (first > 0) wait(first);
  else void tick();
  return () => {
    controller.abort();
    clearTimeout(timer);
    unsubscribe?.();
  };
}

/** Whether anybody looks: of a page, `pageVisibility`. */
export interface Visibility {
  hidden(): boolean;
  /** Calls `listener` when that changes; the function returned ends that. */
  subscribe(listener: () => void): () => void;
}

/** Whether a tab is looked at. @param page the page's `document` */
export const pageVisibility = (
  page: EventTarget & { readonly visibilityState: string },
): Visibility => ({
  hidden: () => page.visibilityState === 'hidden',
  subscribe(listener) {
    page.addEventListener('visibilitychange', listener);
    return () => page.removeEventListener('visibilitychange', listener);
  },
});
