import type { Section } from '@flink-metrics/sdk/internal/flink-core';
import { type Arrangement, visibleSections } from '../arrangement/arrangement.ts';
import { type ArrangementStore, createArrangementStore } from '../arrangement/arrangement-store.ts';
import type * as openSections from '../storage/open-sections.ts';
import { browserStorage, type PanelStorage } from '../storage/storage.ts';

/** A provider's sections: the host's or the catalog's, as the user arranged them. */
export class PanelSections {
  readonly #changed: () => void;
  #store: ArrangementStore = createArrangementStore(browserStorage, []);
  #unsubscribe = () => {};
  #defaults: Arrangement | null = null;
  /** The latest call of `setDefaults`. */
  #loading: symbol | null = null;
  #isOpening = false;
  /** Of the arrangement. */
  #key = '';
  /** Null where what remembers them could not be fetched. */
  #memory: typeof openSections | null = null;
  #open: openSections.OpenSections = new Map();
  #shown: { readonly arrangement: Arrangement; readonly visible: readonly Section[] } | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#follow();
  }

  get store(): ArrangementStore {
    return this.#store;
  }

  /** Else the catalog's are on their way, or could not be fetched. */
  get found(): boolean {
    return this.#defaults !== null;
  }

  /** What is to be seen; null while that is not known. */
  get visible(): readonly Section[] | null {
    if (this.#defaults === null || this.#isOpening) return null;
    const { arrangement } = this.#store.getState();
    if (arrangement !== this.#shown?.arrangement) {
      const visible = visibleSections(arrangement).map(
        (section) => this.#memory?.asLeft(section, this.#open) ?? section,
      );
      this.#shown = { arrangement, visible };
    }
    return this.#shown.visible;
  }

  setStorage(storage: PanelStorage): void {
    this.#store.stop();
    this.#unsubscribe();
    this.#store = createArrangementStore(storage, this.#defaults ?? []);
    this.#follow();
  }

  /**
   * The catalog's own are loaded only where the host brings none.
   * @throws {SectionsError} where the host's are none, saying what is wrong and where
   */
  async setDefaults(sections: Arrangement | undefined): Promise<void> {
    const loading = Symbol('loading');
    this.#loading = loading;
    const whole = sections?.every(isWhole) ? sections : null;
    this.#defaults = whole;
    const defaults = whole ?? (await (sections === undefined ? ours() : read(sections)));
    if (this.#loading !== loading) return;
    this.#defaults = defaults;
    this.#store.setDefaults(defaults);
  }

  /** Switches to the arrangement saved under the key. */
  async open(key: string): Promise<void> {
    const store = this.#store;
    this.#isOpening = true;
    const memory = import('../storage/open-sections.ts').catch(() => null);
    await store.open(key);
    this.#memory = await memory;
    if (store !== this.#store) return;
    this.#key = key;
    this.#open = this.#memory?.loadOpenSections(key) ?? new Map();
    this.#shown = null;
    this.#isOpening = false;
    this.#changed();
  }

  /** A section that the user opened or closed is so the next time, too. */
  remember(section: string, open: boolean): void {
    if (this.#key === '') return;
    this.#open = new Map([...this.#open, [section, open]]);
    this.#memory?.saveOpenSections(this.#key, this.#open);
  }

  /** What was opened is no longer followed. */
  stop(): void {
    this.#store.stop();
  }

  #follow(): void {
    this.#unsubscribe = this.#store.subscribe(this.#changed);
  }
}

const ours = async () => (await import('@flink-metrics/sdk/internal/flink-sections')).sections;

/** Sections as JSON, which a host may not have read yet; what is wrong with others is said by their schema. */
const read = async (sections: Arrangement) =>
  (await import('../arrangement/sections-json.ts')).parseSections(sections);

/** As far as the types would have told: charts with queries as trees. */
const isWhole = (section: Partial<Section> | null | undefined): boolean =>
  typeof section?.title === 'object' &&
  Array.isArray(section.charts) &&
  section.charts.every((chart) => typeof chart?.query === 'object' && Array.isArray(chart.legend));
