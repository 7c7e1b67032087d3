/** Something to look at and be told of: what `useSyncExternalStore` and its kin take. */
export interface Readable<T> {
  /** The same object until something changes. */
  snapshot(): T;
  /** Calls `listener` after each change; the function returned ends that. */
  subscribe(listener: () => void): () => void;
}

export interface Store<T> extends Readable<T> {
  set(next: T): void;
}

export function createStore<T>(initial: T): Store<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    snapshot: () => current,
    subscribe(listener) {
      // A function of its own, so that one listener may subscribe twice.
      const entry = () => listener();
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    set(next) {
      current = next;
      for (const listener of [...listeners]) {
        try {
          listener();
        } catch (error) {
          // A listener's bug is not the store's: it is reported as uncaught, and the others are told.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}
