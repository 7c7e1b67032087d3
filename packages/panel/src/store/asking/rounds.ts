import { type Deployment, detectInterval } from '@flink-metrics/sdk/internal/flink-core';
import type { Visibility } from '@flink-metrics/sdk/prometheus';
import { spanOf, type TimeRange } from '../../range/time-range.ts';
import type { FoundJob, MissingJob } from '../job/find-job.ts';
import type { JobFindings } from '../job/job-findings.ts';
import { createJobSearch } from '../job/job-search.ts';
import { createVisit } from '../job/visit.ts';
import type { KnownDeployments } from '../state/known-deployments.ts';
import type { FactEvents, RoundEvents } from '../state/panel-events.ts';
import type { NamedJob, PanelState } from '../state/panel-state.ts';
import type { Problem } from '../state/problem.ts';
import type { StateStore } from '../state/state-store.ts';
import type { ChartRequests } from './chart-requests.ts';
import type { Clients } from './clients.ts';
import type { ComparisonRequests } from './comparison-requests.ts';
import { createVisitSources, type VisitSources } from './visit-sources.ts';
import type { WantedCharts } from './wanted-charts.ts';

/** Finds a job, and asks for all of it that is wanted: round after round, one at a time. */
export interface Rounds {
  /** Null until the job is found. */
  readonly current: VisitSources | null;
  /** Begins with another job or range; drops what is under way. @returns what is in the way of the whole panel */
  begin(job: NamedJob, range: TimeRange): Promise<Problem | null>;
  /** The next round, or the search again where nothing was found. One under way is joined. */
  next(): Promise<Problem | null>;
  /** Asks for those of the charts that are wanted and have nothing of this round. */
  catchUp(chartIds: readonly string[]): Promise<void>;
  /** Resolves when the facts of the job are known, as far as they can be. */
  facts(): Promise<void>;
  /** Asks what is wrong with the job once the charts of this round are there. */
  findings(): Promise<void>;
  /** Drops what is under way. */
  stop(): void;
}

export interface RoundsOptions {
  readonly state: StateStore<keyof (RoundEvents & FactEvents)>;
  readonly clients: Clients;
  readonly wanted: WantedCharts;
  readonly requests: ChartRequests;
  readonly comparison: ComparisonRequests;
  readonly judged: JobFindings;
  /** Of the page: nothing is begun in a hidden one, where no chart can report that it is far. */
  readonly visibility: Visibility | undefined;
  /** Unix ms. */
  readonly now: () => number;
  /** What the host knows of the deployment. */
  readonly given: () => Partial<Deployment> | undefined;
  /** What was found of namespaces before. */
  readonly namespaces: KnownDeployments;
}

/** Metrics of a new version, a second job of the same name: seen after that time, ms. */
const DESCRIBED_FOR_MS = 300_000;

