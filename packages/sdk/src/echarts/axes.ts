import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Matrix } from '../prometheus/index.ts';
import type { AxisInk, LineOptions } from './line-options.ts';
import type { Localisation } from './locale.ts';
import { ghostsOf, stacks } from './looks.ts';
import { timeAxis } from './time-axis.ts';
import { type Extent, extentOf, valueAxis } from './value-axis.ts';

type AxesOption = ComposeOption<GridComponentOption>;

const defaultInk: AxisInk = {
  text: '#5b6472',
  line: '#c9ced6',
  grid: '#eceef2',
  font: 'sans-serif',
  fontSize: 11,
};

/** Times (Unix ms) on x; values on y, or a row a series where they are states. */
export function axesOption(matrix: Matrix, options: LineOptions) {
  const ink = { ...defaultInk, ...options.ink };
  const where: Localisation = { locale: options.locale, timeZone: options.timeZone };
  return {
    animation: false,
    grid: { left: 4, right: 12, top: 8, bottom: 2 },
    xAxis: xAxis(matrix, options, ink, where),
    yAxis:
      options.view === 'state' ? rows(matrix, options, ink) : yAxis(matrix, options, ink, where),
  } satisfies AxesOption;
}

const textOf = ({ text, font, fontSize }: AxisInk) => ({
  color: text,
  fontFamily: font,
  fontSize,
});

function xAxis(matrix: Matrix, options: LineOptions, ink: AxisInk, where: Localisation) {
  const { start, end } = timeRange(matrix, options);
  const time = timeAxis(start, end, where, options.timeTicks);
  return {
    type: 'value' as const,
    min: start,
    max: end,
    axisLabel: {
      ...textOf(ink),
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
  };
}

function yAxis(matrix: Matrix, options: LineOptions, ink: AxisInk, where: Localisation) {
  const stacked = stacks(options.view);
  const extent = around(extentOf(matrix, stacked), extentOf(ghostsOf(options), stacked));
  const { min, max, interval, format } = valueAxis(extent, options.unit, where);
  return {
    type: 'value' as const,
    min,
    max,
    interval,
    axisLabel: { ...textOf(ink), formatter: format },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: ink.grid } },
  };
}

/** px that a row's name may take. */
const ROW_NAME_WIDTH = 120;

function rows(matrix: Matrix, { label }: LineOptions, ink: AxisInk) {
  return {
    type: 'category' as const,
    data: matrix.map(({ labels }) => label(labels)),
    inverse: true,
    axisLabel: { ...textOf(ink), width: ROW_NAME_WIDTH, overflow: 'truncate' as const },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
  };
}

const around = (one: Extent, other: Extent): Extent => ({
  low: Math.min(one.low, other.low),
  high: Math.max(one.high, other.high),
});

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
