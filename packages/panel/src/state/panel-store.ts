import { chartQuery, type JobScope, type Section } from '@flink-metrics/sdk/flink/job';
import {
  createScheduler,
  type LiveRange,
  liveRange,
  type Matrix,
  type QueryClient,
  type RangeGrid,
  rangeGrid,
  type Visibility,
} from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import { findJob, type JobName } from './find-job.ts';
import {
  asDefined,
  type ChartState,
  emptyState,
  openChartIds,
  type PanelState,
  type Progress,
  unasked,
} from './panel-state.ts';
import { commonProblem, type Problem, problemOf } from './problem.ts';
import { findProcesses, noProcesses } from './processes.ts';
import { rangeLength, type TimeRange } from './time-range.ts';

/** A chart a third of a screen wide shows no more. */
const POINTS = 240;

const noProgress: Progress = { done: 0, total: 0 };

export interface PanelStoreOptions {
  readonly client: QueryClient;
  readonly sections: readonly Section[];
  /** Unix ms. */
  readonly now?: () => number;
  /** Of the page: a hidden one is not refreshed. @defaultValue never hidden */
  readonly visibility?: Visibility;
  /** Of the browser: without a network nothing is refreshed. @defaultValue always online */
  readonly online?: Connectivity;
}

/** Whether there is a network: in a browser, `navigator.onLine`. */
export interface Connectivity {
  online(): boolean;
  subscribe(listener: () => void): () => void;
}

/** A job's metrics and how they are being got; knows no DOM. */
export interface PanelStore {
  getState(): PanelState;
  /** @returns how to stop being told */
  subscribe(listener: () => void): () => void;
  /** Asks for another job, or the same in another range; what was under way is dropped. Never rejects. */
  load(job: JobName, range: TimeRange): Promise<void>;
  /** Asks again for what is open, unless that is under way. Never rejects. */
  refresh(): Promise<void>;
  /** Asks again for one chart. Never rejects. */
  retry(chartId: string): Promise<void>;
  /** Opens or closes a section; one opened for the first time is asked for. Never rejects. */
  toggleSection(sectionId: string, open: boolean): Promise<void>;
  /** ms between two refreshes of a range that moves with the clock; null pauses. @defaultValue null */
  setRefresh(interval: number | null): void;
  /** Whether the panel is on the screen: else it is not refreshed. @defaultValue true */
  setWatched(watched: boolean): void;
  /** Tells that a chart came near the visible part of the page, or left it. Until this is called, all are near. */
  setNear(chartId: string, near: boolean): void;
  /** Compares with what was so many ms before; null stops that. @defaultValue null */
  setCompare(offset: number | null): void;
  /** Shows other sections; charts whose query stays keep their data. */
  setSections(sections: readonly Section[]): void;
  /** Drops what is under way; what is there stays, and can be refreshed. */
  stop(): void;
}

/** A job that was found, and the view on it. */
interface Session {
  readonly scope: JobScope;
  /** Between two samples, ms. */
  readonly interval: number;
  readonly range: TimeRange;
}

