import { type ChartDefinition, measuresProcesses } from '@flink-metrics/sdk/internal/flink-core';
import { metricsUsed } from '@flink-metrics/sdk/promql';
import { createJobFacts, type JobFactsSource } from '../job/job-facts.ts';
import type { Visit } from '../job/visit.ts';
import type { FactEvents } from '../state/panel-events.ts';
import type { ChartState } from '../state/panel-state.ts';
import type { StateStore } from '../state/state-store.ts';
import { chartText } from './chart-text.ts';
import type { Clients } from './clients.ts';
import { type SeriesSources, seriesSource, seriesSources } from './series-source.ts';
import { remembered } from './time-shift.ts';
import type { WantedCharts } from './wanted-charts.ts';

/** A visit, and what asks for its charts and facts. */
export interface VisitSources {
  readonly visit: Visit;
  /** Of the charts, by their ids. */
  readonly series: SeriesSources;
  readonly facts: JobFactsSource;
  /** @throws {TypeError} for a chart of a host's own that cannot be asked of one job */
  queryOf(definition: ChartDefinition): Pick<ChartState, 'query' | 'metrics' | 'measured'>;
}

export interface VisitSourcesOptions {
  readonly state: StateStore<keyof FactEvents>;
  readonly clients: Clients;
  readonly wanted: Pick<WantedCharts, 'isNear'>;
}

export function createVisitSources(
  visit: Visit,
  { state, clients, wanted }: VisitSourcesOptions,
): VisitSources {
  const { time } = visit;
  const patient = clients.scheduled(() => false);
  const histories = seriesSources((_, query) => seriesSource(patient, query, time));
  return {
    visit,
    series: seriesSources((id, query) =>
      seriesSource(
        clients.scheduled(() => wanted.isNear(id)),
        query,
        time,
      ),
    ),
    facts: createJobFacts({
      state,
      visit,
      client: clients.scheduled(() => true),
      patient,
      history: async (query, signal) => (await histories.of('marks', query)(signal)).matrix,
    }),
    queryOf: remembered((definition) => ({
      query: chartText(definition, visit),
      metrics: metricsUsed(definition.query),
      measured: measuresProcesses(definition.query),
    })),
  };
}
