import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { DatasetComponentOption, GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { chartAxes } from '../chart/axes.ts';
import type { ChartOptions } from '../chart/chart-options.ts';
import { ghostsOf, type SeriesLook, seriesLooks, stacksOf } from '../chart/series-looks.ts';
import { type StyleOptions, styleSeries } from '../chart/styled-series.ts';
import type { Matrix, Series } from '../prometheus/index.ts';
import { axesOption } from './axes-option.ts';
import { interleave, interleaveAligned } from './points.ts';
import { stateOption } from './state-option.ts';

export type LineOption = ComposeOption<
  | LineSeriesOption
  | BarSeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | DatasetComponentOption
>;

/** How {@link lineOption} shows a matrix. */
export interface LineOptions extends StyleOptions, Omit<ChartOptions, 'ghosts'> {
  /** The same at another time, shifted to the time shown: thin lines behind. A `state` has none. */
  readonly ghosts?: Matrix | undefined;
}

/**
 * A range query's answer as an ECharts option: times on x (Unix ms), values on y. It needs ECharts' `GridComponent`,
 * `DatasetComponent` and `LineChart`; for the views `bars` and `state` also `BarChart` and `CustomChart`.
 * Legend and tooltip are not in it: ECharts' own break a strict Content-Security-Policy. ECharts 5 makes room for the
 * labels only where `grid.containLabel` is set over it; 6 always does.
 *
 * @example
 * const { data } = await client.queryRange(query, grid);
 * chart.setOption(
 *   lineOption(data, {
 *     unit: 'bytes',
 *     step: grid.step,
 *     locale: 'en',
 *     palette: lightPalette,
 *     colors: createColorScale(lightPalette.length),
 *     label: ({ tm_id }) => tm_id ?? 'total',
 *   }),
 * );
 */
export function lineOption(matrix: Matrix, options: LineOptions): LineOption {
  const series = styleSeries(matrix, options);
  const chart: ChartOptions = { ...options, ghosts: styleSeries(ghostsOf(options), options) };
  const axes = axesOption(chartAxes(series, chart));
  const looks = seriesLooks(series, chart);
  if (options.view === 'state') return { ...axes, series: stateOption(looks, options.step) };
  const points = pointsOf(looks, options.step);
  return {
    ...axes,
    dataset: looks.map(({ id }, index) => ({
      id,
      dimensions: ['x', 'y'],
      source: points[index] ?? new Float64Array(),
    })),
    series: looks.map((look, index) => ({
      id: look.id,
      name: look.label,
      datasetIndex: index,
      silent: true,
      emphasis: { disabled: true },
      itemStyle: { color: look.color },
      ...(look.stack === null ? {} : { stack: look.stack, stackStrategy: 'all' as const }),
      ...(look.mark === 'bar' ? bar : line(look, points[index] ?? new Float64Array())),
    })),
  };
}

/** ECharts stacks by position, not by time: series of one stack share a grid. */
function pointsOf(looks: readonly SeriesLook[], step: number): readonly Float64Array[] {
  const aligned = new Map<Series, Float64Array>();
  for (const members of stacksOf(looks)) {
    interleaveAligned(members, step).forEach((points, index) => {
      const member = members[index];
      if (member !== undefined) aligned.set(member, points);
    });
  }
  return looks.map(({ series }) => aligned.get(series) ?? interleave(series, step));
}

const bar = { type: 'bar' as const, barCategoryGap: '20%' };

function line(look: SeriesLook, points: Float64Array) {
  const { color, fill, mark, opacity, stroke, width } = look;
  return {
    type: 'line' as const,
    // A sample with a gap on both sides has no line to be seen by.
    showSymbol: hasLoneSample(points),
    symbol: 'circle',
    symbolSize: 3,
    lineStyle: { color, width, opacity, type: stroke },
    ...(mark === 'step' ? { step: 'end' as const } : {}),
    ...(fill > 0 ? { areaStyle: { color, opacity: fill } } : {}),
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
