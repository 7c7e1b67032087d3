import type * as recents from './recent.ts';

/** A convenience, which the page does not wait for: null where its code cannot be fetched. */
export const loadRecents = (): Promise<typeof recents | null> =>
  import('./recent.ts').catch(() => null);
