import type { PanelStorage } from '../storage/storage.ts';
import { type Arrangement, mergeArrangement } from './arrangement.ts';

/** A storage that does not answer must hold up neither the charts nor, for ever, the user. */
const PATIENCE_MS = 2000;
const TIMEOUT_MS = 15_000;
/** Steps that can be undone. */
const LONGEST_HISTORY = 50;

export interface ArrangementState {
  /** The sections of the host, or of the catalog. */
  readonly defaults: Arrangement;
  /** The defaults as the user arranged them, hidden sections and charts included. */
  readonly arrangement: Arrangement;
  /**
   * `unloaded`: what the storage has is not known, so nothing may be changed; `unsaved`: only this store has the latest
   * change.
   */
  readonly status: 'loading' | 'ready' | 'saving' | 'unloaded' | 'unsaved';
  /** Message of the storage, or what is wrong with the text it gave; empty where nothing is. */
  readonly problem: string;
  /** The text that could not be parsed, so that the user can keep a copy; null for none. */
  readonly unreadable: string | null;
  /** Arrangements before this one, the latest last. */
  readonly history: readonly Arrangement[];
  /** Whether the user is editing. */
  readonly editing: boolean;
}

/** A user's arrangement: loads, changes and saves it, and follows changes made elsewhere. Knows no DOM. */
export interface ArrangementStore {
  getState(): ArrangementState;
  /** @returns the unsubscribe function */
  subscribe(listener: () => void): () => void;
  /** Switches to the arrangement saved under the key. Resolves when it is loaded, failed to load, or takes too long. */
  open(key: string): Promise<void>;
  /** Replaces the defaults below the same arrangement. */
  setDefaults(defaults: Arrangement): void;
  setEditing(editing: boolean): void;
  /** Shows and saves an arrangement; the latest of `history` undoes the last step. Ignored unless `canEdit`. */
  change(arrangement: Arrangement): void;
  /** Repeats the load or save that failed. */
  retry(): Promise<void>;
  /** Gives up what could not be loaded: the next change overwrites it. */
  startOver(): void;
  stop(): void;
}

export const canEdit = ({
  status,
  defaults,
}: Pick<ArrangementState, 'status' | 'defaults'>): boolean =>
  status !== 'loading' && status !== 'unloaded' && defaults.length > 0;

/** One key while it is open. A save that is pending when another key is opened still runs. */
interface OpenArrangement {
  readonly key: string;
  saving: boolean;
  /** To be saved after the save in progress. */
  next: Arrangement | null;
}

