import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Drawing, PlotOption } from './drawing/drawing.ts';
import { dequeue, enqueue } from './frame-queue.ts';
import { loadDrawing } from './load-drawing.ts';
import { observeSize, observeView } from './observe.ts';
import { type PlotArea, type PlotSize, timeAt, xOf } from './plot-area.ts';

interface PlotControllerOptions {
  /** Where to draw; null before the first render. */
  readonly box: () => HTMLElement | null;
  /** What to draw in so many px; null while there is nothing. */
  readonly option: (width: number) => PlotOption | null;
  readonly failed: (error: unknown) => void;
}

const noSize: PlotSize = { width: 0, height: 0 };

/** Draws when there is something new, a size, and somebody near enough to see it; cleans up when taken out. */
export class PlotController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PlotControllerOptions;
  #create: typeof Drawing | null = null;
  #drawing: Drawing | null = null;
  #stops: (() => void)[] = [];
  #size = noSize;
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
    return this.#drawing?.area ?? null;
  }

  /** Unix ms under a place, or null beside the lines. */
  timeAt(x: number): number | null {
    const { area, span } = this.#drawing ?? {};
    return area && span ? timeAt(x, area, span) : null;
  }

  xOf(time: number | null): number | null {
    const { area, span } = this.#drawing ?? {};
    return area && span && time !== null ? xOf(time, area, span) : null;
  }

  /** A copy of what is drawn, finer by `pixelRatio`, transparent where nothing is; null before the first draw. */
  toCanvas(pixelRatio: number): HTMLCanvasElement | null {
    return this.#drawing?.toCanvas(pixelRatio) ?? null;
  }

  /** What is drawn is not what should be. */
  invalidate(): void {
    this.#stale = true;
  }

  /** Does not wait for the next frame: a printer gets none. */
  drawNow(): void {
    dequeue(this.#draw);
    this.#draw();
  }

  hostUpdated(): void {
    this.#watch();
    this.#request();
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    dequeue(this.#draw);
    // A node that is only moved is back before the microtask.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#drawing?.dispose();
      this.#drawing = null;
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
      observeSize(box, (size) => {
        if (size.width === this.#size.width && size.height === this.#size.height) return;
        this.#size = size;
        this.#stale = true;
        this.#request();
      }),
      observeView(box, (near) => {
        this.#near = near;
        this.#request();
      }),
    ];
  }

  #request(): void {
    if (!this.#isDue()) return;
    if (this.#create !== null) {
      enqueue(this.#draw);
      return;
    }
    loadDrawing().then((module) => {
      this.#create = module.Drawing;
      this.#request();
    }, this.#options.failed);
  }

  #isDue(): boolean {
    const { width, height } = this.#size;
    return this.#stale && this.#near && width > 0 && height > 0;
  }

  readonly #draw = (): void => {
    const box = this.#options.box();
    const option = this.#isDue() ? this.#options.option(this.#size.width) : null;
    if (box === null || option === null || this.#create === null) return;
    this.#stale = false;
    try {
      this.#drawing ??= new this.#create(box, this.#size);
      this.#drawing.draw(option, this.#size);
    } catch (error) {
      this.#options.failed(error);
    }
    // What lies over the lines moves with them.
    this.#host.requestUpdate();
  };
}
