import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Drawing, PlotOption } from './drawing/drawing.ts';
import { dequeue, enqueue } from './frame-queue.ts';
import { drawingLoaded, loadDrawing, loadDrawingLater, loadedDrawing } from './load-drawing.ts';
import { observeSize, observeView } from './observe.ts';
import { type PlotArea, type PlotSize, timeAt, xOf } from './plot-area.ts';

interface PlotControllerOptions {
  /** Where to draw; null before the first render. */
  readonly box: () => HTMLElement | null;
  /** There is something to draw. */
  readonly hasData: () => boolean;
  /** What to draw in so many px; null while there is nothing. */
  readonly option: (width: number) => PlotOption | null;
  /** What lies over the lines has moved with them. */
  readonly drawn: () => void;
  readonly failed: (error: unknown) => void;
  /** What draws could not be fetched, or is there after all. */
  readonly fetched: (isThere: boolean) => void;
}

const noSize: PlotSize = { width: 0, height: 0 };

/** Draws when there is something new, a size, and somebody near enough to see it; cleans up when taken out. */
export class PlotController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PlotControllerOptions;
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

  /** Waits neither for the next frame nor for somebody to come near: a printer has neither. */
  drawNow(): void {
    dequeue(this.#draw);
    this.#paint();
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
        // On paper the styles scale what was drawn, and a new drawing would be scaled again.
        if (this.#size.width > 0 && matchMedia('print').matches) return;
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
    if (!this.#isDue()) {
      if (this.#canDraw() && this.#options.hasData()) loadDrawingLater();
    } else if (loadedDrawing() === undefined) {
      loadDrawing().then(
        () => this.#request(),
        () => {
          this.#options.fetched(false);
          drawingLoaded.then(() => this.#options.fetched(true));
        },
      );
    } else {
      enqueue(this.#draw);
    }
  }

  #isDue(): boolean {
    return this.#near && this.#canDraw();
  }

  #canDraw(): boolean {
    const { width, height } = this.#size;
    return this.#stale && width > 0 && height > 0;
  }

  readonly #draw = (): void => {
    if (this.#near) this.#paint();
  };

  #paint(): void {
    const box = this.#options.box();
    const { Drawing } = loadedDrawing() ?? {};
    const option = this.#canDraw() ? this.#options.option(this.#size.width) : null;
    if (box === null || option === null || Drawing === undefined) return;
    this.#stale = false;
    try {
      this.#drawing ??= new Drawing(box, this.#size);
      this.#drawing.draw(option, this.#size);
    } catch (error) {
      this.#options.failed(error);
    }
    this.#options.drawn();
  }
}
