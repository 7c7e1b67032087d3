/**
 * Internal: values, times and colours, for a page that does not draw yet.
 *
 * @module
 */

export { labelKey, lowerBound } from '../prometheus/data/matrix.ts';
export { type ColorScale, createColorScale, type SeriesStyle, tellApart } from './color-scale.ts';
export { formatValue, noValue } from './format-value.ts';
export {
  canonicalLocale,
  dateFormat,
  formatTime,
  type Localisation,
  numberFormat,
  offsetAt,
} from './locale.ts';
export {
  darkPalette,
  darkSurface,
  lightPalette,
  lightSurface,
  type Stroke,
  strokes,
} from './palette.ts';
export { streamRank } from './stream-rank.ts';
export { type StyledSeries, type StyleOptions, styleSeries } from './styled-series.ts';
export { isCount, type UnitFamily, unitTraits } from './unit.ts';
