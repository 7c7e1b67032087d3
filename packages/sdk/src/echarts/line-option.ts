import type { LineSeriesOption } from 'echarts/charts';
import type { DatasetComponentOption, GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Labels, Matrix } from '../prometheus/index.ts';
import type { ColorScale, SeriesStyle } from './color-scale.ts';
import type { Localisation } from './locale.ts';
import { interleave, interleaveAligned } from './points.ts';
import { seriesId } from './series-id.ts';
import { timeAxis } from './time-axis.ts';
import type { ValueUnit } from './unit.ts';
import { extentOf, valueAxis } from './value-axis.ts';

export type LineOption = ComposeOption<
  LineSeriesOption | GridComponentOption | DatasetComponentOption
>;

/** How the samples are joined: a line, a line that holds its value (`step`), or areas on top of each other. */
export type LineView = 'line' | 'step' | 'stacked';

export interface LineOptions {
  readonly unit: ValueUnit;
  /** Of the range query, ms: samples further apart than 1.5 steps are not joined. */
  readonly step: number;
  readonly locale: string;
  /** IANA name; the browser's zone when left out. */
  readonly timeZone?: string | undefined;
  /** What is shown, Unix ms; the extent of the data when left out. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly view?: LineView | undefined;
  /** CSS colours, see `lightPalette` and `darkPalette`. */
  readonly palette: readonly string[];
  /** Shared by the charts of a page, so that one TaskManager has one colour on all of them. */
  readonly colors: ColorScale;
  /** The series' name in legend and tooltip. Label values are foreign text: never put it in HTML. */
  readonly label: (labels: Labels) => string;
  /** Colours and font of axes; canvas text knows no CSS. */
  readonly ink?: Partial<AxisInk> | undefined;
  /** How many marks the width has room for. */
  readonly timeTicks?: number | undefined;
}

export interface AxisInk {
  readonly text: string;
  readonly line: string;
  readonly grid: string;
  readonly font: string;
  /** px */
  readonly fontSize: number;
}

const defaultInk: AxisInk = {
  text: '#5b6472',
  line: '#c9ced6',
  grid: '#eceef2',
  font: 'sans-serif',
  fontSize: 11,
};

/**
 * A range query's answer as an ECharts option: one line a series, times on x (Unix ms), values on y.
 * Legend and tooltip are not in it: ECharts' own break a strict Content-Security-Policy.
 */
export function lineOption(matrix: Matrix, options: LineOptions): LineOption {
  const { unit, step, view = 'line', palette } = options;
  const where: Localisation = { locale: options.locale, timeZone: options.timeZone };
  const ink = { ...defaultInk, ...options.ink };
  const stacked = view === 'stacked';
  const { start, end } = timeRange(matrix, options);
  const time = timeAxis(start, end, where, options.timeTicks);
  const value = valueAxis(extentOf(matrix, stacked), unit, where);
  const styles = options.colors.assign(matrix.map((series) => series.labels));
  const points = stacked
    ? interleaveAligned(matrix, step)
    : matrix.map((series) => interleave(series, step));
  const text = { color: ink.text, fontFamily: ink.font, fontSize: ink.fontSize };
  return {
    animation: false,
    grid: { left: 4, right: 12, top: 8, bottom: 2 },
    xAxis: {
      type: 'value',
      min: start,
      max: end,
      axisLabel: {
        ...text,
        customValues: [...time.ticks],
        formatter: time.format,
        hideOverlap: true,
        showMinLabel: true,
        showMaxLabel: true,
      },
      axisTick: {
        show: true,
        customValues: [...time.ticks],
        length: 3,
        lineStyle: { color: ink.line },
      },
      axisLine: { show: true, onZero: false, lineStyle: { color: ink.line } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: value.min,
      max: value.max,
      interval: value.interval,
      axisLabel: { ...text, formatter: value.format },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: ink.grid } },
    },
    dataset: matrix.map((series, index) => ({
      id: seriesId(series.labels),
      dimensions: ['x', 'y'],
      source: points[index] ?? new Float64Array(),
    })),
    series: matrix.map((series, index) =>
      lineSeries({
        id: seriesId(series.labels),
        datasetIndex: index,
        lone: hasLoneSample(points[index] ?? new Float64Array()),
        name: options.label(series.labels),
        view,
        style: styles[index] ?? { color: 0, stroke: 'solid' },
        palette,
      }),
    ),
  };
}

interface LineSeriesLook {
  readonly id: string;
  readonly datasetIndex: number;
  /** A sample with a gap on both sides has no line to be seen by. */
  readonly lone: boolean;
  readonly name: string;
  readonly view: LineView;
  readonly style: SeriesStyle;
  readonly palette: readonly string[];
}

function lineSeries(look: LineSeriesLook): LineSeriesOption {
  const color = look.palette[look.style.color % look.palette.length] ?? '#888888';
  return {
    type: 'line',
    id: look.id,
    name: look.name,
    datasetIndex: look.datasetIndex,
    showSymbol: look.lone,
    symbol: 'circle',
    symbolSize: 3,
    silent: true,
    emphasis: { disabled: true },
    lineStyle: { color, width: 1.5, type: look.style.stroke },
    itemStyle: { color },
    ...(look.view === 'step' ? { step: 'end' as const } : {}),
    ...(look.view === 'stacked' ? { stack: 'all', areaStyle: { color, opacity: 0.35 } } : {}),
  };
}

function hasLoneSample(points: Float64Array): boolean {
  const present = (index: number) =>
    index >= 0 && !Number.isNaN(points[2 * index + 1] ?? Number.NaN);
  const count = points.length / 2;
  for (let index = 0; index < count; index += 1) {
    if (present(index) && !present(index - 1) && !present(index + 1)) return true;
  }
  return false;
}

function timeRange(matrix: Matrix, { start, end }: LineOptions): { start: number; end: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { times } of matrix) {
    first = Math.min(first, times[0] ?? first);
    last = Math.max(last, times.at(-1) ?? last);
  }
  const hasData = first <= last;
  return { start: start ?? (hasData ? first : 0), end: end ?? (hasData ? last : 1) };
}
