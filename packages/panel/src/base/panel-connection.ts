import type { Section } from '@flink-metrics/sdk/flink/job';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { emptyState, type PanelState } from '../state/panel-state.ts';
import type { PanelStore, PanelStoreOptions } from '../state/panel-store.ts';
import { problemOf } from '../state/problem.ts';
import { parseDuration, readTimeRange } from '../state/time-range.ts';
import { loadEngine } from './load-engine.ts';
import { type Paced, paced } from './paced.ts';
import { pageConnectivity, pageVisibility } from './page-signals.ts';
import type { PanelView } from './panel-context.ts';

/** Everything that decides what is asked. */
export interface PanelSettings {
  readonly client: QueryClient | null;
  /** Null while they are not known. */
  readonly sections: readonly Section[] | null;
  readonly view: PanelView;
  /** Somebody may see the panel. */
  readonly watched: boolean;
}

const comparedLengths: Readonly<Record<PanelView['compare'], number | null>> = {
  '': null,
  '1d': 86_400_000,
  '1w': 604_800_000,
};

/** What an answer changes: thirty charts have theirs one after the other. */
const byAnswers: ReadonlySet<string> = new Set<keyof PanelState>([
  'charts',
  'progress',
  'updatedAt',
]);

/** A store that follows settings: made anew for another client, and told of what else changed. */
export class PanelConnection {
  readonly #changed: (state: PanelState) => void;
  #settings: PanelSettings | null = null;
  #store: PanelStore | null = null;
  /** The element is out of the page: what is loaded by then is not asked for. */
  #stopped = false;
  #unsubscribe = () => {};
  #shown: Paced | null = null;

  constructor(changed: (state: PanelState) => void) {
    this.#changed = changed;
  }

  get store(): PanelStore | null {
    return this.#store;
  }

  apply(settings: PanelSettings): void {
    const last = this.#settings;
    this.#settings = settings;
    const { client, sections } = settings;
    if (client !== last?.client) this.#disconnect();
    if (this.#store !== null) {
      if (sections !== null && sections !== last?.sections) this.#store.setSections(sections);
      this.#follow(this.#store, settings, last);
    } else if (client !== null && (client !== last?.client || sections !== last.sections)) {
      this.#connect(client);
    }
  }

  /** Makes a store as soon as what it takes is loaded, sections and all, unless another client is there by then. */
  async #connect(client: QueryClient): Promise<void> {
    const engine = await loadEngine().catch((error: unknown) => {
      this.#changed({ ...emptyState([]), problem: problemOf(error) });
      return null;
    });
    const settings = this.#settings;
    if (engine === null || settings === null || settings.client !== client) return;
    if (this.#stopped || this.#store !== null || settings.sections === null) return;
    this.#follow(
      this.#createStore(engine.createPanelStore, client, settings.sections),
      settings,
      null,
    );
  }

  #follow(store: PanelStore, settings: PanelSettings, last: PanelSettings | null): void {
    const { view, watched } = settings;
    const isNew = (name: keyof PanelView) => view[name] !== last?.view[name];
    if (watched !== last?.watched) store.setWatched(watched);
    if (isNew('refresh')) store.setRefresh(parseDuration(view.refresh));
    if (isNew('compare')) store.setCompare(comparedLengths[view.compare] ?? null);
    if (isNew('namespace') || isNew('job') || isNew('range')) this.load();
  }

  /** Asks for everything anew, where a job is chosen. */
  load(): void {
    if (this.#settings === null) return;
    const { client, view } = this.#settings;
    const { namespace, job, range } = view;
    // What a store takes could not be loaded the last time.
    if (this.#store === null && client !== null) this.#connect(client);
    if (namespace === '' || job === '') return;
    this.#store?.load({ namespace, job }, readTimeRange(range));
  }

  /** Asks for what has no answer of now; resolves when all of it is told. */
  async completeAll(): Promise<void> {
    await this.#store?.completeAll();
    this.#shown?.now();
  }

  /** Drops what is under way; `resume` goes on. */
  stop(): void {
    this.#stopped = true;
    this.#store?.stop();
  }

  /** A load that was dropped in the middle is made again. */
  resume(): void {
    this.#stopped = false;
    if (this.#store === null || this.#store.getState().phase === 'idle') this.load();
  }

  #createStore(
    createPanelStore: (options: PanelStoreOptions) => PanelStore,
    client: QueryClient,
    sections: readonly Section[],
  ): PanelStore {
    const store = createPanelStore({
      client,
      sections,
      visibility: pageVisibility,
      online: pageConnectivity,
    });
    const shown = paced(() => this.#changed(store.getState()));
    let last = store.getState();
    this.#unsubscribe = store.subscribe(() => {
      const state = store.getState();
      const others = differences(state, last).filter((key) => !byAnswers.has(key));
      last = state;
      if (others.length === 0) shown.soon();
      else shown.now();
    });
    this.#store = store;
    this.#shown = shown;
    this.#changed(store.getState());
    return store;
  }

  #disconnect(): void {
    if (this.#store === null) return;
    this.#unsubscribe();
    this.#shown?.[Symbol.dispose]();
    this.#store.setWatched(false);
    this.#store.stop();
    this.#store = null;
    this.#changed(emptyState([]));
  }
}

const differences = (state: PanelState, last: PanelState): readonly string[] =>
  (Object.keys(state) as (keyof PanelState)[]).filter((key) => !Object.is(state[key], last[key]));
