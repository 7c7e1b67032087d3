import type { PropertyValues, ReactiveController } from 'lit';
import { Zooms } from '../range/zooms.ts';
import type { PanelView } from '../store/state/panel-state.ts';
import { chartIn, restoreView, showView } from './view-link.ts';

/** A provider, as far as its link goes. */
interface Linked extends PanelView {
  readonly link: string;
  addController(controller: ReactiveController): void;
}

/** The view in the page's URL, and the ways back: a zoom is an entry of the browser's history, and all else is none. */
export class LinkedView implements ReactiveController {
  readonly zooms = new Zooms();
  readonly #element: Linked;
  #wasShown = false;

  constructor(element: Linked) {
    this.#element = element;
    element.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#comeBack);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#comeBack);
  }

  /**
   * What the host set is what to come back to, where a link says something else.
   * @returns the chart that the link leads to; empty for none
   */
  begin(): string {
    const { link, range } = this.#element;
    this.zooms.follow(range);
    Object.assign(this.#element, restoreView(link));
    return link === '' ? '' : chartIn(new URL(location.href), link);
  }

  /** Writes what has changed; what the host set at first is not the user's choice. */
  follow(view: PanelView, changed: PropertyValues): void {
    const chosen = Object.keys(view).some((name) => changed.has(name));
    if (chosen && this.#wasShown) showView(this.#element.link, view, this.#left(view, changed));
    this.#wasShown = true;
  }

  /** The view that the browser's Back is to come back to. */
  #left(view: PanelView, changed: PropertyValues): PanelView | null {
    if (!changed.has('range') || !this.zooms.entered) return null;
    return { ...view, range: changed.get('range') };
  }

  readonly #comeBack = (): void => {
    const view = restoreView(this.#element.link);
    if (view.range !== undefined) this.zooms.returnTo(view.range);
    Object.assign(this.#element, view);
  };
}
