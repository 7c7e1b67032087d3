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
export type JobFacts = Pick<PanelState, 'status' | 'marks' | 'processes'>;

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
    const [name = ''] = Object.keys(facts);
    const text = JSON.stringify(facts);
    if (signal.aborted || told.get(name) === text) return;
    told.set(name, text);
    tell(facts);
  };

  const options = (signal: AbortSignal) => ({
    interval,
    signal,
    time: spanOf(view.range, view.moment()).end,
  });

  return {
    async askStatus(signal, tell) {
      const status = findJobStatus(client, scope, options(signal));
      await status.then(
        (status) => tellNew(signal, tell, { status }),
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
      return report.value ?? (newest === null ? null : { time: newest, asked: moment });
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
