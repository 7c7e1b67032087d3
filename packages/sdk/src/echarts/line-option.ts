import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import type {
  DatasetComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { chartAxes } from '../chart/axes.ts';
import type { ChartOptions } from '../chart/chart-options.ts';
import { ghostsOf, type SeriesLook, seriesLooks, stacksOf } from '../chart/series-looks.ts';
import type { StyleOptions } from '../chart/styled-series.ts';
import type { Matrix, Series } from '../prometheus/index.ts';
import { axesOption } from './axes-option.ts';
import { interleave, interleaveAligned } from './points.ts';
import { type SeriesColors, seriesStyles } from './series-styles.ts';
import { stateOption } from './state-option.ts';
import { tooltipOption } from './tooltip-option.ts';

export type LineOption = ComposeOption<
  | LineSeriesOption
  | BarSeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | DatasetComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>;

/** How {@link lineOption} shows a matrix. Without a `palette` the colours are those of the chart's theme. */
export type LineOptions = SeriesColors &
  Omit<ChartOptions, 'ghosts'> & {
    /** The series' name in legend and tooltip. */
    readonly label: StyleOptions['label'];
    /** The same at another time, shifted to the time shown: thin lines behind. A `state` has none. */
    readonly ghosts?: Matrix | undefined;
    /** The values at the pointer, the highest first. Needs ECharts' `TooltipComponent`. @defaultValue true */
    readonly tooltip?: boolean | undefined;
    /**
     * The names, where there are several, in a row below the plot that scrolls. Needs ECharts' `LegendComponent`, or its
     * `LegendScrollComponent`. A `state` has its names beside it. @defaultValue true
     */
    readonly legend?: boolean | undefined;
    /** A series under the pointer stands out from the others. @defaultValue true */
    readonly emphasis?: boolean | undefined;
    /** Lines and samples answer the pointer, as by ECharts' `click` and `mouseover`. @defaultValue true */
    readonly events?: boolean | undefined;
  };

/**
 * A range query's answer as an ECharts option, for ECharts 5.4 and later: times on x (Unix ms), values on y. It needs
 * ECharts' `GridComponent`, `DatasetComponent` and `LineChart`, what {@link LineOptions} names, and for the views `bars`
 * and `state` also `BarChart` and `CustomChart`. What the chart's theme says of axes holds, unless `ink` is set.
 * The labels have room by `grid.containLabel`, as ECharts 5 knows it. The development build of 6 remarks on that, unless
 * it also has `LegacyGridContainLabel` of `echarts/features`.
 *
 * @example
 * const { data } = await client.queryRange(query, grid);
 * chart.setOption(
 *   lineOption(data, {
 *     unit: 'bytes',
 *     step: grid.step,
 *     locale: 'en',
 *     label: ({ tm_id }) => tm_id ?? 'total',
 *   }),
 * );
 */
export function lineOption(matrix: Matrix, options: LineOptions): LineOption {
  const { emphasis = true, events = true, step, view } = options;
  const styled = seriesStyles(options);
  const series = styled(matrix);
  const chart: ChartOptions = { ...options, ghosts: styled(ghostsOf(options)) };
  const looks = seriesLooks(series, chart);
  const ghosts = looks.slice(0, looks.length - series.length);
  const live = looks.slice(ghosts.length);
  const isState = view === 'state';
  const hasLegend = (options.legend ?? true) && series.length > 1 && !isState;
  const where = { locale: options.locale, timeZone: options.timeZone };
  return {
    ...axesOption(chartAxes(series, chart), {
      ink: options.ink,
      below: hasLegend ? LEGEND_HEIGHT : 0,
    }),
    ...(hasLegend && { legend: { type: 'scroll', ...LEGEND } }),
    ...((options.tooltip ?? true) && {
      tooltip: tooltipOption(live, { unit: options.unit, where, isState }),
    }),
    ...(isState
      ? { series: stateOption(live, step, !events) }
      : linesOption(live, ghosts, step, { silent: !events, emphasis })),
  };
}

const LEGEND = { bottom: 0, left: 4, right: 12, itemWidth: 14, itemHeight: 8 };
/** px; the plot with its labels ends above it. */
const LEGEND_HEIGHT = 28;

/** ECharts' series are at 2. */
const BELOW = 1;

interface OfSeries {
  readonly silent: boolean;
  readonly emphasis: boolean;
}

/** A theme gives its colours in order: ghosts come last, so that they change none, and are drawn below. */
function linesOption(
  live: readonly SeriesLook[],
  ghosts: readonly SeriesLook[],
  step: number,
  { silent, emphasis }: OfSeries,
) {
  const looks = [...live, ...ghosts];
  const points = pointsOf(looks, step);
  return {
    dataset: looks.map(({ id }, index) => ({
      id,
      dimensions: ['x', 'y'],
      source: points[index] ?? new Float64Array(),
    })),
    series: looks.map((look, index) => ({
      id: look.id,
      name: look.label,
      datasetIndex: index,
      ...(index >= live.length && { z: BELOW }),
      silent,
      emphasis: emphasis ? { focus: 'series' as const } : { disabled: true },
      itemStyle: ownColor(look.color),
      ...(look.stack === null ? {} : { stack: look.stack, stackStrategy: 'all' as const }),
      ...(look.mark === 'bar'
        ? bar
        : { ...line(look, points[index] ?? new Float64Array()), triggerLineEvent: !silent }),
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

/** The theme's where the series has none. */
const ownColor = (color: string) => (color === '' ? {} : { color });

const bar = { type: 'bar' as const, barCategoryGap: '20%' };

function line(look: SeriesLook, points: Float64Array) {
  const { color, fill, mark, opacity, stroke, width } = look;
  return {
    type: 'line' as const,
    // A sample with a gap on both sides has no line to be seen by.
    showSymbol: hasLoneSample(points),
    symbol: 'circle',
    symbolSize: 3,
    lineStyle: { width, opacity, type: stroke, ...ownColor(color) },
    ...(mark === 'step' ? { step: 'end' as const } : {}),
    ...(fill > 0 ? { areaStyle: { opacity: fill, ...ownColor(color) } } : {}),
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
