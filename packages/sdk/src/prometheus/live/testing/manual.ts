import type { QueryCallOptions } from '../../client/client.ts';
import type { Visibility } from '../poll.ts';

/** A client whose answers come when the test says so. */
export function manualClient() {
  const asked: {
    readonly query: string;
    readonly signal: AbortSignal | undefined;
    /** Bytes of the answer so far. */
    readonly receive: (received: number) => void;
    /** Answers, with 10 bytes where nothing was received before. */
    readonly answer: () => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const ask = (query: string, { signal, onProgress }: QueryCallOptions = {}) =>
    new Promise<never>((resolve, reject) => {
      let silent = true;
      const receive = (received: number) => {
        silent = false;
        onProgress?.({ received, total: undefined });
      };
      const answer = () => {
        if (silent) receive(10);
        resolve({ data: [], warnings: [], infos: [] } as never);
      };
      signal?.addEventListener('abort', () => reject(signal.reason));
      asked.push({ query, signal, receive, answer, fail: reject });
    });
  const names = () => asked.map(({ query }) => query);
  return { asked, names, client: { query: ask, queryRange: ask } };
}

export const range = { start: 0, end: 10_000, step: 1_000 };

/** A page that the test hides and shows. */
export function switchedVisibility() {
  const listeners = new Set<() => void>();
  let hidden = false;
  const visibility: Visibility = {
    hidden: () => hidden,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const set = (next: boolean) => {
    hidden = next;
    for (const listener of [...listeners]) listener();
  };
  return { visibility, listeners, hide: () => set(true), show: () => set(false) };
}
