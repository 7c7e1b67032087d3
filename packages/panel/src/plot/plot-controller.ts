import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { observeSize, observeView } from '../dom/observe.ts';
import type { Drawing, PlotOption } from './drawing/drawing.ts';
import type { DrawingSource } from './drawing-source.ts';
import { dequeue, enqueue } from './frame-queue.ts';
import type { PlotArea, PlotSize } from './plot-area.ts';

interface PlotControllerOptions {
  readonly source: DrawingSource;
  /** Where to draw; null before the first render. */
  readonly box: () => HTMLElement | null;
  /** There is something to draw. */
  readonly hasData: () => boolean;
  /** What to draw in so many px; null while there is nothing. */
  readonly option: (width: number) => PlotOption | null;
  /** Called after each draw: overlays have to be placed again. */
  readonly drawn: () => void;
  readonly failed: (error: unknown) => void;
  /** Called when the drawing could not be fetched, and when it was fetched after all. */
  readonly fetched: (isThere: boolean) => void;
}

const noSize: PlotSize = { width: 0, height: 0 };

/** Draws when there is something new, the box has a size and is near the viewport; cleans up when disconnected. */
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

  /** Whether the box is in the viewport or near it. */
  get near(): boolean {
    return this.#near;
  }

  get area(): PlotArea | null {
    return this.#drawing?.area ?? null;
  }

  /** Unix ms under a place, or null beside the lines. */
  timeAt(x: number): number | null {
    return this.#drawing?.timeAt(x) ?? null;
  }

  xOf(time: number | null): number | null {
    return time === null ? null : (this.#drawing?.xOf(time) ?? null);
  }

  /** px of a value, or of a row where there is no value axis; null before the first draw. */
  yOf(value: number): number | null {
    return this.#drawing?.yOf(value) ?? null;
  }

  /** A copy of what is drawn, finer by `pixelRatio`, transparent where nothing is; null before the first draw. */
  toCanvas(pixelRatio: number): HTMLCanvasElement | null {
    return this.#drawing?.toCanvas(pixelRatio) ?? null;
  }

  /** What is drawn is outdated. */
  invalidate(): void {
    this.#stale = true;
  }

  /** Draws without waiting for the next frame or for the viewport: a printer has neither. */
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
    // After a move the box exists already; before the first render it does not.
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
    const { source, hasData, fetched } = this.#options;
    if (!this.#isDue()) {
      if (this.#canDraw() && hasData()) source.loadLater();
    } else if (source.loaded() === undefined) {
      source.load().then(
        () => this.#request(),
        () => {
          fetched(false);
          source.whenLoaded.then(() => fetched(true));
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
    const { Drawing } = this.#options.source.loaded() ?? {};
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
