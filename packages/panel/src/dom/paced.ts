/** ms: nobody sees that it waited, and each time the browser lays out and paints all of the page anew. */
const PACE = 100;

export interface Paced extends Disposable {
  /** At once, or a little later together with whatever else asks by then. */
  soon(): void;
  now(): void;
}

/** Work that is asked for more often than it is worth doing. Disposing leaves what waits undone. */
export function paced(work: () => void): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = false;
  const now = () => {
    due = false;
    work();
  };
  const soon = () => {
    due = true;
    if (timer !== undefined) return;
    now();
    timer = setTimeout(() => {
      timer = undefined;
      if (due) soon();
    }, PACE);
  };
  return { soon, now, [Symbol.dispose]: () => clearTimeout(timer) };
}

/** ms that what the user waits for is given first. */
const HEAD_START = 1000;

/** Does it a little later, when the page has nothing more urgent to do. @returns how to leave it */
export function whenIdle(work: () => void): () => void {
  let handle = 0;
  const timer = setTimeout(() => {
    // Safari has no idle callback.
    if (typeof requestIdleCallback === 'undefined') work();
    else handle = requestIdleCallback(work, { timeout: HEAD_START });
  }, HEAD_START);
  return () => {
    clearTimeout(timer);
    if (handle !== 0) cancelIdleCallback(handle);
  };
}
