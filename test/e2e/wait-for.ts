const PAUSE_MS = 500;

/**
 * Asks until the answer is true.
 * @param timeout ms.
 * @throws {Error} naming what it waited for, with the last error of `isTrue`, when the time is up.
 */
export async function waitFor(
  what: string,
  isTrue: () => Promise<boolean>,
  timeout = 90_000,
): Promise<void> {
  const deadline = Date.now() + timeout;
  let failure: unknown;
  while (Date.now() < deadline) {
    try {
      if (await isTrue()) return;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`Waited ${timeout / 1000} s in vain: ${what}.`, { cause: failure });
}
