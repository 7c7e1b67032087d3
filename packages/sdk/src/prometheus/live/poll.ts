/** Whether anybody looks: of a page, `document.visibilityState`. */
export interface Visibility {
  hidden(): boolean;
  subscribe(listener: () => void): () => void;
}

export interface PollOptions {
  /** Time between two refreshes in ms. */
  readonly interval: number;
  /** Time to the first refresh in ms. @defaultValue 0, which is at once */
  readonly first?: number;
  /** Nothing is asked while hidden; when shown again, at once if a refresh was due. @defaultValue never hidden */
  readonly visibility?: Visibility;
  /** The longest time between two tries in ms, after failures. @defaultValue 5 minutes */
  readonly longest?: number;
}

const DEFAULT_LONGEST_MS = 300_000;
/** Pages that were opened together don't ask together for ever. */
const JITTER = 0.1;

/**
 * Calls `refresh` now and then at the interval, one at a time; after failures twice as late each time.
 * The function returned ends it and aborts the refresh under way.
 */
export function poll(
  refresh: (signal: AbortSignal) => Promise<unknown>,
  { interval, first = 0, visibility, longest = DEFAULT_LONGEST_MS }: PollOptions,
): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let failures = 0;
  let due = Date.now() + first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;

  async function tick(): Promise<void> {
    if (busy || signal.aborted || visibility?.hidden() === true) return;
    busy = true;
    failures = await refresh(signal).then(
      () => 0,
      () => failures + 1,
    );
    busy = false;
    const delay = Math.min(interval * 2 ** failures, Math.max(longest, interval));
    due = Date.now() + delay * (1 + JITTER * (Math.random() - 0.5));
    wait();
  }

  function wait(): void {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(tick, Math.max(0, due - Date.now()));
  }

  const unsubscribe = visibility?.subscribe(() => {
    if (!visibility.hidden() && !busy) wait();
  });
  if (first > 0) wait();
  else void tick();
  return () => {
    controller.abort();
    clearTimeout(timer);
    unsubscribe?.();
  };
}