export function createPanelStore(options: PanelStoreOptions): PanelStore {
  const { client, sections, now = Date.now } = options;
  const scheduler = createScheduler({ client });
  const scheduled: QueryClient = { ...client, query: scheduler.query };
  const listeners = new Set<() => void>();
  let state = emptyState(sections);
  let session: Session | null = null;
  let underWay = 0;
  /** Of everything under way. */
  let abort = new AbortController();
  /** Of the charts whose range moves with the clock, by their ids: a refresh asks for their tails only. */
  const lives = new Map<string, LiveRange>();

  const set = (change: Partial<PanelState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const setChart = (id: string, change: Partial<ChartState>) => {
    const chart = state.charts.get(id);
    if (chart === undefined) return;
    set({ charts: new Map(state.charts).set(id, { ...chart, ...change }) });
  };

  const stop = () => {
    abort.abort();
    abort = new AbortController();
    // One that is being refreshed ends with its signal, and must not be joined.
    lives.clear();
    underWay = 0;
    const charts = [...state.charts].map(([id, chart]) => [id, settled(chart)] as const);
    const phase = state.updatedAt === null ? 'idle' : 'ready';
    set({ phase, charts: new Map(charts) });
  };

  /** Asks for charts and counts them, together with what is under way already. */
  const askAll = async (current: Session, ids: readonly string[], phase: PanelState['phase']) => {
    const { signal } = abort;
    const grid = gridOf(current.range, current.interval, now());
    const first = underWay === 0;
    underWay += ids.length;
    const { done, total } = first ? noProgress : state.progress;
    set({
      phase: first ? phase : state.phase,
      progress: { done, total: total + ids.length },
    });
    await Promise.all(
      ids.map(async (id) => {
        await ask(current, id, grid);
        if (signal.aborted) return;
        underWay -= 1;
        const progress = { ...state.progress, done: state.progress.done + 1 };
        set(underWay > 0 ? { progress } : { progress, phase: 'ready', problem: problemIn(state) });
      }),
    );
  };

  const ask = async (current: Session, id: string, grid: RangeGrid): Promise<void> => {
    const chart = state.charts.get(id);
    if (chart === undefined) return;
    const { signal } = abort;
    const { interval, range, scope } = current;
    try {
      const window = { step: grid.step, interval, range: rangeLength(range) };
      const query = print(chartQuery(chart.definition, scope, window));
      setChart(id, { status: 'loading', query });
      const answer = await (range.kind === 'last'
        ? askTail(id, query, range.length, grid, signal)
        : scheduler
            .queryRange(query, { ...grid, signal })
            .then(({ data }) => ({ matrix: data, grid })));
      if (signal.aborted) return;
      setChart(id, { status: 'ready', ...answer, problem: null });
      set({ updatedAt: now() });
    } catch (error) {
      if (!signal.aborted) setChart(id, { status: 'failed', problem: problemOf(error) });
    }
  };

  const askTail = async (
    id: string,
    query: string,
    length: number,
    { start, step }: RangeGrid,
    signal: AbortSignal,
  ): Promise<{ matrix: Matrix; grid: RangeGrid }> => {
    const live =
      lives.get(id) ??
      liveRange({ client: scheduler, query, range: length, step, origin: start, now });
    lives.set(id, live);
    await live.refresh({ signal });
    const { matrix, grid } = live.snapshot();
    if (grid === undefined) throw new TypeError('a refreshed range has a grid');
    return { matrix, grid };
  };

  /** Behind the charts, and never in their way: where this cannot be found out, they say what is wrong. */
  const askProcesses = async ({ scope, interval, range }: Session): Promise<void> => {
    const { signal } = abort;
    const { end: time } = spanOf(range, now());
    const processes = await findProcesses(scheduled, scope, { interval, time, signal }).catch(
      () => noProcesses,
    );
    if (!signal.aborted) set({ processes });
  };

  const search = async (job: JobName, range: TimeRange): Promise<Session | null> => {
    const { signal } = abort;
    try {
      const found = await findJob(client, job, spanOf(range, now()), signal);
      if (signal.aborted) return null;
      if (found.kind === 'found') return { scope: found.scope, interval: found.interval, range };
      set({ phase: 'ready', problem: found.problem });
    } catch (error) {
      if (signal.aborted) return null;
      set({ phase: 'ready', problem: problemOf(error) });
    }
    return null;
  };

  return {
    getState: () => state,

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async load(job, range) {
      stop();
      session = null;
      const same = state.job?.namespace === job.namespace && state.job.job === job.job;
      const charts = same
        ? state.charts
        : new Map([...state.charts].map(([id, { definition }]) => [id, unasked(definition)]));
      set({
        phase: 'loading',
        job,
        charts,
        problem: null,
        progress: { done: 0, total: openChartIds(state).length },
        ...(same ? {} : { updatedAt: null, processes: noProcesses }),
      });
      const found = await search(job, range);
      if (found === null) return;
      session = found;
      await Promise.all([askAll(found, openChartIds(state), 'loading'), askProcesses(found)]);
    },

    async refresh() {
      if (session === null || state.phase === 'loading' || state.phase === 'refreshing') return;
      await Promise.all([
        askAll(session, openChartIds(state), 'refreshing'),
        askProcesses(session),
      ]);
    },

    async retry(chartId) {
      if (session !== null) await askAll(session, [chartId], 'refreshing');
    },

    async toggleSection(sectionId, open) {
      const changed = state.sections.map((section) =>
        section.definition.id === sectionId ? { ...section, open } : section,
      );
      set({ sections: changed });
      const section = changed.find(({ definition }) => definition.id === sectionId);
      if (!open || section === undefined || session === null) return;
      const { end } = gridOf(session.range, session.interval, now());
      const old = section.definition.charts
        .map(({ id }) => id)
        .filter((id) => state.charts.get(id)?.grid?.end !== end);
      if (old.length > 0) await askAll(session, old, 'refreshing');
    },

    setRefresh: (interval) => set({ paused: interval === null }),
    setWatched() {},
    setNear() {},
    setCompare() {},
    setSections: (next) => set({ sections: next.map(asDefined) }),

    stop,
  };
}

/** A chart whose query was dropped is as it was before. */
function settled(chart: ChartState): ChartState {
  if (chart.status !== 'loading') return chart;
  return { ...chart, status: chart.matrix === null ? 'waiting' : 'ready' };
}

function spanOf(range: TimeRange, now: number): { start: number; end: number } {
  return range.kind === 'between' ? range : { start: now - range.length, end: now };
}

function gridOf(range: TimeRange, interval: number, now: number): RangeGrid {
  return rangeGrid({ ...spanOf(range, now), points: POINTS, minStep: Math.min(interval, 15_000) });
}

/** What all open charts have in common: one failure, or that the job has nothing to show anywhere. */
function problemIn(state: PanelState): Problem | null {
  const asked = openChartIds(state).flatMap((id) => state.charts.get(id) ?? []);
  const failures = asked.flatMap(({ problem }) => problem ?? []);
  const common = commonProblem(failures, asked.length);
  if (common !== null) return common;
  const empty = asked.every(({ matrix }) => matrix !== null && matrix.length === 0);
  return asked.length > 0 && empty ? { kind: 'no-data' } : null;
}
