import type { Series } from '../prometheus/index.ts';
import type { ChartOptions, LineView } from './chart-options.ts';
import type { StyledSeries } from './styled-series.ts';

/** What a series is drawn as in a view. */
export interface SeriesLook extends StyledSeries {
  readonly mark: 'line' | 'step' | 'bar' | 'band';
  /** px */
  readonly width: number;
  /** 0..1 */
  readonly opacity: number;
  /** Series with the same name here are put on top of each other; null for none. */
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

/** In the order they are drawn: ghosts first. */
export function seriesLooks(
  series: readonly StyledSeries[],
  options: Pick<ChartOptions, 'ghosts' | 'view'>,
): readonly SeriesLook[] {
  const ghosts = looksIn(options.view, ghostsOf(options)).map(asGhost);
  return [...ghosts, ...looksIn(options.view, series)];
}

/** The series of each stack, from below. */
export function stacksOf(looks: readonly SeriesLook[]): readonly (readonly Series[])[] {
  const names = new Set(looks.flatMap(({ stack }) => stack ?? []));
  return [...names].map((name) =>
    looks.filter(({ stack }) => stack === name).map(({ series }) => series),
  );
}

interface Ghosts<Ghost> {
  readonly ghosts?: readonly Ghost[] | undefined;
  readonly view?: LineView | undefined;
}

/** A band has no place for another one behind it. */
export const ghostsOf = <Ghost>({ ghosts, view }: Ghosts<Ghost>): readonly Ghost[] =>
  view === 'state' ? [] : (ghosts ?? []);

/** Many lines are easier to tell apart when they are thin, and a browser draws those of 1 px ten times as fast. */
const MANY = 5;

const looksIn = (view: LineView = 'line', series: readonly StyledSeries[]): readonly SeriesLook[] =>
  series.map((styled) => ({
    ...styled,
    mark: marks[view],
    width: series.length > MANY ? 1 : 1.5,
    opacity: 1,
    stack: stacks(view) ? 'all' : null,
    fill: view === 'stacked' ? 0.35 : 0,
  }));

/** Its series' own stroke: a dash says which of a process's values it is, and must not say yesterday too. */
const asGhost = (look: SeriesLook): SeriesLook => ({
  ...look,
  id: `ghost ${look.id}`,
  mark: look.mark === 'bar' ? 'step' : look.mark,
  width: 1,
  opacity: 0.45,
  stack: look.stack === null ? null : 'ghosts',
  fill: 0,
});
