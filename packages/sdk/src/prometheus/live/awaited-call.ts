import type { DownloadProgress } from '../answers/read-query.ts';
import type { QueryCallOptions } from '../client/client.ts';

export interface Scheduled {
  /** Asked when a place is free: requests of what the user sees go first. @defaultValue seen */
  readonly visible?: (() => boolean) | undefined;
}

/** One who waits for an answer. What is given here and throws fails the waiting of this one only. */
export type Waiting = Scheduled & Pick<QueryCallOptions, 'signal' | 'onProgress'>;

/** Asks a client, for all who wait for the answer. */
export type ScheduledCall<T> = (options: {
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
}) => Promise<T>;

/** A call that several may wait for. */
export interface AwaitedCall<T> {
  /** Answers and fails as the call does, and with the signal's reason when this one leaves before. */
  join(waiting: Waiting): Promise<T>;
  /** Whether one of those who wait sees what it is for. */
  isSeen(): boolean;
  /** Asks. Never rejects. */
  start(): Promise<void>;
}

interface Waiter<T> {
  readonly sees: () => boolean;
  readonly tell: (progress: DownloadProgress) => void;
  readonly succeed: (value: T) => void;
  readonly fail: (reason: unknown) => void;
}

/**
 * @param received told of bytes that came
 * @param ended told when there is an answer or a failure, and when nobody waits any more: more than once, maybe
 */
export function createAwaitedCall<T>(
  call: ScheduledCall<T>,
  { received, ended }: { received: (bytes: number) => void; ended: () => void },
): AwaitedCall<T> {
  const controller = new AbortController();
  const waiters = new Set<Waiter<T>>();
  let last = 0;

  function onProgress(progress: DownloadProgress): void {
    const next = progress.received;
    // It begins anew when an answer that broke off is asked for again.
    received(next < last ? next : next - last);
    last = next;
    for (const { tell } of waiters) tell(progress);
  }

  return {
    join: ({ signal, visible, onProgress }) =>
      new Promise((resolve, reject) => {
        const leave = () => {
          waiters.delete(waiter);
          signal?.removeEventListener('abort', onAbort);
        };
        const fail = (reason: unknown) => {
          leave();
          reject(reason);
          if (waiters.size > 0) return;
          ended();
          controller.abort(reason);
        };
        const attempt = <R>(ask: () => R): R | undefined => {
          try {
            return ask();
          } catch (error) {
            fail(error);
            return undefined;
          }
        };
        const waiter: Waiter<T> = {
          sees: () => attempt(() => visible?.() ?? true) === true,
          tell: (progress) => attempt(() => onProgress?.(progress)),
          succeed(value) {
            leave();
            resolve(value);
          },
          fail,
        };
        const onAbort = () => fail(signal?.reason);
        waiters.add(waiter);
        signal?.addEventListener('abort', onAbort);
      }),
    isSeen: () => [...waiters].some(({ sees }) => sees()),
    async start() {
      try {
        const value = await call({ signal: controller.signal, onProgress });
        ended();
        for (const { succeed } of waiters) succeed(value);
      } catch (error) {
        ended();
        for (const { fail } of waiters) fail(error);
      }
    },
  };
}
