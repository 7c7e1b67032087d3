/**
 * Internal: axes and traces, for the code that draws.
 *
 * @module
 */

export { type ChartAxes, chartAxes, ROW_NAME_WIDTH } from './axes.ts';
export type { AxisInk, ChartOptions, LineView } from './chart-options.ts';
export { BAND_SHARE } from './states.ts';
export { type TimeAxis, timeAxis } from './time-axis.ts';
export { type Band, seriesTraces, type Trace } from './traces.ts';
export { type Extent, extentOf, niceInterval, type ValueAxis, valueAxis } from './value-axis.ts';
