import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { observeView } from '../../dom/observe.ts';

interface UndrawnChartsOptions {
  /** Ids of the charts that are left out for want of data. */
  readonly ids: () => readonly string[];
  readonly tell: (chart: string, near: boolean) => void;
  /** The section has left the page. */
  readonly tellLeft: (chart: string) => void;
}

/** Tells for charts that have no element: they are as near as their section, so that data that come later are seen. */
export class UndrawnCharts implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: UndrawnChartsOptions;
  #near = false;
  #told = '';
  #stop = () => {};

  constructor(host: ReactiveControllerHost & HTMLElement, options: UndrawnChartsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = observeView(this.#host, (near) => {
      this.#near = near;
      this.#tell();
    });
  }

  hostDisconnected(): void {
    this.#stop();
    this.#told = '';
    for (const id of this.#options.ids()) this.#options.tellLeft(id);
  }

  hostUpdated(): void {
    // After the element that was there for the chart has told that it left.
    queueMicrotask(() => this.#tell());
  }

  #tell(): void {
    const ids = this.#options.ids();
    const told = JSON.stringify([this.#near, ids]);
    if (!this.#host.isConnected || told === this.#told) return;
    this.#told = told;
    for (const id of ids) this.#options.tell(id, this.#near);
  }
}
