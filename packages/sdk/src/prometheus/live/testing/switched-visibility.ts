import type { Visibility } from '../visibility.ts';

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
