/** The moment pointed at, shared by all charts of a panel so that their crosshairs move in step. */
export interface Cursor {
  /** Unix ms, or null while no chart is pointed at. */
  readonly time: number | null;
  set(time: number | null): void;
  /** @returns the function that unsubscribes */
  subscribe(listener: (time: number | null) => void): () => void;
}

export function createCursor(): Cursor {
  const listeners = new Set<(time: number | null) => void>();
  let time: number | null = null;
  return {
    get time() {
      return time;
    },
    set(next) {
      if (next === time) return;
      time = next;
      for (const listener of listeners) listener(time);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
