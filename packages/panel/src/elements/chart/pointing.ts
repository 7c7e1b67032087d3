import type { TimeSpan } from '@flink-metrics/sdk/prometheus';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Selection } from '../../plot/drawing/pointer-selection.ts';
import type { PlotController } from '../../plot/plot-controller.ts';
import type { Cursor } from '../../series/cursor.ts';
import { drawing } from './lazy/drawing-source.ts';
import { noRoom, type Room, roomAround } from './tooltip/tooltip-side.ts';

interface PointingOptions {
  readonly plot: PlotController;
  /** Of the samples that are drawn, ascending. */
  readonly times: () => readonly number[];
  /** The sample nearest to a moment. */
  readonly nearest: (time: number) => number | null;
  readonly zoom: (span: TimeSpan) => void;
  /** A place was clicked, px of the plot. */
  readonly click: (x: number, y: number) => void;
  readonly undoZoom: () => void;
  readonly goLive: () => void;
}

/** The moment pointed at, by pointer or keyboard, here or on another chart, and the stretch selected. */
export class Pointing implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: PointingOptions;
  #cursor: Cursor | null = null;
  #leaveCursor: (() => void) | undefined;
  #frame = 0;
  #time: number | null = null;
  #here = false;
  #room = noRoom;
  #selection: Selection | null = null;
  /** Where a selection by keyboard began, Unix ms. */
  #anchor: number | null = null;

  constructor(host: ReactiveControllerHost, options: PointingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Unix ms; null while no chart is pointed at. */
  get time(): number | null {
    return this.#time;
  }

  /** On this chart, not on another one. */
  get here(): boolean {
    return this.#here;
  }

  /** Of the window, around the lines. */
  get room(): Room {
    return this.#room;
  }

  get selection(): Selection | null {
    return this.#selection;
  }

  hostDisconnected(): void {
    this.#leaveCursor?.();
    this.#leaveCursor = undefined;
    this.#cursor = null;
    cancelAnimationFrame(this.#frame);
  }

  /** Moves in step with all charts that share the cursor. */
  follow(cursor: Cursor): void {
    if (cursor === this.#cursor) return;
    this.#leaveCursor?.();
    this.#cursor = cursor;
    this.#leaveCursor = cursor.subscribe((time) => {
      // Fifty charts below the fold need not follow each move of the pointer.
      if (time !== null && !this.#options.plot.near) return;
      this.#time = time;
      this.#host.requestUpdate();
    });
  }

  readonly move = (event: PointerEvent): void => {
    const x = event.offsetX;
    this.#here = true;
    this.#room = roomAround(event);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const time = this.#options.plot.timeAt(x);
      this.#cursor?.set(time === null ? null : this.#options.nearest(time));
    });
  };

  readonly down = (event: PointerEvent): void => {
    // A finger does not hover: where it taps is where it points.
    if (event.pointerType === 'touch') this.move(event);
    drawing.loaded()?.selectByPointer(event, this.#dragging);
  };

  /** A finger is lifted to read what it pointed at. */
  readonly out = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.leave();
  };

  readonly leave = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#here = false;
    this.#anchor = null;
    this.#select(null);
    this.#cursor?.set(null);
  };

  readonly #dragging = {
    timeAt: (x: number) => this.#options.plot.timeAt(x),
    change: (selection: Selection | null) => this.#select(selection),
    click: (x: number, y: number) => this.#options.click(x, y),
    choose: (span: TimeSpan) => {
      this.leave();
      this.#options.zoom(span);
    },
  };

  /** Moves over the samples like a slider, so that a screen reader speaks the values there. */
  readonly key = (event: KeyboardEvent): void => {
    if (this.#acts(event)) event.preventDefault();
    const next = drawing.loaded()?.nextTime(event.key, this.#options.times(), this.#time) ?? null;
    if (next === null) return;
    event.preventDefault();
    cancelAnimationFrame(this.#frame);
    this.#anchor = event.shiftKey ? (this.#anchor ?? this.#time ?? next) : null;
    this.#here = true;
    this.#room = noRoom;
    this.#cursor?.set(next);
    this.#select(this.#selectionTo(next));
  };

  /** @returns whether the key did something else than moving */
  #acts(event: KeyboardEvent): boolean {
    if (event.key === 'Escape' && this.#here) this.leave();
    else if (event.key === 'Enter' && this.#anchor !== null) this.#zoomToSelection();
    else if (event.key === 'Backspace') this.#goBack(event);
    else return false;
    return true;
  }

  #selectionTo(time: number): Selection | null {
    const { plot } = this.#options;
    const [from, to] = [plot.xOf(this.#anchor), plot.xOf(time)];
    return from === null || to === null ? null : { from, to };
  }

  #goBack({ shiftKey }: KeyboardEvent): void {
    this.leave();
    if (shiftKey) this.#options.goLive();
    else this.#options.undoZoom();
  }

  #zoomToSelection(): void {
    const [one, other] = [this.#anchor, this.#time];
    if (one === null || other === null || one === other) return;
    this.leave();
    this.#options.zoom({ start: Math.min(one, other), end: Math.max(one, other) });
  }

  #select(selection: Selection | null): void {
    if (selection === this.#selection) return;
    this.#selection = selection;
    this.#host.requestUpdate();
  }
}
