import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import type { Found } from './find-job.ts';
import { createJobFacts, type JobFactsSource } from './job-facts.ts';
import { type SeriesSources, seriesSource, seriesSources } from './series-source.ts';
import { createSession, type Session } from './session.ts';
import type { TimeRange } from './time-range.ts';

/** A job that was found, with what asks for it. */
export interface Visit {
  readonly session: Session;
  /** Of the charts, by their ids. */
  readonly sources: SeriesSources;
  readonly facts: JobFactsSource;
}

export interface VisitOptions {
  readonly range: TimeRange;
  /** A client that asks first for what is visible. */
  readonly clientFor: (visible: () => boolean) => QueryClient;
  readonly isNear: (chartId: string) => boolean;
  /** Unix ms. */
  readonly now: number;
}

export function createVisit(found: Found, { range, clientFor, isNear, now }: VisitOptions): Visit {
  const session = createSession(found, range, now);
  return {
    session,
    sources: seriesSources((id, query) =>
      seriesSource(
        clientFor(() => isNear(id)),
        query,
        session.view,
      ),
    ),
    facts: createJobFacts({
      session,
      client: clientFor(() => true),
      patient: clientFor(() => false),
    }),
  };
}
