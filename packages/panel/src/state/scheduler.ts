/** Runs tasks in the order they come, at most `limit` at once. */
export interface Scheduler {
  /**
   * @param signal aborts the task while it waits, and is the task's to heed while it runs
   * @throws the signal's reason when aborted
   */
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export function createScheduler(limit: number): Scheduler {
  const waiting: (() => void)[] = [];
  let running = 0;

  const next = () => {
    while (running < limit) {
      const start = waiting.shift();
      if (start === undefined) return;
      running += 1;
      start();
    }
  };

  return {
    async run(task, signal) {
      signal.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          waiting.splice(waiting.indexOf(start), 1);
          reject(signal.reason);
        };
        const start = () => {
          signal.removeEventListener('abort', leave);
          resolve();
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(start);
        next();
      });
      try {
        return await task();
      } finally {
        running -= 1;
        next();
      }
    },
  };
}
