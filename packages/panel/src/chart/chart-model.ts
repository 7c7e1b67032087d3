import {
  type ColorScale,
  darkPalette,
  lightPalette,
  type Stroke,
  seriesId,
} from '@flink-metrics/sdk/echarts/format';
import type { Labels, Matrix, Series } from '@flink-metrics/sdk/prometheus';
import type { Theme } from '../theme/theme.ts';

/** More lines than this nobody can tell apart, and each costs time at every refresh. */
export const MOST_SERIES = 20;

/** One series as chart, legend and tooltip show it. */
export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  readonly color: string;
  readonly stroke: Stroke;
  readonly visible: boolean;
  readonly series: Series;
  /** The same series at the time compared with, moved to the time shown; absent where it was not there. */
  readonly compared?: Series | undefined;
}

export interface ChartModel {
  readonly series: readonly ChartSeries[];
  /** How many are left out, the smallest ones. */
  readonly more: number;
}

export interface ChartModelOptions {
  readonly label: (labels: Labels) => string;
  readonly colors: ColorScale;
  /** CSS colours. */
  readonly palette: readonly string[];
  /** Ids that the user switched off. */
  readonly hidden: ReadonlySet<string>;
  readonly compared?: Matrix | null | undefined;
  /** How many series there are, where `matrix` does not have all. */
  readonly total?: number | undefined;
}

export const paletteOf = (theme: Theme): readonly string[] =>
  theme === 'dark' ? darkPalette : lightPalette;

/** The series of a chart, by name; of too many those with the highest last values. */
export function chartModel(matrix: Matrix, options: ChartModelOptions): ChartModel {
  const { colors, hidden, label, palette, total = 0 } = options;
  const chosen = matrix.length > MOST_SERIES ? highest(matrix) : matrix;
  const sorted = chosen
    .map((series) => ({ series, label: label(series.labels) }))
    .sort((one, other) => compareNames(one.label, other.label));
  const styles = colors.assign(sorted.map(({ series }) => series.labels));
  const before = new Map(options.compared?.map((series) => [seriesId(series.labels), series]));
  return {
    more: Math.max(matrix.length, total) - chosen.length,
    series: sorted.map(({ series, label }, index) => {
      const id = seriesId(series.labels);
      const style = styles[index] ?? { color: 0, stroke: 'solid' };
      return {
        id,
        label,
        color: palette[style.color % palette.length] ?? '',
        stroke: style.stroke,
        visible: !hidden.has(id),
        series,
        compared: before.get(id),
      };
    }),
  };
}

const last = ({ values }: Series): number => {
  const value = values.at(-1);
  return value === undefined || Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
};

const highest = (matrix: Matrix): Matrix =>
  [...matrix].sort((one, other) => last(other) - last(one) || 0).slice(0, MOST_SERIES);

const collator = new Intl.Collator('en', { numeric: true });
/** `subtask 2` before `subtask 10`. */
const compareNames = (one: string, other: string): number => collator.compare(one, other);
