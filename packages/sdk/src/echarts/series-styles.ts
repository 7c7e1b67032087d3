import { type ColorScale, createColorScale } from '../chart/color-scale.ts';
import {
  type StyledSeries,
  type StyleOptions,
  styleSeries,
  unstyledSeries,
} from '../chart/styled-series.ts';
import type { Matrix } from '../prometheus/index.ts';

/** Whose colours the series have: a palette's, or where there is none those of the chart's theme. */
export type SeriesColors =
  | {
      /** CSS colours, see `lightPalette` and `darkPalette`. */
      readonly palette: readonly string[];
      /** Shared by charts in which a series is to have one colour; of the chart alone when left out. */
      readonly colors?: ColorScale | undefined;
    }
  | { readonly palette?: undefined; readonly colors?: undefined };

/** How all matrices of one chart are styled. */
export function seriesStyles(
  options: SeriesColors & Pick<StyleOptions, 'label'>,
): (matrix: Matrix) => readonly StyledSeries[] {
  const { label, palette } = options;
  if (palette === undefined) return (matrix) => unstyledSeries(matrix, options);
  const { colors = createColorScale(palette.length) } = options;
  return (matrix) => styleSeries(matrix, { palette, colors, label });
}
