import { detectInterval } from '@flink-metrics/sdk/flink/job';
import type { QueryClient, Visibility } from '@flink-metrics/sdk/prometheus';
import type { ChartRequests } from './chart-requests.ts';
import { type Found, type FoundJob, findJob, type JobName } from './find-job.ts';
import { freshnessOf } from './freshness.ts';
import type { PanelCell } from './panel-cell.ts';
import type { PanelState } from './panel-state.ts';
import { type Problem, problemOf } from './problem.ts';
import { spanOf, type TimeRange } from './time-range.ts';
import { untilShown } from './until-shown.ts';
import { createVisit, type Visit } from './visit.ts';

/** What the user asks for. */
export interface Target {
  readonly job: JobName;
  readonly range: TimeRange;
}

/** Finds a job, and asks for all that is near of it: round after round, one at a time. */
export interface Rounds {
  /** Null until the job is found. */
  readonly visit: Visit | null;
  /** Goes for another job or range; what was under way is dropped. @returns what is in the way of the whole panel */
  go(target: Target): Promise<Problem | null>;
  /** The next round, or the search again where nothing was found. One under way is joined. */
  next(): Promise<Problem | null>;
  /** Asks for those of the charts that are near, and have nothing of this round. */
  catchUp(chartIds: readonly string[]): Promise<void>;
  /** Resolves when the facts of the job are known, as far as they can be. */
  facts(): Promise<void>;
  /** Drops what is under way. */
  drop(): void;
}

export interface RoundsOptions {
  readonly cell: PanelCell;
  readonly client: QueryClient;
  /** A client that asks first for what is visible. */
  readonly clientFor: (visible: () => boolean) => QueryClient;
  readonly isNear: (chartId: string) => boolean;
  readonly requests: ChartRequests;
  readonly nearIds: () => readonly string[];
  readonly commonProblem: () => Problem | null;
  /** A job was found. */
  readonly found: (visit: Visit) => void;
  /** Of the page: nothing is begun in a hidden one, where no chart can tell that it is not near. */
  readonly visibility: Visibility | undefined;
  /** Unix ms. */
  readonly now: () => number;
}

export function createRounds(options: RoundsOptions): Rounds {
  const { cell, client, clientFor, isNear, requests, nearIds, commonProblem, found, now } = options;
  const { visibility } = options;
  const round = createSlot<Problem | null>();
  // A slow answer about the job must not hold up the next round of its charts.
  const facts = createSlot<void>();
  let target: Target | null = null;
  let visit: Visit | null = null;
  let abort = new AbortController();

  const search = async (): Promise<Problem | null> => {
    if (target === null) return null;
    const { signal } = abort;
    const { job, range } = target;
    if (cell.get().phase === 'idle') cell.set({ phase: 'loading' });
    if (visibility?.hidden()) await untilShown(visibility, signal);
    if (signal.aborted) return null;
    const answer = await findJob(client, job, spanOf(range, now()), signal).catch(
      (error: unknown): FoundJob => ({ kind: 'missing', problem: problemOf(error) }),
    );
    if (signal.aborted) return null;
    if (answer.kind === 'missing') {
      cell.set({ phase: 'ready', problem: answer.problem });
      return answer.problem;
    }
    return askAll(begin(answer, range), 'loading');
  };

  const begin = (job: Found, range: TimeRange): Visit => {
    const begun = createVisit(job, { range, clientFor, isNear, now: now() });
    visit = begun;
    found(begun);
    cell.set({ interval: job.interval, scope: job.scope, problem: null });
    return begun;
  };

  const refresh = async (known: Visit): Promise<Problem | null> => {
    const { signal } = abort;
    known.session.advance(now());
    const current = await measured(known);
    return signal.aborted ? null : askAll(current, 'refreshing');
  };

  /** A young job becomes old enough to measure its interval by: then everything is asked anew. */
  const measured = async (known: Visit): Promise<Visit> => {
    const { session } = known;
    const { scope, view } = session;
    if (session.measured || view.range.kind === 'between') return known;
    const { signal } = abort;
    const time = spanOf(view.range, view.moment()).end;
    const interval = await detectInterval(client, scope, { signal, time }).catch(() => null);
    if (interval === null || signal.aborted) return known;
    requests.stop();
    requests.forgetAll();
    return begin({ kind: 'found', scope, interval, measured: true }, view.range);
  };

  const askAll = async (current: Visit, phase: PanelState['phase']): Promise<Problem | null> => {
    const { signal } = abort;
    const ids = nearIds();
    if (ids.length === 0) cell.set({ phase: 'ready', problem: null, updatedAt: now() });
    // The status is a line above the charts, and goes first; the rest is drawn on them.
    const source = facts.current === null ? current.facts : null;
    const status = source?.askStatus(signal, cell.set);
    const charts = requests.ask(current, ids, phase);
    const rest = source?.askRest(signal, cell.set);
    if (rest !== undefined)
      facts.fill(
        Promise.all([rest, status]).then(async ([report]) => {
          if (signal.aborted) return;
          const known = cell.get().freshness.newest;
          const freshness = freshnessOf(report, known, current.session);
          cell.set({ freshness });
          const { state, newest } = freshness;
          if (state === 'fresh' || newest === null || !cell.get().lost) return;
          await current.facts.askLast(newest, signal, cell.set);
        }),
      );
    await charts;
    if (signal.aborted) return null;
    const problem = commonProblem();
    return problem?.kind === 'no-data' ? null : problem;
  };

  const drop = () => {
    abort.abort();
    abort = new AbortController();
    round.empty();
    facts.empty();
    requests.stop();
  };

  return {
    get visit() {
      return visit;
    },
    go(next) {
      drop();
      requests.forgetAll();
      visit = null;
      target = next;
      return round.fill(search());
    },
    next() {
      if (round.current !== null) return round.current;
      return round.fill(visit === null ? search() : refresh(visit));
    },
    async catchUp(chartIds) {
      if (visit === null) return;
      const { session } = visit;
      const near = new Set(nearIds());
      const behind = chartIds.filter((id) => near.has(id) && requests.isBehind(session, id));
      await requests.ask(visit, behind, 'refreshing');
    },
    facts: async () => facts.current ?? undefined,
    drop,
  };
}

/** A place for one thing that is under way. */
function createSlot<T>() {
  let current: Promise<T> | null = null;
  return {
    get current() {
      return current;
    },
    fill(work: Promise<T>): Promise<T> {
      const filled = work.finally(() => {
        if (current === filled) current = null;
      });
      current = filled;
      return filled;
    },
    empty() {
      current = null;
    },
  };
}
