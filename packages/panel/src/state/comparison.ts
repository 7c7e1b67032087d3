import type { PanelCell } from './panel-cell.ts';
import {
  type SeriesClient,
  type SeriesSources,
  seriesSource,
  seriesSources,
} from './series-source.ts';
import type { Session } from './session.ts';
import { strongestSeries } from './strongest-series.ts';

/** Gets what charts showed so many ms before, behind what they show now. */
export interface Comparison {
  setOffset(offset: number | null): void;
  /** Another job or range; null for none. */
  follow(session: Session | null): void;
  /** Asks for a chart that has its own data. Never rejects. */
  ask(chartId: string): Promise<void>;
  /** Asks for those of the charts that are not compared yet. */
  complete(chartIds: readonly string[]): void;
  forget(chartId: string): void;
  /** Drops what is under way. */
  stop(): void;
}

export function createComparison(cell: PanelCell, client: SeriesClient): Comparison {
  let offset: number | null = null;
  let session: Session | null = null;
  let sources: SeriesSources | null = null;
  let abort = new AbortController();

  const stop = () => {
    abort.abort();
    abort = new AbortController();
  };

  const restart = () => {
    stop();
    const { charts } = cell.get();
    cell.set({
      charts: cell.charts(charts.keys(), ({ compared }) => compared && { compared: null }),
    });
    const before = offset;
    const view = session?.view;
    sources =
      before === null || view === undefined
        ? null
        : seriesSources((_, query) => seriesSource(client, query, view, before));
  };

  const ask = async (id: string): Promise<void> => {
    const { signal } = abort;
    const { query, matrix } = cell.get().charts.get(id) ?? {};
    if (sources === null || query === undefined || matrix === null) return;
    try {
      const before = await sources.of(id, query)(signal);
      if (signal.aborted) return;
      const compared = strongestSeries(before.matrix);
      cell.set({
        charts: cell.charts([id], (chart) => (chart.compared === compared ? null : { compared })),
      });
    } catch {
      // The chart is there without it, and says itself what cannot be had.
    }
  };

  return {
    setOffset(next) {
      offset = next;
      restart();
    },
    follow(next) {
      session = next;
      restart();
    },
    ask,
    complete(ids) {
      const { charts } = cell.get();
      for (const id of ids) if (charts.get(id)?.compared === null) ask(id);
    },
    forget(id) {
      sources?.forget(id);
    },
    stop,
  };
}
