// All that is only needed to draw, including ECharts' renderer: loaded by `import()` when the first chart is seen.

import type { StyledSeries } from '@flink-metrics/sdk/internal/chart-format';
import { type ChartOptions, chartAxes, seriesTraces } from '@flink-metrics/sdk/internal/chart-plot';
import { type PlotArea, type PlotSize, timeAt } from '../plot-area.ts';
import { type AxesLayout, layOutAxes } from './axes.ts';
import { axesStrokes, axesWritings } from './axes-strokes.ts';
import { Canvas } from './canvas.ts';
import { Layer } from './layer.ts';
import { type Marked, type MarkedInks, markedStrokes, markedWritings } from './marked.ts';
import { textWidth } from './text-width.ts';
import { traceStrokes } from './trace-strokes.ts';

/** Without lines there is nothing to select. */
export { selectByPointer } from './pointer-selection.ts';

/** What is to be drawn: it is known before the renderer is loaded. */
export interface PlotOption {
  readonly series: readonly StyledSeries[];
  readonly options: ChartOptions;
  /** Behind the series. */
  readonly marked?: readonly Marked[];
  /** CSS colours of what is marked, by severity. */
  readonly inks?: MarkedInks;
}

/**
 * A chart in a box, drawn from the samples as they were decoded. Axes and lines of ECharts' own take ten times as
 * long: they copy, lay out and measure everything first, at each refresh.
 */
export class Drawing {
  readonly #canvas: Canvas;
  readonly #axes = new Layer();
  readonly #marked = new Layer();
  readonly #traces = new Layer();
  #layout: AxesLayout | null = null;

  /** The box must have a size. */
  constructor(box: HTMLElement, size: PlotSize) {
    this.#canvas = new Canvas(box, size);
    this.#canvas.add(this.#axes.group);
    this.#canvas.add(this.#marked.group);
    this.#canvas.add(this.#traces.group);
  }

  draw({ series, options, marked = [], inks = {} }: PlotOption, size: PlotSize): void {
    const axes = chartAxes(series, options);
    const layout = layOutAxes(axes, size, textWidth);
    const traces = seriesTraces(series, options);
    this.#axes.stroke(axesStrokes(layout, axes.ink));
    this.#axes.write(axesWritings(layout, axes.ink));
    this.#marked.clip(layout.area);
    this.#marked.stroke(markedStrokes(marked, inks, layout));
    this.#marked.write(markedWritings(marked, inks, layout, axes));
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

  /** Unix ms under a place, or null beside the lines and before the first draw. */
  timeAt(x: number): number | null {
    return this.#layout && timeAt(x, this.#layout.area, this.#layout.span);
  }

  /** px of a moment; null before the first draw. */
  xOf(time: number): number | null {
    return this.#layout?.scale.x(time) ?? null;
  }

  /** px of a value, or of a row where there is no value axis; null before the first draw. */
  yOf(value: number): number | null {
    return this.#layout?.scale.y(value) ?? null;
  }

  /** A copy of what is drawn, finer by `pixelRatio`, transparent where nothing is. */
  toCanvas(pixelRatio: number): HTMLCanvasElement {
    return this.#canvas.copy(pixelRatio);
  }

  dispose(): void {
    this.#canvas.dispose();
  }
}
