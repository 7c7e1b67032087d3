import type { Section } from '@flink-metrics/sdk/flink/job';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { emptyState, type PanelState } from '../state/panel-state.ts';
import { createPanelStore, type PanelStore } from '../state/panel-store.ts';
import { parseDuration, parseTimeRange, type TimeRange } from '../state/time-range.ts';
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

const DEFAULT_RANGE: TimeRange = { kind: 'last', length: 3_600_000 };

const comparedLengths: Readonly<Record<PanelView['compare'], number | null>> = {
  '': null,
  '1d': 86_400_000,
  '1w': 604_800_000,
};

/** A store that follows settings: made anew for another client, and told of what else changed. */
export class PanelConnection {
  readonly #changed: (state: PanelState) => void;
  #settings: PanelSettings | null = null;
  #store: PanelStore | null = null;
  #unsubscribe = () => {};

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
    } else if (client !== null && sections !== null) {
      this.#follow(this.#connect(client, sections), settings, null);
    }
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
    const { namespace, job, range } = this.#settings.view;
    if (namespace === '' || job === '') return;
    this.#store?.load({ namespace, job }, parseTimeRange(range) ?? DEFAULT_RANGE);
  }

  /** Drops what is under way; `resume` goes on. */
  stop(): void {
    this.#store?.stop();
  }

  /** A load that was dropped in the middle is made again. */
  resume(): void {
    if (this.#store?.getState().phase === 'idle') this.load();
  }

  #connect(client: QueryClient, sections: readonly Section[]): PanelStore {
    const store = createPanelStore({
      client,
      sections,
      visibility: pageVisibility,
      online: pageConnectivity,
    });
    this.#unsubscribe = store.subscribe(() => this.#changed(store.getState()));
    this.#store = store;
    this.#changed(store.getState());
    return store;
  }

  #disconnect(): void {
    if (this.#store === null) return;
    this.#unsubscribe();
    this.#store.setWatched(false);
    this.#store.stop();
    this.#store = null;
    this.#changed(emptyState([]));
  }
}
