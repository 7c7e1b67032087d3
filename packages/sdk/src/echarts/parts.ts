/**
 * What the lines and axes of a chart are, for who draws them without ECharts' option; needs no ECharts.
 *
 * @module
 */

export { type ChartAxes, chartAxes, ROW_NAME_WIDTH } from './axes.ts';
export type { AxisInk, LineOptions, LineView } from './line-options.ts';
export type { SeriesLook } from './looks.ts';
export { BAND_SHARE } from './states.ts';
export { type TimeAxis, timeAxis } from './time-axis.ts';
export { type Band, seriesTraces, type Trace } from './traces.ts';
export { type Extent, extentOf, niceInterval, type ValueAxis, valueAxis } from './value-axis.ts';
