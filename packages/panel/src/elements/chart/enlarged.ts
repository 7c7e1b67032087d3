import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { adoptStyles } from '../../base/adopt-styles.ts';
import type { ChartProperties } from './chart-properties.ts';
import type { largeHead } from './large-head.ts';

/** A chart that has the screen to itself, or a page: it says then what it belongs to. */
export class Enlarged implements ReactiveController {
  readonly #chart: ChartProperties & ReactiveControllerHost;
  readonly #failed: (error: unknown) => void;
  #was = false;
  #head: typeof largeHead | null = null;

  constructor(chart: ChartProperties & ReactiveControllerHost, failed: (error: unknown) => void) {
    this.#chart = chart;
    this.#failed = failed;
    chart.addController(this);
    chart.addEventListener('fullscreenchange', () => chart.requestUpdate());
  }

  get onScreen(): boolean {
    return this.#chart.matches(':fullscreen');
  }

  get on(): boolean {
    return this.#chart.enlarged || this.onScreen;
  }

  /** What stands below the heading; null where it is not enlarged, or its code is under way. */
  get head(): typeof largeHead | null {
    return this.on ? this.#head : null;
  }

  readonly toggle = (): Promise<void> =>
    this.onScreen ? document.exitFullscreen() : this.#chart.requestFullscreen();

  hostUpdate(): void {
    const { on } = this;
    if (on && !this.#was) this.#load();
    this.#was = on;
  }

  async #load(): Promise<void> {
    try {
      const { largeHead, largeHeadStyles } = await import('./large-head.ts');
      adoptStyles(this.#chart.renderRoot, largeHeadStyles);
      this.#head = largeHead;
      this.#chart.requestUpdate();
    } catch (error) {
      this.#failed(error);
    }
  }
}
