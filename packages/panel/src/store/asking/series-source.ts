import {
  liveRange,
  type Matrix,
  type RangeGrid,
  type Scheduler,
} from '@flink-metrics/sdk/prometheus';
import { spanOf } from '../../range/time-range.ts';
import { shiftedGrid, type VisitTime } from '../job/visit.ts';
import { timeShift } from './time-shift.ts';

/** What series are asked of: a scheduler. */
export type SeriesClient = Pick<Scheduler, 'queryRange'>;

/** Gets the series of one query for the round that a visit is in. @throws {PrometheusError} */
export type SeriesSource = (signal: AbortSignal | undefined) => Promise<{
  readonly matrix: Matrix;
  readonly grid: RangeGrid;
  readonly warnings: readonly string[];
}>;

/**
 * A relative range asks for its tail only, once it has the rest; a fixed one is asked for whole.
 * @param offset so many ms before the visit's time; the answer's times are moved onto it
 */
export function seriesSource(
  client: SeriesClient,
  query: string,
  { range, grid, moment }: VisitTime,
  offset = 0,
): SeriesSource {
  const shift = timeShift(offset);
  if (range.kind === 'fixed') {
    return async (signal) => {
      const { data, warnings } = await client.queryRange(query, {
        ...shiftedGrid(grid, -offset),
        signal,
      });
      return { matrix: shift(data), grid, warnings };
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
    const { matrix, grid: then, warnings } = live.snapshot();
    if (then === undefined) throw new TypeError('a refreshed range has a grid');
    return { matrix: shift(matrix), grid: shiftedGrid(then, offset), warnings };
  };
}

/** Sources by name: another query of the same name is another source. */
export interface SeriesSources {
  of(name: string, query: string): SeriesSource;
  forget(name: string): void;
}

export function seriesSources(
  create: (name: string, query: string) => SeriesSource,
): SeriesSources {
  const sources = new Map<string, { readonly query: string; readonly source: SeriesSource }>();
  return {
    of(name, query) {
      const known = sources.get(name);
      if (known?.query === query) return known.source;
      const source = create(name, query);
      sources.set(name, { query, source });
      return source;
    },
    forget(name) {
      sources.delete(name);
    },
  };
}
