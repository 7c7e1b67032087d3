import Painter from 'zrender/lib/canvas/Painter.js';
import Storage from 'zrender/lib/Storage.js';
import type { PlotSize } from '../plot-area.ts';
import type { Group } from './elements.ts';

/**
 * A canvas in a box, painted by ECharts' renderer. Only the renderer's painting modules are imported: the pointer
 * events, animation and frame loop of the whole are unused here, and are most of its bytes.
 */
export class Canvas {
  readonly #elements = new Storage();
  readonly #painter: Painter;

  /** The box must have a size. */
  constructor(box: HTMLElement, size: PlotSize) {
    this.#painter = new Painter(box, this.#elements, { ...size }, 0);
  }

  add(group: Group): void {
    this.#elements.addRoot(group);
  }

  /** At once: what was drawn before and what is drawn now share no frame. */
  paint({ width, height }: PlotSize): void {
    const painter = this.#painter;
    const same = painter.getWidth() === width && painter.getHeight() === height;
    // Another size is painted by the renderer itself.
    if (same) painter.refresh();
    else painter.resize(width, height);
  }

  /** Finer by `pixelRatio`, transparent where nothing is. */
  copy(pixelRatio: number): HTMLCanvasElement {
    return this.#painter.getRenderedCanvas({ pixelRatio });
  }

  dispose(): void {
    this.#painter.dispose();
  }
}
