import {
  liveRange,
  type Matrix,
  type RangeGrid,
  type Scheduler,
} from '@flink-metrics/sdk/prometheus';
import { spanOf, type TimeRange } from './time-range.ts';
import { timeShift } from './time-shift.ts';

/** What is looked at. */
export interface TimeView {
  readonly range: TimeRange;
  /** Of the whole range when it was opened; a live one moves on by its steps. */
  readonly grid: RangeGrid;
  /** Now, as far as this round goes: what a range that goes along is counted from. Unix ms. */
  readonly moment: () => number;
}

/** What series are asked of: a scheduler. */
export type SeriesClient = Pick<Scheduler, 'queryRange'>;

/** Gets the series of one query for the view as it stands. @throws {PrometheusError} */
export type SeriesSource = (
  signal: AbortSignal | undefined,
) => Promise<{ readonly matrix: Matrix; readonly grid: RangeGrid }>;

/**
 * A live range asks for its tail only once it has the rest; a fixed one is asked whole.
 * @param offset so many ms before the view; the answer's times are moved onto it
 */
export function seriesSource(
  client: SeriesClient,
  query: string,
  { range, grid, moment }: TimeView,
  offset = 0,
): SeriesSource {
  const shift = timeShift(offset);
  if (range.kind === 'between') {
    return async (signal) => {
      const { data } = await client.queryRange(query, { ...moved(grid, -offset), signal });
      return { matrix: shift(data), grid };
    };
  }
  const live = liveRange({
    client,
    query,
    range: range.length,
    step: grid.step,
    origin: grid.start - offset,
    now: () => spanOf(range, moment()).end - offset,
  });
  return async (signal) => {
    await live.refresh({ signal });
    const { matrix, grid: then } = live.snapshot();
    if (then === undefined) throw new TypeError('a refreshed range has a grid');
    return { matrix: shift(matrix), grid: moved(then, offset) };
  };
}

/** Sources by name. One whose query changed starts anew. */
export interface SeriesSources {
  of(name: string, query: string): SeriesSource;
  forget(name: string): void;
}

export function seriesSources(create: (name: string, query: string) => SeriesSource) {
  const sources = new Map<string, { readonly query: string; readonly source: SeriesSource }>();
  return {
    of(name: string, query: string): SeriesSource {
      const known = sources.get(name);
      if (known?.query === query) return known.source;
      const source = create(name, query);
      sources.set(name, { query, source });
      return source;
    },
    forget(name: string): void {
      sources.delete(name);
    },
  };
}

export const moved = ({ start, end, step }: RangeGrid, offset: number): RangeGrid => ({
  start: start + offset,
  end: end + offset,
  step,
});
