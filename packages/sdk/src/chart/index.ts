/**
 * What a chart is made of: units, values and times as text, colours, axes and traces. A matrix becomes styled series
 * ({@link styleSeries}), these become axes and traces ({@link chartAxes}, {@link seriesTraces}), and those are drawn.
 *
 * @module
 */

export { type ChartAxes, chartAxes, ROW_NAME_WIDTH } from './axes.ts';
export type { AxisInk, ChartOptions, LineView } from './chart-options.ts';
export { type ColorScale, createColorScale, type SeriesStyle } from './color-scale.ts';
export { formatValue, noValue } from './format-value.ts';
export { formatTime, type Localisation } from './locale.ts';
export {
  darkPalette,
  darkSurface,
  lightPalette,
  lightSurface,
  type Stroke,
  strokes,
} from './palette.ts';
export type { SeriesLook } from './series-looks.ts';
export { BAND_SHARE, type State } from './states.ts';
export { type StyledSeries, type StyleOptions, styleSeries } from './styled-series.ts';
export { type TimeAxis, timeAxis } from './time-axis.ts';
export { type Band, seriesTraces, type Trace } from './traces.ts';
export { type UnitFamily, unitTraits } from './unit.ts';
export { type Extent, extentOf, niceInterval, type ValueAxis, valueAxis } from './value-axis.ts';