export function createRounds(options: RoundsOptions): Rounds {
  const { state, clients, wanted, requests, comparison, judged, visibility, now } = options;
  const jobs = createJobSearch({ ...options, client: clients.direct });
  const round = createSlot<Problem | null>();
  // A slow answer about the job must not hold up the next round of its charts.
  const facts = createSlot<void>();
  const looks = createSlot<void>();
  let chosen: { readonly job: NamedJob; readonly range: TimeRange } | null = null;
  let current: VisitSources | null = null;
  let abort = new AbortController();
  /** When the job was looked for last, Unix ms. */
  let found = 0;

  const search = async (): Promise<Problem | null> => {
    if (chosen === null) return null;
    const { signal } = abort;
    const { job, range } = chosen;
    state.dispatch('search', null);
    found = now();
    if (visibility?.hidden()) await untilShown(visibility, signal);
    if (signal.aborted) return null;
    const { answer, check } = await jobs.findSoon(job, spanOf(range, now()), signal);
    if (signal.aborted) return null;
    if (answer.kind === 'missing') {
      state.dispatch('missing', answer.problem);
      return answer.problem;
    }
    const sources = visit(answer, range);
    const problem = await askAll(sources, 'loading');
    if (check !== null && !signal.aborted) mend(sources, check);
    return problem;
  };

  /** Shows instead of a job that was found by what was known what is found as if nothing had been. Nobody waits for it. */
  const mend = async (
    { visit: { time } }: VisitSources,
    check: () => Promise<FoundJob | MissingJob>,
  ): Promise<void> => {
    const { signal } = abort;
    const answer = await check();
    await round.current;
    if (signal.aborted || current?.visit.time !== time) return;
    if (answer.kind === 'found') {
      if (!isShown(answer)) await round.fill(askAll(instead(answer, time.range), 'refreshing'));
    } else if (answer.problem.kind === 'no-such-namespace') {
      requests.stop();
      current = null;
      state.dispatch('missing', answer.problem);
    }
  };

  /** Whether it is what is shown; what could not be told of it may have changed. */
  const isShown = (answer: FoundJob): boolean => {
    const { scope, runs, interval } = state.snapshot();
    if (scope === null || whatIsAsked(answer) !== whatIsAsked({ scope, runs })) return false;
    if (interval !== null) state.dispatch('found', { ...answer, interval });
    return true;
  };

  /** Visits what the job's name means now. */
  const instead = (job: FoundJob, range: TimeRange): VisitSources => {
    requests.stop();
    requests.forgetAll();
    return visit(job, range);
  };

  const visit = (job: FoundJob, range: TimeRange): VisitSources => {
    const sources = createVisitSources(createVisit(job, range, now()), options);
    current = sources;
    comparison.follow(sources.visit);
    state.dispatch('found', job);
    return sources;
  };

  const refresh = async (known: VisitSources): Promise<Problem | null> => {
    const { signal } = abort;
    known.visit.advance(now());
    const measured = await measure(await describe(known));
    return signal.aborted ? null : askAll(measured, 'refreshing');
  };

  /** What a deployment has, and what runs under the job's name, may change while one looks on. */
  const describe = async (known: VisitSources): Promise<VisitSources> => {
    const { range } = known.visit.time;
    if (chosen === null || range.kind === 'fixed' || now() - found < DESCRIBED_FOR_MS) return known;
    const { signal } = abort;
    found = now();
    const answer = await jobs.find(chosen.job, spanOf(range, now()), signal);
    if (answer.kind !== 'found' || signal.aborted || isShown(answer)) return known;
    return instead(answer, range);
  };

  /** A young job becomes old enough to measure its interval by: then everything is asked for again. */
  const measure = async (known: VisitSources): Promise<VisitSources> => {
    const { measured, scope, time } = known.visit;
    if (measured || time.range.kind === 'fixed') return known;
    const { signal } = abort;
    const { end } = spanOf(time.range, time.moment());
    const interval = await detectInterval(clients.direct, scope, { signal, time: end }).catch(
      () => null,
    );
    if (interval === null || signal.aborted) return known;
    const { runs } = state.snapshot();
    return instead({ kind: 'found', scope, runs, interval, measured: true }, time.range);
  };

  const askAll = async (
    sources: VisitSources,
    phase: PanelState['phase'],
  ): Promise<Problem | null> => {
    const { signal } = abort;
    const ids = wanted.ids();
    if (ids.length === 0) state.dispatch('empty', { time: now() });
    // The status is a line above the charts, and goes first; the rest is drawn on them.
    const status = facts.current === null ? sources.facts.askStatus(signal) : null;
    const charts = requests.ask(sources, ids, phase);
    if (status !== null) facts.fill(sources.facts.askRest(signal, status));
    await charts;
    if (signal.aborted) return null;
    const problem = requests.commonProblem();
    if (problem !== null && problem.kind !== 'no-data') return problem;
    look();
    return null;
  };

  /** One at a time, and nobody waits for it. */
  const look = async (): Promise<void> => {
    if (current === null || looks.current !== null) return;
    await looks.fill(judged.ask(current.visit, abort.signal));
  };

  const stop = () => {
    abort.abort();
    abort = new AbortController();
    round.empty();
    facts.empty();
    looks.empty();
    requests.stop();
    comparison.stop();
  };

  return {
    get current() {
      return current;
    },
    begin(job, range) {
      stop();
      requests.forgetAll();
      comparison.follow(null);
      current = null;
      chosen = { job, range };
      return round.fill(search());
    },
    next() {
      if (round.current !== null) return round.current;
      return round.fill(current === null ? search() : refresh(current));
    },
    async catchUp(chartIds) {
      if (current === null) return;
      const { visit } = current;
      const ids = new Set(wanted.ids());
      const behind = chartIds.filter((id) => ids.has(id) && requests.isBehind(visit, id));
      await requests.ask(current, behind, 'refreshing');
    },
    facts: async () => facts.current ?? undefined,
    async findings() {
      // A round looks when its charts are there; what is under way may go by other rules.
      if (round.current !== null) return;
      await looks.current;
      await look();
    },
    stop,
  };
}

/** What decides which queries are asked of a job. */
function whatIsAsked({ scope, runs }: Pick<FoundJob, 'scope' | 'runs'>): string {
  const { doubts, ...deployment } = scope.deployment;
  return JSON.stringify([{ ...scope, deployment }, runs.map(({ jobId }) => jobId)]);
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

/** Resolves when the page is shown, or when the signal aborts. */
function untilShown(visibility: Visibility, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      stop();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const stop = visibility.subscribe(() => {
      if (!visibility.hidden()) end();
    });
    signal.addEventListener('abort', end);
  });
}
