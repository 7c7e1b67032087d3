/**
 * Values, times and colours for text and CSS: what a page needs that does not draw yet.
 *
 * @module
 */

export { type ColorScale, createColorScale, type SeriesStyle, tellApart } from './color-scale.ts';
export { formatValue, noValue } from './format-value.ts';
export { canonicalLocale, dateFormat, type Localisation, numberFormat } from './locale.ts';
export {
  darkPalette,
  darkSurface,
  lightPalette,
  lightSurface,
  type Stroke,
  strokes,
} from './palette.ts';
export { seriesId } from './series-id.ts';
export { isCount, type UnitFamily, unitTraits, type ValueUnit } from './unit.ts';
export { offsetAt } from './zone-offset.ts';
