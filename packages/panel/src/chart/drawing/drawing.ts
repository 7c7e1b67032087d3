// All that is only needed to draw, ECharts' renderer with it: comes by `import()` when the first chart is seen.

import { chartAxes, type LineOptions, seriesTraces } from '@flink-metrics/sdk/echarts/parts';
import type { Matrix } from '@flink-metrics/sdk/prometheus';
import type { PlotArea, PlotSize, TimeSpan } from '../plot-area.ts';
import { type AxesLayout, layOutAxes } from './axes.ts';
import { axesStrokes, axesWritings } from './axes-strokes.ts';
import { Canvas } from './canvas.ts';
import { Layer } from './layer.ts';
import { textWidth } from './text-width.ts';
import { traceStrokes } from './trace-strokes.ts';

/** Without lines there is nothing to select. */
export { selectByPointer } from './pointer-selection.ts';

/** What is to be drawn, told before the renderer is there. */
export interface PlotOption {
  readonly matrix: Matrix;
  readonly options: LineOptions;
}

/**
 * A chart in a box, drawn from the samples as they were decoded. Axes and lines of ECharts' own take ten times as
 * long: they copy, lay out and measure everything first, at each refresh.
 */
export class Drawing {
  readonly #canvas: Canvas;
  readonly #axes = new Layer();
  readonly #traces = new Layer();
  #layout: AxesLayout | null = null;

  /** The box must have a size. */
  constructor(box: HTMLElement, size: PlotSize) {
    this.#canvas = new Canvas(box, size);
    this.#canvas.add(this.#axes.group);
    this.#canvas.add(this.#traces.group);
  }

  draw({ matrix, options }: PlotOption, size: PlotSize): void {
    const axes = chartAxes(matrix, options);
    const layout = layOutAxes(axes, size, textWidth);
    const traces = seriesTraces(matrix, options);
    this.#axes.stroke(axesStrokes(layout, axes.ink));
    this.#axes.write(axesWritings(layout, axes.ink));
    this.#traces.clip(layout.area);
    this.#traces.stroke(
      traces.flatMap((trace, row) => traceStrokes(trace, row, layout.scale, options.step)),
    );
    this.#canvas.paint(size);
    this.#layout = layout;
  }

  get area(): PlotArea | null {
    return this.#layout?.area ?? null;
  }

  get span(): TimeSpan | null {
    return this.#layout?.span ?? null;
  }

  /** A copy of what is drawn, finer by `pixelRatio`, transparent where nothing is. */
  toCanvas(pixelRatio: number): HTMLCanvasElement {
    return this.#canvas.copy(pixelRatio);
  }

  dispose(): void {
    this.#canvas.dispose();
  }
}
