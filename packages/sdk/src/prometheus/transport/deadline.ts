import { LONGEST_TIMER_MS } from '../data/numbers.ts';

export interface DeadlineOptions {
  /** The caller's own signal; its reason is what an abort rejects with. */
  readonly signal?: AbortSignal | undefined;
  /** In ms; `Infinity` for none. */
  readonly timeout: number;
  /** The error for a passed deadline. */
  readonly expired: () => Error;
}

/** @throws {RangeError} for a limit, in ms, that is none. */
export function checkTimeLimit(timeout: number): void {
  if (timeout >= 0) return;
  throw new RangeError(`"timeout" is ${timeout}, but has to be a number of ms, 0 or more.`);
}

/**
 * Runs `work` until it ends, the caller aborts or the time is up, whichever comes first; also where `work`
 * does not listen to the signal it is given (an injected `fetch` need not).
 */
export async function withDeadline<T>(
  { signal, timeout, expired }: DeadlineOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  checkTimeLimit(timeout);
  signal?.throwIfAborted();
  const controller = new AbortController();
  const forward = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', forward, { once: true });
  const timer =
    timeout > LONGEST_TIMER_MS ? undefined : setTimeout(() => controller.abort(expired()), timeout);
  const aborted = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason), {
      once: true,
    });
  });
  try {
    return await Promise.race([work(controller.signal), aborted]);
  } catch (error) {
    // Aborted work fails in its own words; the reason is what the caller can tell apart.
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', forward);
  }
}
