// All that is only needed to draw, ECharts with it: comes by `import()` when the first chart is seen.

import { type LineOptions, seriesTraces } from '@flink-metrics/sdk/echarts';
import type { Matrix } from '@flink-metrics/sdk/prometheus';
import { GridSimpleComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { PlotArea, PlotSize, TimeSpan } from '../plot-area.ts';
import { type Axes, layOutAxes } from './axes.ts';
import { textWidth } from './text-width.ts';
import { TraceLayer } from './trace-layer.ts';
import { planUpdate } from './update-plan.ts';

/** What is to be drawn, told before ECharts is there. */
export interface PlotOption {
  readonly matrix: Matrix;
  readonly options: LineOptions;
}

/** One ECharts instance in one box: its grid and axes, with our traces over them. */
export class Drawing {
  readonly #chart: EChartsType;
  readonly #layer: TraceLayer;
  #axes: Axes | null = null;

  /** The box must have a size: ECharts stays blank in one that had none. */
  constructor(box: HTMLElement, { width, height }: PlotSize) {
    // Not a statement of the module: bundlers take the package's modules for free of side effects.
    use([GridSimpleComponent, CanvasRenderer]);
    this.#chart = init(box, null, { renderer: 'canvas', width, height });
    this.#layer = new TraceLayer(this.#chart);
  }

  draw({ matrix, options }: PlotOption, size: PlotSize): void {
    const chart = this.#chart;
    if (chart.getWidth() !== size.width || chart.getHeight() !== size.height) chart.resize(size);
    const axes = layOutAxes(matrix, options, size, textWidth);
    this.#layer.draw(seriesTraces(matrix, options), axes.area, axes.scale, options.step);
    // Last: it paints at once, and all of it in one go.
    chart.setOption(axes.option, planUpdate(this.#axes?.option ?? null, axes.option));
    this.#axes = axes;
  }

  get area(): PlotArea | null {
    return this.#axes?.area ?? null;
  }

  get span(): TimeSpan | null {
    return this.#axes?.span ?? null;
  }

  /** A copy of what is drawn, finer by `pixelRatio`, transparent where nothing is. */
  toCanvas(pixelRatio: number): HTMLCanvasElement {
    return this.#chart.renderToCanvas({ pixelRatio });
  }

  dispose(): void {
    this.#chart.dispose();
  }
}
