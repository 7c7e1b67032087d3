import type { LineOption } from '@flink-metrics/sdk/echarts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { observeSize, observeView } from './observe.ts';
import { Plot, type PlotArea } from './plot.ts';

interface PlotControllerOptions {
  /** Where to draw; null before the first render. */
  readonly box: () => HTMLElement | null;
  /** What to draw in so many px; null while there is nothing. */
  readonly option: (width: number) => LineOption | null;
  readonly failed: (error: unknown) => void;
}

/** Draws when there is something new, a size, and somebody near enough to see it; cleans up when taken out. */
export class PlotController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PlotControllerOptions;
  #plot: Plot | null = null;
  #stops: (() => void)[] = [];
  #near = false;
  #stale = true;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PlotControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether somebody may see it, or will by scrolling a little. */
  get near(): boolean {
    return this.#near;
  }

  get area(): PlotArea | null {
    return this.#plot?.area ?? null;
  }

  timeAt(x: number): number | null {
    return this.#plot?.timeAt(x) ?? null;
  }

  xOf(time: number | null): number | null {
    return time === null ? null : (this.#plot?.xOf(time) ?? null);
  }

  toCanvas(pixelRatio: number): HTMLCanvasElement | null {
    return this.#plot?.toCanvas(pixelRatio) ?? null;
  }

  /** What is drawn is not what should be. */
  invalidate(): void {
    this.#stale = true;
  }

  hostUpdated(): void {
    this.#watch();
    this.#draw();
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    // A node that is only moved is back before the microtask.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#plot?.dispose();
      this.#plot = null;
      this.#stale = true;
    });
  }

  hostConnected(): void {
    // After a move the box is there already; before the first render it is not.
    this.#watch();
  }

  #watch(): void {
    const box = this.#options.box();
    if (box === null || !this.#host.isConnected || this.#stops.length > 0) return;
    this.#stops = [
      observeSize(box, () => {
        this.#plot?.resize();
        this.#draw();
        // What lies over the lines moves with them.
        this.#host.requestUpdate();
      }),
      observeView(box, (near) => {
        this.#near = near;
        this.#draw();
      }),
    ];
  }

  #draw(): void {
    const box = this.#options.box();
    // ECharts stays blank for ever in a box that had no size.
    const hasSize = box !== null && box.clientWidth > 0 && box.clientHeight > 0;
    if (!this.#stale || !this.#near || !hasSize) return;
    const option = this.#options.option(box.clientWidth);
    if (option === null) return;
    this.#stale = false;
    this.#plot ??= new Plot(box);
    this.#plot
      .draw(option)
      .then(() => this.#host.requestUpdate())
      .catch(this.#options.failed);
  }
}
