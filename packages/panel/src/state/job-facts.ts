import {
  findJobStatus,
  findLastReport,
  findMarks,
  findSharedProcesses,
  findStaleProcesses,
  type JobScope,
  type LastReport,
  type StaleOptions,
} from '@flink-metrics/sdk/flink/job';
import type { Matrix, QueryClient } from '@flink-metrics/sdk/prometheus';
import type { PanelState } from './panel-state.ts';
import type { Processes } from './processes.ts';
import { seriesSource, seriesSources } from './series-source.ts';
import type { Session } from './session.ts';
import { isLive, spanOf } from './time-range.ts';

/** What there is to know of a job besides its charts. */
export type JobFacts = Pick<PanelState, 'status' | 'lost' | 'marks' | 'processes'>;

/** Told of facts one after the other, as they come, and only of what changed. */
export type TellFacts = (facts: Partial<JobFacts>) => void;

/**
 * Asks for the round that the session is in. Never rejects: a fact that cannot be found out stays as it was, and the
 * charts say what is wrong.
 */
export interface JobFactsSource {
  askStatus(signal: AbortSignal, tell: TellFacts): Promise<void>;
  /** @returns when the job last reported; null where that is not known, or the range does not end now */
  askRest(signal: AbortSignal, tell: TellFacts): Promise<LastReport | null>;
  /** How a job that went silent was, while it still told. @param newest when it last reported, Unix ms */
  askLast(newest: number, signal: AbortSignal, tell: TellFacts): Promise<void>;
}

export interface JobFactsOptions {
  readonly session: Session;
  readonly client: QueryClient;
  /** For what may wait until the charts are there. */
  readonly patient: QueryClient;
}

export function createJobFacts({ session, client, patient }: JobFactsOptions): JobFactsSource {
  const { scope, interval, view } = session;
  // A restart stays where it was: only the newest stretch is asked again.
  const histories = seriesSources((_, query) => seriesSource(patient, query, view));
  let newest: number | null = null;
  let lastAsked: number | null = null;
  let ended: { readonly end: number; readonly time: number } | null = null;
  const told = new Map<string, string>();
  const history: QueryClient = {
    ...patient,
    async queryRange(query, { signal }) {
      const { matrix } = await histories.of('marks', query)(signal);
      newest = latest(matrix);
      return { data: matrix, warnings: [], infos: [] };
    },
  };

  const tellNew = (signal: AbortSignal, tell: TellFacts, facts: Partial<JobFacts>) => {
    const text = (fact: unknown) => JSON.stringify(fact);
    const fresh = Object.entries(facts).filter(([name, fact]) => told.get(name) !== text(fact));
    if (signal.aborted || fresh.length === 0) return;
    for (const [name, fact] of fresh) told.set(name, text(fact));
    tell(Object.fromEntries(fresh));
  };

  const options = (signal: AbortSignal, time = spanOf(view.range, view.moment()).end) => ({
    interval,
    signal,
    time,
  });

  /** A history goes on for the server's lookback after the last sample, which itself tells when it was. */
  const endOfHistory = async (end: number, signal: AbortSignal): Promise<number> => {
    if (ended?.end === end) return ended.time;
    const report = await findLastReport(patient, scope, { signal, time: end }).catch(() => null);
    ended = { end, time: report?.time ?? end };
    return ended.time;
  };

  return {
    async askStatus(signal, tell) {
      const status = findJobStatus(client, scope, options(signal));
      await status.then(
        (status) => {
          const lost = status === null && isLive(view.range);
          tellNew(signal, tell, lost ? { lost } : { status, lost });
        },
        () => {},
      );
    },

    async askRest(signal, tell) {
      const moment = view.moment();
      const [report] = await Promise.allSettled([
        isLive(view.range) ? findLastReport(patient, scope, { signal }) : undefined,
        findMarks(history, scope, { ...session.grid, interval, signal }).then((marks) =>
          tellNew(signal, tell, { marks }),
        ),
        findProcesses(patient, scope, options(signal)).then((processes) =>
          tellNew(signal, tell, { processes }),
        ),
      ]);
      if (report.status === 'rejected' || report.value === undefined) return null;
      // The server has forgotten the job, and its history still shows when it was there.
      if (report.value !== null || newest === null) return report.value;
      return { time: await endOfHistory(newest, signal), asked: moment };
    },

    async askLast(newest, signal, tell) {
      if (newest === lastAsked) return;
      // Not all processes go at once: an interval before the end, all were there.
      const status = findJobStatus(client, scope, options(signal, newest - interval));
      await status.then(
        (status) => {
          if (signal.aborted) return;
          lastAsked = newest;
          tellNew(signal, tell, { status, lost: true });
        },
        () => {},
      );
    },
  };
}

async function findProcesses(
  client: QueryClient,
  scope: JobScope,
  options: StaleOptions,
): Promise<Processes> {
  const [shared, stale] = await Promise.all([
    findSharedProcesses(client, scope, options),
    findStaleProcesses(client, scope, options),
  ]);
  return { shared, stale };
}

function latest(matrix: Matrix): number | null {
  const ends = matrix.flatMap(({ times }) => times.at(-1) ?? []);
  return ends.length === 0 ? null : Math.max(...ends);
}
