export { type ColorScale, createColorScale, type SeriesStyle } from './color-scale.ts';
export { formatValue, noValue } from './format-value.ts';
export {
  type AxisInk,
  type LineOption,
  type LineOptions,
  type LineView,
  lineOption,
  seriesId,
} from './line-option.ts';
export { canonicalLocale, dateFormat, type Localisation, numberFormat } from './locale.ts';
export {
  darkPalette,
  darkSurface,
  lightPalette,
  lightSurface,
  type Stroke,
  strokes,
} from './palette.ts';
export { interleave, interleaveAligned } from './points.ts';
export { offsetAt, type TimeAxis, timeAxis } from './time-axis.ts';
export { type UnitFamily, unitTraits, type ValueUnit } from './unit.ts';
export { type Extent, extentOf, niceInterval, type ValueAxis, valueAxis } from './value-axis.ts';
