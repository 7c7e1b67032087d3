import type { Answer, QueryResult } from '../answers/answer.ts';
import type { QueryClient, QueryOptions, QueryRangeOptions } from '../client/client.ts';
import type { Matrix } from '../data/matrix.ts';
import {
  type AwaitedCall,
  createAwaitedCall,
  type Scheduled,
  type ScheduledCall,
  type Waiting,
} from './awaited-call.ts';
import type { Visibility } from './poll.ts';
import { createStore, type Readable } from './store.ts';

/** Of the requests since there was none last. */
export interface SchedulerProgress {
  readonly done: number;
  readonly total: number;
  /** Bytes of their answers so far. */
  readonly bytes: number;
}

/** Requests of one page: at most some at once, what is seen first, the same ones once. */
export interface Scheduler extends Readable<SchedulerProgress> {
  query(query: string, options?: QueryOptions & Scheduled): Promise<Answer<QueryResult>>;
  queryRange(query: string, options: QueryRangeOptions & Scheduled): Promise<Answer<Matrix>>;
  /**
   * Any other request, e.g. for label values.
   * @param key says all that is asked: whoever asks by the same key while it is under way gets its answer
   */
  run<T>(key: string, call: ScheduledCall<T>, waiting?: Waiting): Promise<T>;
}

export interface SchedulerOptions {
  readonly client: Pick<QueryClient, 'query' | 'queryRange'>;
  /** Requests at once, 1 or more. @defaultValue 6, which is what browsers allow for a host over HTTP/1.1 */
  readonly concurrency?: number | undefined;
  /** While hidden nothing is begun; what is under way goes on. @defaultValue never hidden */
  readonly visibility?: Visibility | undefined;
}

/**
 * @throws {RangeError} where `concurrency` is less than 1, or no number
 * @example
 * const scheduler = createScheduler({ client, visibility: pageVisibility(document) });
 * const { data } = await scheduler.queryRange('up', { ...grid, visible: () => isOnScreen });
 */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { client, concurrency = 6, visibility } = options;
  if (!(concurrency >= 1)) {
    throw new RangeError(`"concurrency" is ${concurrency}, but has to be 1 or more.`);
  }
  const progress = createStore<SchedulerProgress>({ done: 0, total: 0, bytes: 0 });
  /** Those that somebody waits for. */
  const calls = new Map<string, AwaitedCall<unknown>>();
  const queue = new Set<AwaitedCall<unknown>>();
  let running = 0;
  let unsubscribe: (() => void) | undefined;

  /** Listens only while something waits to be shown, so that a scheduler needs no end. */
  function isPaused(): boolean {
    if (queue.size > 0 && visibility?.hidden() === true) {
      unsubscribe ??= visibility.subscribe(startNext);
      return true;
    }
    unsubscribe?.();
    unsubscribe = undefined;
    return false;
  }

  function startNext(): void {
    while (!isPaused() && running < concurrency && queue.size > 0) {
      const queued = [...queue];
      const next = queued.find((call) => call.isSeen()) ?? queued[0];
      // Nobody may wait for it any more, now that it was asked whether it is seen.
      if (next !== undefined && queue.delete(next)) start(next);
    }
  }

  async function start(call: AwaitedCall<unknown>): Promise<void> {
    running++;
    await call.start();
    running--;
    startNext();
  }

  function count(change: Partial<SchedulerProgress>): void {
    const { done, total, bytes } = progress.snapshot();
    progress.set({
      done: done + (change.done ?? 0),
      total: total + (change.total ?? 0),
      bytes: bytes + (change.bytes ?? 0),
    });
  }

  function enqueue<T>(key: string, call: ScheduledCall<T>): AwaitedCall<T> {
    const isAwaited = () => calls.get(key) === shared;
    const shared = createAwaitedCall(call, {
      received(bytes) {
        if (isAwaited()) count({ bytes });
      },
      ended() {
        if (!isAwaited()) return;
        calls.delete(key);
        queue.delete(shared);
        isPaused();
        count({ done: 1 });
      },
    });
    if (calls.size === 0) progress.set({ done: 0, total: 0, bytes: 0 });
    calls.set(key, shared);
    queue.add(shared);
    count({ total: 1 });
    return shared;
  }

  async function run<T>(key: string, call: ScheduledCall<T>, waiting: Waiting = {}): Promise<T> {
    waiting.signal?.throwIfAborted();
    const answer = (calls.get(key) ?? enqueue(key, call)).join(waiting);
    startNext();
    return answer as Promise<T>;
  }

  return {
    snapshot: progress.snapshot,
    subscribe: progress.subscribe,
    run,
    query: (query, { visible, signal, onProgress, ...question } = {}) =>
      run(
        keyOf('query', query, question),
        (shared) => client.query(query, { ...question, ...shared }),
        { visible, signal, onProgress },
      ),
    queryRange: (query, { visible, signal, onProgress, ...question }) =>
      run(
        keyOf('range', query, question),
        (shared) => client.queryRange(query, { ...question, ...shared }),
        { visible, signal, onProgress },
      ),
  };
}

/** The same for the same question, however it was put. */
const keyOf = (name: string, query: string, question: object): string =>
  JSON.stringify([name, query, Object.fromEntries(Object.entries(question).sort())]);
