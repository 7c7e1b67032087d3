/** ms after which it is done although the page is busy. */
const LATEST = 1000;

/** Does it when the page has nothing more urgent to do. @returns how to leave it */
export function whenIdle(work: () => void): () => void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, LATEST / 4);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: LATEST });
  return () => cancelIdleCallback(handle);
}
