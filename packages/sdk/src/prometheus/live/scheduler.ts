import type { QueryClient, QueryOptions, QueryRangeOptions } from '../client.ts';
import type { Matrix } from '../matrix.ts';
import type { Answer, QueryResult } from '../query-result.ts';
import { createStore, type Readable } from './store.ts';

/** Of the requests since the queue was empty last. */
export interface SchedulerProgress {
  readonly done: number;
  readonly total: number;
  /** Bytes of their answers so far. */
  readonly bytes: number;
}

export interface Scheduled {
  /** Asked when a place is free: requests of what the user sees go first. @defaultValue seen */
  readonly visible?: (() => boolean) | undefined;
}

/** Queries of one page, over one client: at most some at once, what is seen first, the same ones once. */
export interface Scheduler extends Readable<SchedulerProgress> {
  query(query: string, options?: QueryOptions & Scheduled): Promise<Answer<QueryResult>>;
  queryRange(query: string, options: QueryRangeOptions & Scheduled): Promise<Answer<Matrix>>;
}

export interface SchedulerOptions {
  readonly client: Pick<QueryClient, 'query' | 'queryRange'>;
  /** Requests at once. @defaultValue 6, which is what browsers allow for a host over HTTP/1.1 */
  readonly concurrency?: number;
}

type OnBytes = (received: number) => void;

interface Job {
  readonly visible: () => boolean;
  readonly start: () => Promise<void>;
  /** Rejects the job without asking, and aborts it once it was asked. */
  readonly abort: (reason: unknown) => void;
  readonly result: Promise<unknown>;
  waiting: number;
}

export function createScheduler({ client, concurrency = 6 }: SchedulerOptions): Scheduler {
  const progress = createStore<SchedulerProgress>({ done: 0, total: 0, bytes: 0 });
  const jobs = new Map<string, Job>();
  const queue: Job[] = [];
  let running = 0;

  function startNext(): void {
    while (running < concurrency && queue.length > 0) {
      const seen = queue.findIndex(({ visible }) => visible());
      const [job] = queue.splice(Math.max(0, seen), 1);
      running++;
      job?.start().finally(() => {
        running--;
        startNext();
      });
    }
  }

  function count(change: Partial<SchedulerProgress>): void {
    const { done, total, bytes } = progress.snapshot();
    progress.set({
      done: done + (change.done ?? 0),
      total: total + (change.total ?? 0),
      bytes: bytes + (change.bytes ?? 0),
    });
  }

  function createJob<T>(
    key: string,
    visible: () => boolean,
    work: (signal: AbortSignal, onBytes: OnBytes) => Promise<T>,
  ): Job {
    const controller = new AbortController();
    const { promise, resolve, reject } = withResolvers<T>();
    // Whoever waits hears of it; when all have left, nobody has to.
    promise.catch(() => {});
    let received = 0;
    const onBytes: OnBytes = (next) => {
      count({ bytes: next - received });
      received = next;
    };
    const end = () => {
      if (jobs.get(key) === job) jobs.delete(key);
      count({ done: 1 });
    };
    const job: Job = {
      visible,
      start: () => work(controller.signal, onBytes).then(resolve, reject).finally(end),
      abort(reason) {
        controller.abort(reason);
        const at = queue.indexOf(job);
        if (at < 0) return;
        queue.splice(at, 1);
        end();
        reject(reason);
      },
      result: promise,
      waiting: 0,
    };
    return job;
  }

  async function run<T>(
    key: string,
    { signal, visible = () => true }: { signal?: AbortSignal | undefined } & Scheduled,
    work: (signal: AbortSignal, onBytes: OnBytes) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    let job = jobs.get(key);
    if (job === undefined) {
      if (jobs.size === 0) progress.set({ done: 0, total: 0, bytes: 0 });
      job = createJob(key, visible, work);
      jobs.set(key, job);
      queue.push(job);
      count({ total: 1 });
    }
    const waited = waitFor(job, signal, () => jobs.delete(key));
    startNext();
    return waited as Promise<T>;
  }

  return {
    snapshot: progress.snapshot,
    subscribe: progress.subscribe,
    async query(query, { visible, signal, ...options } = {}) {
      return run(
        JSON.stringify(['query', query, options]),
        { visible, signal },
        (signal, onBytes) =>
          client.query(query, {
            ...options,
            signal,
            onProgress: ({ received }) => onBytes(received),
          }),
      );
    },
    async queryRange(query, { visible, signal, ...options }) {
      return run(
        JSON.stringify(['range', query, options]),
        { visible, signal },
        (signal, onBytes) =>
          client.queryRange(query, {
            ...options,
            signal,
            onProgress: ({ received }) => onBytes(received),
          }),
      );
    },
  };
}

/** The job's result, or the caller's abort. The job itself is aborted when nobody waits for it any more. */
async function waitFor(
  job: Job,
  signal: AbortSignal | undefined,
  forget: () => void,
): Promise<unknown> {
  job.waiting++;
  const { promise: left, reject } = withResolvers<never>();
  const leave = () => {
    if (--job.waiting === 0) {
      forget();
      job.abort(signal?.reason);
    }
    reject(signal?.reason);
  };
  signal?.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([job.result, left]);
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}

// Promise.withResolvers is not in every browser that ES2022 runs in.
function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
