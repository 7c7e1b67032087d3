/** Where a user's arrangements are kept: the browser by default, a backend where the host has one. */
export interface PanelStorage {
  /** What was saved under the key, or null. May reject: the user sees it, and may try again. */
  load(key: string): Promise<string | null> | string | null;
  /** Keeps the text, in the form of `docs/sections.schema.json`. May reject: the user sees it, and may try again. */
  save(key: string, json: string): Promise<void> | void;
  /** Calls back with what was saved elsewhere: in another tab, on another machine. @returns how to end that */
  follow?(key: string, saved: (json: string | null) => void): () => void;
}

/** Keeps arrangements in this browser, and follows its other tabs. */
export const browserStorage: PanelStorage = {
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

/** One arrangement for each tenant: one tenant's chart names are not for the next user of this browser. */
export const arrangementKey = (panelId: string, namespace: string): string =>
  ['flink-metrics-view', panelId, namespace].map(encodeURIComponent).join('/');
