import type { LineOption } from '@flink-metrics/sdk/echarts';
import type { EChartsType } from 'echarts/core';
import { loadECharts } from './load-echarts.ts';
import { planUpdate } from './update-plan.ts';

/** Where the lines are, in px of the container. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of the container. */
  readonly width: number;
  readonly height: number;
}

/** One ECharts instance in one box: made on the first draw, told apart from what it draws. */
export class Plot {
  readonly #container: HTMLElement;
  #chart: EChartsType | null = null;
  #drawn: LineOption | null = null;
  #wanted: LineOption | null = null;
  #disposed = false;

  constructor(container: HTMLElement) {
    this.#container = container;
  }

  /** The container must have a size: ECharts stays blank in one that had none. */
  async draw(option: LineOption): Promise<void> {
    this.#wanted = option;
    if (this.#chart === null) {
      const { init } = await loadECharts();
      if (this.#disposed) return;
      this.#chart ??= init(this.#container, null, { renderer: 'canvas' });
    }
    // Several draws may have waited for ECharts: only the latest counts.
    if (this.#wanted === this.#drawn) return;
    this.#chart.setOption(this.#wanted, planUpdate(this.#drawn, this.#wanted));
    this.#drawn = this.#wanted;
  }

  resize(): void {
    this.#chart?.resize();
  }

  /** A copy of what is drawn, finer by `pixelRatio`, transparent where nothing is; null before the first draw. */
  toCanvas(pixelRatio: number): HTMLCanvasElement | null {
    return this.#chart?.renderToCanvas({ pixelRatio }) ?? null;
  }

  /** Unix ms under a place, or null beside the lines. */
  timeAt(x: number): number | null {
    const { area } = this;
    if (this.#chart === null || area === null || x < area.left - 4 || x > area.right + 4)
      return null;
    const inside = Math.min(area.right, Math.max(area.left, x));
    return this.#chart.convertFromPixel({ xAxisIndex: 0 }, inside);
  }

  xOf(time: number): number | null {
    return this.#chart === null ? null : this.#chart.convertToPixel({ xAxisIndex: 0 }, time);
  }

  get area(): PlotArea | null {
    const chart = this.#chart;
    const x = this.#drawn?.xAxis;
    const y = this.#drawn?.yAxis;
    if (chart === null || x === undefined || y === undefined) return null;
    const [left, right] = [Reflect.get(x, 'min'), Reflect.get(x, 'max')].map((value) =>
      chart.convertToPixel({ xAxisIndex: 0 }, value),
    );
    const [bottom, top] = [Reflect.get(y, 'min'), Reflect.get(y, 'max')].map((value) =>
      chart.convertToPixel({ yAxisIndex: 0 }, value),
    );
    if (left === undefined || right === undefined || top === undefined || bottom === undefined) {
      return null;
    }
    return { left, right, top, bottom, width: chart.getWidth(), height: chart.getHeight() };
  }

  dispose(): void {
    this.#disposed = true;
    this.#chart?.dispose();
    this.#chart = null;
  }
}
