import { labelKey } from '../prometheus/data/matrix.ts';
import type { Labels, Matrix, Series } from '../prometheus/index.ts';
import type { ColorScale } from './color-scale.ts';
import type { Stroke } from './palette.ts';

/** A series with its name, and the colour and stroke that tell it from the others of its chart. */
export interface StyledSeries {
  /** The same after every refresh. */
  readonly id: string;
  /** Label values are untrusted text: never put it in HTML. */
  readonly label: string;
  /** CSS colour; empty where it is not ours to say. */
  readonly color: string;
  readonly stroke: Stroke;
  readonly series: Series;
}

export interface StyleOptions {
  /** CSS colours, see `lightPalette` and `darkPalette`. */
  readonly palette: readonly string[];
  /** Shared by the charts of a page, so that one TaskManager has one colour on all of them. */
  readonly colors: ColorScale;
  /** The series' name in legend and tooltip. */
  readonly label: (labels: Labels) => string;
}

/**
 * Decides colour and stroke of each series of a chart. Style all of a chart's series at once, also those that are
 * hidden at the moment, so that the others keep their colours.
 *
 * @example
 * const series = styleSeries(matrix, {
 *   palette: lightPalette,
 *   colors: createColorScale(lightPalette.length),
 *   label: ({ tm_id }) => tm_id ?? 'total',
 * });
 * const traces = seriesTraces(series, { step: 15_000, view: 'stacked' });
 */
export function styleSeries(
  matrix: Matrix,
  { colors, label, palette }: StyleOptions,
): readonly StyledSeries[] {
  const styles = colors.assign(matrix.map(({ labels }) => labels));
  return unstyledSeries(matrix, { label }).map((series, index) => {
    const { color, stroke } = styles[index] ?? { color: 0, stroke: 'solid' };
    return { ...series, color: palette[color % palette.length] ?? '#888888', stroke };
  });
}

/** A chart's series in no colour of ours, for one whose theme has the colours. */
export const unstyledSeries = (
  matrix: Matrix,
  { label }: Pick<StyleOptions, 'label'>,
): readonly StyledSeries[] =>
  matrix.map((series) => ({
    id: labelKey(series.labels),
    label: label(series.labels),
    color: '',
    stroke: 'solid',
    series,
  }));

/** The series without their styles. */
export const matrixOf = (styled: readonly StyledSeries[]): Matrix =>
  styled.map(({ series }) => series);
