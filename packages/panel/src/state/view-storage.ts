/** Where a user's views are kept: the browser by default, a backend where the host has one. */
export interface ViewStorage {
  /** What was saved under the key, or null. May reject: the user is told, and may try again. */
  load(key: string): Promise<string | null> | string | null;
  /** Keeps the text, `docs/sections.schema.json` says of what form. May reject: the user is told, and may try again. */
  save(key: string, json: string): Promise<void> | void;
  /** Calls back with what was saved elsewhere: in another tab, on another machine. @returns how to stop */
  follow?(key: string, saved: (json: string | null) => void): () => void;
}

/** Keeps views in this browser, and follows its other tabs. */
export const browserStorage: ViewStorage = {
  load: (key) => localStorage.getItem(key),
  save: (key, json) => localStorage.setItem(key, json),
  follow(key, saved) {
    const listen = (event: StorageEvent) => {
      // A key of null: the whole storage was cleared.
      if (event.key === key || event.key === null) saved(event.newValue);
    };
    addEventListener('storage', listen);
    return () => removeEventListener('storage', listen);
  },
};

/** One view for each tenant: what one calls their charts is nothing to the next who sits at this browser. */
export const viewKey = (panelId: string, namespace: string): string =>
  ['flink-metrics-view', panelId, namespace].map(encodeURIComponent).join('/');
