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