export function createArrangementStore(
  storage: PanelStorage,
  defaults: Arrangement,
): ArrangementStore {
  const listeners = new Set<() => void>();
  let state: ArrangementState = {
    defaults,
    arrangement: defaults,
    status: 'ready',
    problem: '',
    unreadable: null,
    history: [],
    editing: false,
  };
  let opened: OpenArrangement | null = null;
  /** As it was saved, before it is merged with the defaults. */
  let kept: Arrangement = [];
  /** What could not be saved, by key, for when the user opens that key again. */
  const unsaved = new Map<string, Arrangement>();
  let unfollow: (() => void) | undefined;

  const set = (change: Partial<ArrangementState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const show = (arrangement: Arrangement, change: Partial<ArrangementState>) => {
    kept = arrangement;
    set({
      arrangement: mergeArrangement(state.defaults, arrangement),
      history: [],
      problem: '',
      unreadable: null,
      ...change,
    });
  };

  const take = async (json: string | null, current: OpenArrangement) => {
    const arrangement = json === null ? [] : await readArrangement(json);
    if (current === opened) show(arrangement, { status: 'ready' });
  };

  const load = async (current: OpenArrangement) => {
    let json: string | null = null;
    try {
      set({ status: 'loading', problem: '', unreadable: null });
      json = await inTime(() => storage.load(current.key));
      await take(json, current);
    } catch (error) {
      if (current !== opened) return;
      set({ status: 'unloaded', problem: messageOf(error), unreadable: json });
    }
  };

  /** One save at a time; of those pending only the latest. */
  const save = async (arrangement: Arrangement, current: OpenArrangement): Promise<void> => {
    if (current.saving) {
      current.next = arrangement;
      return;
    }
    current.saving = true;
    const update = (change: Partial<ArrangementState>) => {
      if (current === opened) set(change);
    };
    update({ status: 'saving', problem: '' });
    try {
      const json = await printArrangement(arrangement, state.defaults);
      await inTime(() => storage.save(current.key, json));
      unsaved.delete(current.key);
      update({ status: 'ready' });
    } catch (error) {
      unsaved.set(current.key, arrangement);
      update({ status: 'unsaved', problem: messageOf(error) });
    }
    current.saving = false;
    const { next } = current;
    current.next = null;
    if (next !== null) await save(next, current);
  };

  const changedElsewhere = (json: string | null, current: OpenArrangement) => {
    // What is being saved here is newer, or waits for a retry.
    if (state.status === 'saving' || state.status === 'unsaved') return;
    take(json, current).catch((error) => {
      if (current === opened) set({ problem: messageOf(error) });
    });
  };

  const leave = () => {
    opened = null;
    unfollow?.();
    unfollow = undefined;
  };

  return {
    getState: () => state,

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async open(key) {
      leave();
      const current: OpenArrangement = { key, saving: false, next: null };
      opened = current;
      const waiting = unsaved.get(key);
      show(waiting ?? [], {});
      unfollow = storage.follow?.(key, (json) => changedElsewhere(json, current));
      const known = waiting === undefined ? load(current) : save(waiting, current);
      const patience = new AbortController();
      await Promise.race([known, delay(PATIENCE_MS, patience.signal)]);
      patience.abort();
    },

    setDefaults(newer) {
      set({ defaults: newer, arrangement: mergeArrangement(newer, kept), history: [] });
    },

    setEditing(editing) {
      set({ editing });
    },

    change(arrangement) {
      if (!canEdit(state)) return;
      const { history } = state;
      const steps =
        history.at(-1) === arrangement
          ? history.slice(0, -1)
          : [...history, state.arrangement].slice(-LONGEST_HISTORY);
      kept = arrangement;
      set({ arrangement, history: steps });
      if (opened !== null) save(arrangement, opened);
    },

    async retry() {
      if (opened === null) return;
      if (state.status === 'unsaved') await save(state.arrangement, opened);
      else if (state.status === 'unloaded') await load(opened);
    },

    startOver() {
      if (state.status === 'unloaded') set({ status: 'ready', problem: '', unreadable: null });
    },

    stop: leave,
  };
}

/** Loads the parser and the schema with the first saved arrangement: most users have none. */
async function readArrangement(json: string): Promise<Arrangement> {
  const { parseSections } = await import('./sections-json.ts');
  return parseSections(json);
}

/** An empty list where it equals the defaults: then it also equals those of every later version. */
async function printArrangement(arrangement: Arrangement, defaults: Arrangement): Promise<string> {
  const { formatSections } = await import('./sections-json.ts');
  const same =
    arrangement.length === defaults.length &&
    arrangement.every((section, index) => section === defaults[index]);
  return formatSections(same ? [] : arrangement);
}

async function inTime<Value>(work: () => Promise<Value> | Value): Promise<Value> {
  const timeout = new AbortController();
  const tooLate = delay(TIMEOUT_MS, timeout.signal).then((): never => {
    throw new Error(`no answer in ${TIMEOUT_MS / 1000} s`);
  });
  try {
    return await Promise.race([work(), tooLate]);
  } finally {
    timeout.abort();
  }
}

/** Stays pending once the signal aborts. */
const delay = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => clearTimeout(timer));
  });

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
