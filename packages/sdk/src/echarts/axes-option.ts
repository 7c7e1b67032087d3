import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { type ChartAxes, ROW_NAME_WIDTH } from '../chart/axes.ts';
import type { AxisInk } from '../chart/chart-options.ts';
import type { ValueAxis } from '../chart/value-axis.ts';

type AxesOption = ComposeOption<GridComponentOption>;

export function axesOption(axes: ChartAxes) {
  return {
    animation: false,
    grid: { left: 4, right: 12, top: 8, bottom: 2 },
    xAxis: xAxis(axes),
    yAxis: axes.value === null ? rowAxis(axes) : yAxis(axes.value, axes.ink),
  } satisfies AxesOption;
}

const textOf = ({ text, font, fontSize }: AxisInk) => ({
  color: text,
  fontFamily: font,
  fontSize,
});

function xAxis({ time, ink }: ChartAxes) {
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
      lineStyle: { color: ink.line },
    },
    axisLine: { show: true, onZero: false, lineStyle: { color: ink.line } },
    splitLine: { show: false },
  };
}

function yAxis({ min, max, interval, format }: ValueAxis, ink: AxisInk) {
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

function rowAxis({ rows, ink }: ChartAxes) {
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
