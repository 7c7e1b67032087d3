import type { Section } from '@flink-metrics/sdk/flink/job';
import { browserStorage, type ViewStorage } from '../state/view-storage.ts';
import { type View, visibleSections } from '../state/views.ts';
import { createViewsStore, type ViewsStore } from '../state/views-store.ts';

/** A provider's sections: the host's or the catalog's, as the user arranged them. */
export class PanelSections {
  readonly #changed: () => void;
  #views: ViewsStore = createViewsStore(browserStorage, []);
  #unsubscribe = () => {};
  #defaults: View | null = null;
  /** The latest call of `setDefaults`. */
  #loading: symbol | null = null;
  #isOpening = false;
  #shown: { readonly view: View; readonly visible: readonly Section[] } | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#follow();
  }

  get views(): ViewsStore {
    return this.#views;
  }

  /** Else the catalog's are on their way, or could not be fetched. */
  get found(): boolean {
    return this.#defaults !== null;
  }

  /** What is to be seen; null while that is not known. */
  get visible(): readonly Section[] | null {
    if (this.#defaults === null || this.#isOpening) return null;
    const { view } = this.#views.getState();
    if (view !== this.#shown?.view) this.#shown = { view, visible: visibleSections(view) };
    return this.#shown.visible;
  }

  setStorage(storage: ViewStorage): void {
    this.#views.stop();
    this.#unsubscribe();
    this.#views = createViewsStore(storage, this.#defaults ?? []);
    this.#follow();
  }

  /** The catalog's own are loaded only where the host brings none. */
  async setDefaults(sections: View | undefined): Promise<void> {
    const loading = Symbol('loading');
    this.#loading = loading;
    this.#defaults = sections ?? null;
    const defaults = sections ?? (await import('@flink-metrics/sdk/flink/sections')).sections;
    if (this.#loading !== loading) return;
    this.#defaults = defaults;
    this.#views.setDefaults(defaults);
  }

  /** Changes to the view that is kept under the key. */
  async open(key: string): Promise<void> {
    const { views } = this;
    this.#isOpening = true;
    await views.open(key);
    if (views !== this.#views) return;
    this.#isOpening = false;
    this.#changed();
  }

  /** What was opened is no longer followed. */
  stop(): void {
    this.#views.stop();
  }

  #follow(): void {
    this.#unsubscribe = this.#views.subscribe(this.#changed);
  }
}
