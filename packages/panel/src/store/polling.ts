import { poll, type Visibility } from '@flink-metrics/sdk/prometheus';
import { LONGEST_WAIT_MS } from './state/problem.ts';

/** Whether there is a network: in a browser, `navigator.onLine`. */
export interface Connectivity {
  online(): boolean;
  subscribe(listener: () => void): () => void;
}

export interface PollingOptions {
  readonly visibility: Visibility | undefined;
  readonly connectivity: Connectivity | undefined;
  /** Called at the start, and whenever the network comes or goes. */
  readonly connected: (online: boolean) => void;
}

/** Repeats a refresh while the panel is visible and there is a network; later each time after failures. */
export interface Polling {
  /** ms between two refreshes, null for none. */
  setInterval(interval: number | null): void;
  setWatched(watched: boolean): void;
  /** Begins: follows the page and the network. @returns false where it had begun */
  start(): boolean;
  /** Begins the interval again, as after a load; so does the waiting after failures. */
  restart(): void;
  /** Ends what `start` began. */
  stop(): void;
}

export function createPolling(
  refresh: () => Promise<unknown>,
  { visibility, connectivity, connected }: PollingOptions,
): Polling {
  const nothing = () => {};
  let interval: number | null = null;
  let watched = true;
  let stops: (() => void)[] | null = null;
  let last = Date.now();
  let end = nothing;
  let changed = nothing;

  const gate: Visibility = {
    hidden: () => !watched || connectivity?.online() === false || visibility?.hidden() === true,
    subscribe(listener) {
      changed = listener;
      return () => {
        changed = nothing;
      };
    },
  };

  const schedule = () => {
    end();
    end = nothing;
    if (interval === null || stops === null) return;
    // A clock that was put back must not hold it up.
    const first = Math.min(interval, Math.max(1, last + interval - Date.now()));
    end = poll(run, { interval, first, visibility: gate, longest: LONGEST_WAIT_MS });
  };

  const run = async () => {
    try {
      await refresh();
    } finally {
      last = Date.now();
    }
  };

  const follow = () => {
    connected(connectivity?.online() !== false);
    changed();
  };

  return {
    setInterval(next) {
      if (next === interval) return;
      interval = next;
      schedule();
    },
    setWatched(next) {
      watched = next;
      changed();
    },
    start() {
      if (stops !== null) return false;
      stops = [
        visibility?.subscribe(() => changed()) ?? nothing,
        connectivity?.subscribe(follow) ?? nothing,
      ];
      connected(connectivity?.online() !== false);
      schedule();
      return true;
    },
    restart() {
      last = Date.now();
      schedule();
    },
    stop() {
      for (const stop of stops ?? []) stop();
      stops = null;
      schedule();
    },
  };
}
