import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { type ChartAxes, ROW_NAME_WIDTH } from '../chart/axes.ts';
import type { AxisInk } from '../chart/chart-options.ts';
import type { ValueAxis } from '../chart/value-axis.ts';

type AxesOption = ComposeOption<GridComponentOption>;

interface AroundAxes {
  /** What is not the theme's. */
  readonly ink: Partial<AxisInk> | undefined;
  /** What is below them, px. */
  readonly below: number;
}

export function axesOption(axes: ChartAxes, { ink = {}, below }: AroundAxes) {
  return {
    animation: false,
    // At the right half of the last time's label.
    grid: { left: 4, right: 24, top: 8, bottom: 4 + below, containLabel: true },
    xAxis: xAxis(axes.time, ink),
    yAxis: axes.value === null ? rowAxis(axes.rows, ink) : yAxis(axes.value, ink),
  } satisfies AxesOption;
}

const textOf = ({ text, font, fontSize = 11 }: Partial<AxisInk>) => ({
  ...(text !== undefined && { color: text }),
  ...(font !== undefined && { fontFamily: font }),
  fontSize,
});

const strokeOf = (color: string | undefined) =>
  color === undefined ? {} : { lineStyle: { color } };

function xAxis(time: ChartAxes['time'], ink: Partial<AxisInk>) {
  return {
    type: 'value' as const,
    min: time.start,
    max: time.end,
    // ECharts before 5.5.1 knows no `customValues`.
    ...(time.ticks.length > 1 && { interval: (time.ticks[1] ?? 0) - (time.ticks[0] ?? 0) }),
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
      ...strokeOf(ink.line),
    },
    axisLine: { show: true, onZero: false, ...strokeOf(ink.line) },
    splitLine: { show: false },
  };
}

function yAxis({ min, max, interval, format }: ValueAxis, ink: Partial<AxisInk>) {
  return {
    type: 'value' as const,
    min,
    max,
    interval,
    axisLabel: { ...textOf(ink), formatter: format },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: strokeOf(ink.grid),
  };
}

function rowAxis(rows: ChartAxes['rows'], ink: Partial<AxisInk>) {
  return {
    type: 'category' as const,
    data: [...rows],
    inverse: true,
    axisLabel: { ...textOf(ink), width: ROW_NAME_WIDTH, overflow: 'truncate' as const },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
  };
}
