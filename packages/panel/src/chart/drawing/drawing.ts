// All that is only needed to draw, ECharts with it: comes by `import()` when the first chart is seen.

import { chartAxes, type LineOptions, seriesTraces } from '@flink-metrics/sdk/echarts';
import type { Matrix } from '@flink-metrics/sdk/prometheus';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { PlotArea, PlotSize, TimeSpan } from '../plot-area.ts';
import { type AxesLayout, layOutAxes } from './axes.ts';
import { axesStrokes, axesWritings } from './axes-strokes.ts';
import { Layer } from './layer.ts';
import { textWidth } from './text-width.ts';
import { traceStrokes } from './trace-strokes.ts';

/** What is to be drawn, told before ECharts is there. */
export interface PlotOption {
  readonly matrix: Matrix;
  readonly options: LineOptions;
}

/**
 * A chart in a box, drawn on ECharts' canvas from the samples as they were decoded. ECharts' own axes and lines take
 * ten times as long: they copy, lay out and measure everything first, at each refresh.
 */
export class Drawing {
  readonly #chart: EChartsType;
  readonly #axes: Layer;
  readonly #traces: Layer;
  #layout: AxesLayout | null = null;

  /** The box must have a size: ECharts stays blank in one that had none. */
  constructor(box: HTMLElement, { width, height }: PlotSize) {
    // Not a statement of the module: bundlers take the package's modules for free of side effects.
    use(CanvasRenderer);
    this.#chart = init(box, null, { renderer: 'canvas', width, height });
    this.#axes = new Layer(this.#chart);
    this.#traces = new Layer(this.#chart);
  }

  draw({ matrix, options }: PlotOption, size: PlotSize): void {
    const chart = this.#chart;
    if (chart.getWidth() !== size.width || chart.getHeight() !== size.height) chart.resize(size);
    const axes = chartAxes(matrix, options);
    const layout = layOutAxes(axes, size, textWidth);
    const traces = seriesTraces(matrix, options);
    this.#axes.stroke(axesStrokes(layout, axes.ink));
    this.#axes.write(axesWritings(layout, axes.ink));
    this.#traces.clip(layout.area);
    this.#traces.stroke(
      traces.flatMap((trace, row) => traceStrokes(trace, row, layout.scale, options.step)),
    );
    // At once: what was drawn before and what is drawn now share no frame.
    chart.getZr().flush();
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
    // Of a chart that was told nothing ECharts makes no copy.
    this.#chart.setOption({});
    return this.#chart.renderToCanvas({ pixelRatio });
  }

  dispose(): void {
    this.#chart.dispose();
  }
}
