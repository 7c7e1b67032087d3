import type { Matrix, Series } from '../prometheus/index.ts';
import type { LineOptions, LineView } from './line-options.ts';
import type { Stroke } from './palette.ts';
import { seriesId } from './series-id.ts';

/** What a series is drawn as. */
export interface SeriesLook {
  /** The same after every refresh. */
  readonly id: string;
  readonly name: string;
  readonly series: Series;
  readonly mark: 'line' | 'step' | 'bar' | 'band';
  /** CSS colour */
  readonly color: string;
  readonly stroke: Stroke;
  /** px */
  readonly width: number;
  /** 0..1 */
  readonly opacity: number;
  /** Those of one stack are put on top of each other; null for none. */
  readonly stack: string | null;
  /** Opacity of the area down to what it stands on, 0..1. */
  readonly fill: number;
}

const marks: Readonly<Record<LineView, SeriesLook['mark']>> = {
  line: 'line',
  stacked: 'line',
  step: 'step',
  bars: 'bar',
  state: 'band',
};

/** Whether a view adds its series up. */
export const stacks = (view: LineView | undefined): boolean =>
  view === 'stacked' || view === 'bars';

/** What is behind comes first. */
export function seriesLooks(matrix: Matrix, options: LineOptions): readonly SeriesLook[] {
  const series = look(matrix, options);
  const ghosts = look(ghostsOf(options), options).map(asGhost);
  return [...ghosts, ...series];
}

/** The series of each stack, from below. */
export function stacksOf(looks: readonly SeriesLook[]): readonly (readonly Series[])[] {
  const names = new Set(looks.flatMap(({ stack }) => stack ?? []));
  return [...names].map((name) =>
    looks.filter(({ stack }) => stack === name).map(({ series }) => series),
  );
}

/** A band has no place for another one behind it. */
export const ghostsOf = ({ ghosts, view }: LineOptions): Matrix =>
  view === 'state' ? [] : (ghosts ?? []);

/** Many lines are told apart better when they are thin, and a browser draws those of 1 px ten times as fast. */
const MANY = 5;

function look(matrix: Matrix, options: LineOptions): readonly SeriesLook[] {
  const { colors, label, palette, view = 'line' } = options;
  const styles = colors.assign(matrix.map(({ labels }) => labels));
  return matrix.map((series, index) => {
    const { color, stroke } = styles[index] ?? { color: 0, stroke: 'solid' };
    return {
      id: seriesId(series.labels),
      name: label(series.labels),
      series,
      mark: marks[view],
      color: palette[color % palette.length] ?? '#888888',
      stroke,
      width: matrix.length > MANY ? 1 : 1.5,
      opacity: 1,
      stack: stacks(view) ? 'all' : null,
      fill: view === 'stacked' ? 0.35 : 0,
    };
  });
}

const asGhost = (look: SeriesLook): SeriesLook => ({
  ...look,
  id: `ghost ${look.id}`,
  mark: look.mark === 'bar' ? 'step' : look.mark,
  stroke: 'dashed',
  width: 1,
  opacity: 0.45,
  stack: look.stack === null ? null : 'ghosts',
  fill: 0,
});
