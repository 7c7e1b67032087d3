/** Repeats a refresh, each a full interval after the last one ended, and only while it is watched. */
export interface RefreshLoop {
  /** ms between two refreshes, null for none. */
  setInterval(interval: number | null): void;
  /** A loop that was not watched for longer than an interval refreshes at once when it is again. */
  setWatched(watched: boolean): void;
  /** Starts the interval anew, as after a load. */
  restart(): void;
}

export function createRefreshLoop(
  refresh: () => Promise<void>,
  now: () => number = Date.now,
): RefreshLoop {
  let interval: number | null = null;
  let watched = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = now();

  const schedule = () => {
    clearTimeout(timer);
    if (interval === null || !watched) return;
    timer = setTimeout(run, Math.max(0, last + interval - now()));
  };

  const run = async () => {
    try {
      await refresh();
    } finally {
      last = now();
      schedule();
    }
  };

  return {
    setInterval(next) {
      interval = next;
      schedule();
    },
    setWatched(next) {
      if (next === watched) return;
      watched = next;
      schedule();
    },
    restart() {
      last = now();
      schedule();
    },
  };
}
