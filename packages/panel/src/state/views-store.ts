import type { ViewStorage } from './view-storage.ts';
import { mergeView, type View } from './views.ts';

/** A storage that does not answer must not keep the charts waiting, nor the user for ever. */
const PATIENCE_MS = 2000;
const TIMEOUT_MS = 15_000;
/** Steps that can be taken back. */
const LONGEST_HISTORY = 50;

export interface ViewsState {
  /** What the host gives, or the SDK. */
  readonly defaults: View;
  /** The user's own, with what is put away. */
  readonly view: View;
  /**
   * `unloaded`: what is kept is not known, so nothing may be changed; `unsaved`: the latest change is kept nowhere
   * but here.
   */
  readonly status: 'loading' | 'ready' | 'saving' | 'unloaded' | 'unsaved';
  /** What the storage said, or what is wrong with the text it gave; empty for nothing. */
  readonly problem: string;
  /** The text that could not be read, so that the user can keep it. */
  readonly unreadable: string | null;
  /** Views before this one, the latest last. */
  readonly history: readonly View[];
  /** Whether the user is at it. */
  readonly editing: boolean;
}

/** A user's view: loaded, changed, saved, and followed where it is changed elsewhere. Knows no DOM. */
export interface ViewsStore {
  getState(): ViewsState;
  /** @returns how to stop being told */
  subscribe(listener: () => void): () => void;
  /** Leaves the view there is for the one kept under the key. Resolves when that is known, or not in time. */
  open(key: string): Promise<void>;
  /** Other defaults below the same view. */
  setDefaults(defaults: View): void;
  setEditing(editing: boolean): void;
  /** Takes over a view, or takes the last step back where it is that one. Ignored where `canEdit` says no. */
  change(view: View): void;
  /** Loads or saves again what failed. */
  retry(): Promise<void>;
  /** Gives up what could not be loaded: the next change takes its place. */
  startOver(): void;
  stop(): void;
}

export const canEdit = ({ status, defaults }: Pick<ViewsState, 'status' | 'defaults'>): boolean =>
  status !== 'loading' && status !== 'unloaded' && defaults.length > 0;

/** A stay with one key. What it still has to save it saves, also when it was left. */
interface Visit {
  readonly key: string;
  saving: boolean;
  /** Waits for the save that is under way. */
  next: View | null;
}

export function createViewsStore(storage: ViewStorage, defaults: View): ViewsStore {
  const listeners = new Set<() => void>();
  let state: ViewsState = {
    defaults,
    view: defaults,
    status: 'ready',
    problem: '',
    unreadable: null,
    history: [],
    editing: false,
  };
  let visit: Visit | null = null;
  /** As it is kept, over whatever defaults. */
  let kept: View = [];
  /** What could not be saved, by key, for when the user comes back. */
  const unsaved = new Map<string, View>();
  let unfollow: (() => void) | undefined;

  const set = (change: Partial<ViewsState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const show = (view: View, change: Partial<ViewsState>) => {
    kept = view;
    set({
      view: mergeView(state.defaults, view),
      history: [],
      problem: '',
      unreadable: null,
      ...change,
    });
  };

  const take = async (json: string | null, current: Visit) => {
    const view = json === null ? [] : await readView(json);
    if (current === visit) show(view, { status: 'ready' });
  };

  const load = async (current: Visit) => {
    let json: string | null = null;
    try {
      set({ status: 'loading', problem: '', unreadable: null });
      json = await inTime(() => storage.load(current.key));
      await take(json, current);
    } catch (error) {
      if (current !== visit) return;
      set({ status: 'unloaded', problem: messageOf(error), unreadable: json });
    }
  };

  /** One after the other, and of those that wait the latest only. */
  const save = async (view: View, current: Visit): Promise<void> => {
    if (current.saving) {
      current.next = view;
      return;
    }
    current.saving = true;
    const tell = (change: Partial<ViewsState>) => {
      if (current === visit) set(change);
    };
    tell({ status: 'saving', problem: '' });
    try {
      const json = await writeView(view, state.defaults);
      await inTime(() => storage.save(current.key, json));
      unsaved.delete(current.key);
      tell({ status: 'ready' });
    } catch (error) {
      unsaved.set(current.key, view);
      tell({ status: 'unsaved', problem: messageOf(error) });
    }
    current.saving = false;
    const { next } = current;
    current.next = null;
    if (next !== null) await save(next, current);
  };

  const changedElsewhere = (json: string | null, current: Visit) => {
    // What is being saved here is newer, or waits for the user to try again.
    if (state.status === 'saving' || state.status === 'unsaved') return;
    take(json, current).catch((error) => {
      if (current === visit) set({ problem: messageOf(error) });
    });
  };

  const leave = () => {
    visit = null;
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
      const current: Visit = { key, saving: false, next: null };
      visit = current;
      const waiting = unsaved.get(key);
      show(waiting ?? [], {});
      unfollow = storage.follow?.(key, (json) => changedElsewhere(json, current));
      const known = waiting === undefined ? load(current) : save(waiting, current);
      const patience = new AbortController();
      await Promise.race([known, delay(PATIENCE_MS, patience.signal)]);
      patience.abort();
    },

    setDefaults(newer) {
      set({ defaults: newer, view: mergeView(newer, kept), history: [] });
    },

    setEditing(editing) {
      set({ editing });
    },

    change(view) {
      if (!canEdit(state)) return;
      const { history } = state;
      const steps =
        history.at(-1) === view
          ? history.slice(0, -1)
          : [...history, state.view].slice(-LONGEST_HISTORY);
      kept = view;
      set({ view, history: steps });
      if (visit !== null) save(view, visit);
    },

    async retry() {
      if (visit === null) return;
      if (state.status === 'unsaved') await save(state.view, visit);
      else if (state.status === 'unloaded') await load(visit);
    },

    startOver() {
      if (state.status === 'unloaded') set({ status: 'ready', problem: '', unreadable: null });
    },

    stop: leave,
  };
}

/** The parser and the schema come with the first view that is kept: most users have none. */
async function readView(json: string): Promise<View> {
  const { parseSections } = await import('./sections-json.ts');
  return parseSections(json);
}

/** Nothing, where it is the defaults: then it is those of every later version too. */
async function writeView(view: View, defaults: View): Promise<string> {
  const { formatSections } = await import('./sections-json.ts');
  const same =
    view.length === defaults.length && view.every((section, index) => section === defaults[index]);
  return formatSections(same ? [] : view);
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

/** Never ends once the signal says so. */
const delay = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => clearTimeout(timer));
  });

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
