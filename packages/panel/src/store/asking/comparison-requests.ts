import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import type { Visit } from '../job/visit.ts';
import type { ComparisonEvents } from '../state/panel-events.ts';
import type { StateStore } from '../state/state-store.ts';
import { chartText, withoutRecords } from './chart-text.ts';
import {
  type SeriesClient,
  type SeriesSources,
  seriesSource,
  seriesSources,
} from './series-source.ts';
import { strongestSeries } from './strongest-series.ts';

/** Gets what charts showed so many ms before, behind what they show now. */
export interface ComparisonRequests {
  setOffset(offset: number | null): void;
  /** Another job or range; null for none. */
  follow(visit: Visit | null): void;
  /** Asks for a chart that has its own data. Never rejects. */
  ask(chartId: string): Promise<void>;
  /** Asks for those of the charts that are not compared yet. */
  complete(chartIds: readonly string[]): void;
  forget(chartId: string): void;
  /** Drops what is under way. */
  stop(): void;
}

export function createComparisonRequests(
  state: StateStore<keyof ComparisonEvents>,
  client: SeriesClient,
): ComparisonRequests {
  let offset: number | null = null;
  let visit: Visit | null = null;
  let sources: SeriesSources | null = null;
  let abort = new AbortController();

  const stop = () => {
    abort.abort();
    abort = new AbortController();
  };

  /** What rules record now, they may not have recorded then. */
  const queryThen = (definition: ChartDefinition, query: string) =>
    visit === null || visit.scope.deployment.recorded.length === 0
      ? query
      : chartText(definition, withoutRecords(visit));

  const restart = () => {
    stop();
    state.dispatch('compare', null);
    const before = offset;
    const time = visit?.time;
    sources =
      before === null || time === undefined
        ? null
        : seriesSources((_, query) => seriesSource(client, query, time, before));
  };

  const ask = async (id: string): Promise<void> => {
    const { signal } = abort;
    const { definition, query, matrix } = state.snapshot().charts.get(id) ?? {};
    if (sources === null || definition === undefined || query === undefined || matrix === null) {
      return;
    }
    try {
      const before = await sources.of(id, queryThen(definition, query))(signal);
      if (signal.aborted) return;
      state.dispatch('compare', { chart: id, matrix: strongestSeries(before.matrix) });
    } catch {
      // The chart is shown without it, and has a message of its own where it fails too.
    }
  };

  return {
    setOffset(next) {
      offset = next;
      restart();
    },
    follow(next) {
      visit = next;
      restart();
    },
    ask,
    complete(ids) {
      const { charts } = state.snapshot();
      for (const id of ids) if (charts.get(id)?.compared === null) ask(id);
    },
    forget(id) {
      sources?.forget(id);
    },
    stop,
  };
}
