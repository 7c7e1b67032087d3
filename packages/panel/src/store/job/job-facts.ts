import {
  findJobStatus,
  findLastReport,
  findMarks,
  findSharedProcesses,
  findStaleProcesses,
  type JobScope,
  type LastReport,
  type StaleOptions,
} from '@flink-metrics/sdk/internal/flink-core';
import type { Matrix, QueryClient } from '@flink-metrics/sdk/prometheus';
import { isLive, spanOf } from '../../range/time-range.ts';
import type { FactEvents } from '../state/panel-events.ts';
import type { JobFacts } from '../state/panel-state.ts';
import type { Processes } from '../state/processes.ts';
import type { StateStore } from '../state/state-store.ts';
import { freshnessOf } from './freshness.ts';
import type { Visit } from './visit.ts';

/**
 * Asks for what is known of a job besides its charts, for the round that the visit is in, and reports what changed.
 * Never rejects: a fact that cannot be found out stays as it was, and the charts say what is wrong.
 */
export interface JobFactsSource {
  askStatus(signal: AbortSignal): Promise<void>;
  /** All others. @param status resolves when the status of this round is known: freshness follows from both */
  askRest(signal: AbortSignal, status: Promise<void>): Promise<void>;
}

export interface JobFactsOptions {
  readonly state: StateStore<keyof FactEvents>;
  readonly visit: Visit;
  readonly client: QueryClient;
  /** For what may wait until the charts are there. */
  readonly patient: QueryClient;
  /** The series of a query over the range. A restart stays where it was: only the newest part is asked for again. */
  readonly history: (query: string, signal: AbortSignal | undefined) => Promise<Matrix>;
}

export function createJobFacts(options: JobFactsOptions): JobFactsSource {
  const { state, visit, client, patient } = options;
  const { scope, interval, time } = visit;
  let newest: number | null = null;
  let lastAsked: number | null = null;
  let ended: { readonly end: number; readonly time: number } | null = null;
  const reported = new Map<string, string>();
  const history: QueryClient = {
    ...patient,
    async queryRange(query, { signal }) {
      const matrix = await options.history(query, signal);
      newest = latest(matrix);
      return { data: matrix, warnings: [], infos: [] };
    },
  };

  const report = (signal: AbortSignal, facts: Partial<JobFacts>) => {
    const text = (fact: unknown) => JSON.stringify(fact);
    const fresh = Object.entries(facts).filter(([name, fact]) => reported.get(name) !== text(fact));
    if (signal.aborted || fresh.length === 0) return;
    for (const [name, fact] of fresh) reported.set(name, text(fact));
    state.dispatch('facts', Object.fromEntries(fresh));
  };

  const at = (signal: AbortSignal, moment = spanOf(time.range, time.moment()).end) => ({
    interval,
    signal,
    time: moment,
  });

  /** A history goes on for the server's lookback after the last sample, which itself says when it was. */
  const endOfHistory = async (end: number, signal: AbortSignal): Promise<number> => {
    if (ended?.end === end) return ended.time;
    const last = await findLastReport(patient, scope, { signal, time: end }).catch(() => null);
    ended = { end, time: last?.time ?? end };
    return ended.time;
  };

  /** @returns when the job last reported; null where that is not known, or the range does not end now */
  const askOthers = async (signal: AbortSignal): Promise<LastReport | null> => {
    const moment = time.moment();
    const [last] = await Promise.allSettled([
      isLive(time.range) ? findLastReport(patient, scope, { signal }) : undefined,
      findMarks(history, scope, { ...visit.grid, interval, signal }).then((marks) =>
        report(signal, { marks }),
      ),
      findProcesses(patient, scope, at(signal)).then((processes) => report(signal, { processes })),
    ]);
    if (last.status === 'rejected' || last.value === undefined) return null;
    // The server has forgotten the job, and its history still shows when it was there.
    if (last.value !== null || newest === null) return last.value;
    return { time: await endOfHistory(newest, signal), asked: moment };
  };

  /** How a job that went silent was, while it still reported. @param newest when it last did, Unix ms */
  const askLastStatus = async (newest: number, signal: AbortSignal): Promise<void> => {
    if (newest === lastAsked) return;
    // Not all processes go at once: an interval before the end, all were there.
    const status = findJobStatus(client, scope, at(signal, newest - interval));
    await status.then(
      (status) => {
        if (signal.aborted) return;
        lastAsked = newest;
        report(signal, { status, lost: true });
      },
      () => {},
    );
  };

  return {
    async askStatus(signal) {
      const status = findJobStatus(client, scope, at(signal));
      await status.then(
        (status) => {
          const isNow = isLive(time.range);
          const lost = status === null && isNow;
          const statusAt = isNow ? null : spanOf(time.range, time.moment()).end;
          report(signal, { statusAt, lost, ...(!lost && { status }) });
        },
        () => {},
      );
    },

    async askRest(signal, status) {
      const [last] = await Promise.all([askOthers(signal), status]);
      if (signal.aborted) return;
      const known = state.snapshot().freshness.newest;
      const freshness = freshnessOf(last, known, visit);
      state.dispatch('facts', { freshness });
      if (freshness.state === 'fresh' || freshness.newest === null) return;
      if (state.snapshot().lost) await askLastStatus(freshness.newest, signal);
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
