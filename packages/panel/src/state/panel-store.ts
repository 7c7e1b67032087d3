import type { Section } from '@flink-metrics/sdk/flink/job';
import { createScheduler, type QueryClient, type Visibility } from '@flink-metrics/sdk/prometheus';
import { createChartRequests } from './chart-requests.ts';
import { createComparison } from './comparison.ts';
import { type FoundJob, findJob, type JobName } from './find-job.ts';
import { freshnessOf } from './freshness.ts';
import { chartsToForget, otherSections } from './other-sections.ts';
import { createPanelCell } from './panel-cell.ts';
import { openChartIds, type PanelState, unasked, unknownJob } from './panel-state.ts';
import { type Connectivity, createPolling } from './polling.ts';
import { type Problem, problemInAll, problemOf } from './problem.ts';
import { scheduledClient } from './scheduled-client.ts';
import { spanOf } from './session.ts';
import type { TimeRange } from './time-range.ts';
import { createViewport } from './viewport.ts';
import { createVisit, type Visit } from './visit.ts';

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

/** A job's metrics and how they are being got; knows no DOM. */
export interface PanelStore {
  getState(): PanelState;
  /** @returns how to stop being told */
  subscribe(listener: () => void): () => void;
  /** Asks for another job, or the same in another range; what was under way is dropped. Never rejects. */
  load(job: JobName, range: TimeRange): Promise<void>;
  /** Asks again for what is open and near, unless that is under way. Never rejects. */
  refresh(): Promise<void>;
  /** Asks again for one chart. Never rejects. */
  retry(chartId: string): Promise<void>;
  /** Opens or closes a section; one opened for the first time is asked for. Never rejects. */
  toggleSection(sectionId: string, open: boolean): Promise<void>;
  /** ms between two refreshes of a range that moves with the clock; null pauses. @defaultValue null */
  setRefresh(interval: number | null): void;
  /** Whether the panel is on the screen: else it is not refreshed. @defaultValue true */
  setWatched(watched: boolean): void;
  /** Tells that a chart came near the visible part of the page, or left it. One that nobody tells of is near. */
  setNear(chartId: string, near: boolean): void;
  /** Compares with what was so many ms before; null stops that. @defaultValue null */
  setCompare(offset: number | null): void;
  /** Shows other sections; charts whose query stays keep their data. */
  setSections(sections: readonly Section[]): void;
  /** Drops what is under way; what is there stays, and can be refreshed. */
  stop(): void;
}

export function createPanelStore(options: PanelStoreOptions): PanelStore {
  const { client, now = Date.now } = options;
  const scheduler = createScheduler({ client });
  const clientFor = (visible: () => boolean) => scheduledClient(client, scheduler, visible);
  const cell = createPanelCell(options.sections);
  const viewport = createViewport();
  const comparison = createComparison(
    cell,
    clientFor(() => false),
  );
  let target: { readonly job: JobName; readonly range: TimeRange } | null = null;
  let visit: Visit | null = null;
  let interval: number | null = null;
  /** A search or a refresh; there is one at a time. */
  let underWay: Promise<Problem | null> | null = null;
  let abort = new AbortController();
  /** Charts that came near or left, to be looked at together. */
  const moved = new Set<string>();

  const nearIds = () => openChartIds(cell.get()).filter(viewport.isNear);

  /** In the way of all charts that are near, as far as they were asked for. */
  const commonProblem = () => {
    const charts = nearIds().flatMap((id) => cell.get().charts.get(id) ?? []);
    return problemInAll(charts.filter(({ status }) => status !== 'waiting'));
  };

  const requests = createChartRequests({
    cell,
    now,
    answered: comparison.ask,
    problem: commonProblem,
  });

  const search = async (): Promise<Problem | null> => {
    const { signal } = abort;
    if (target === null) return null;
    const { job, range } = target;
    if (cell.get().phase === 'idle') cell.set({ phase: 'loading' });
    const found = await findJob(client, job, spanOf(range, now()), signal).catch(
      (error: unknown): FoundJob => ({ kind: 'missing', problem: problemOf(error) }),
    );
    if (signal.aborted) return null;
    if (found.kind === 'missing') {
      cell.set({ phase: 'ready', problem: found.problem });
      return found.problem;
    }
    visit = createVisit(found, { range, clientFor, isNear: viewport.isNear, now: now() });
    comparison.follow(visit.session);
    cell.set({ interval: found.interval, scope: found.scope, problem: null });
    return askAll(visit, 'loading');
  };

  /** Asks for everything that is near. @returns what is in its way */
  const askAll = async (
    { session, facts, ...rest }: Visit,
    phase: PanelState['phase'],
  ): Promise<Problem | null> => {
    const { signal } = abort;
    const ids = nearIds();
    if (ids.length === 0) cell.set({ phase: 'ready', problem: null, updatedAt: now() });
    // In this order: the status is a line above the charts, the rest is drawn on them.
    const [, , report] = await Promise.all([
      facts.askStatus(signal, cell.set),
      requests.ask({ session, ...rest }, ids, phase),
      facts.askRest(signal, cell.set),
    ]);
    if (signal.aborted) return null;
    const { newest } = cell.get().freshness;
    cell.set({ freshness: freshnessOf(report, newest, session) });
    const problem = commonProblem();
    return problem?.kind === 'no-data' ? null : problem;
  };

  const begin = (work: () => Promise<Problem | null>): Promise<Problem | null> => {
    const ended = work().finally(() => {
      if (underWay === ended) underWay = null;
    });
    underWay = ended;
    return ended;
  };

  const renew = (): Promise<Problem | null> => {
    if (underWay !== null) return underWay;
    if (visit === null) return begin(search);
    const current = visit;
    current.session.advance(now());
    return begin(() => askAll(current, 'refreshing'));
  };

  /** Asks for those of the charts that are near, and have nothing of this round. */
  const catchUp = async (ids: readonly string[]): Promise<void> => {
    if (visit === null) return;
    const { session } = visit;
    const near = new Set(nearIds());
    const behind = ids.filter((id) => near.has(id) && requests.isBehind(session, id));
    await requests.ask(visit, behind, 'refreshing');
  };

  const followView = () => {
    const ids = [...moved];
    moved.clear();
    requests.drop(ids.filter((id) => !viewport.isNear(id)));
    catchUp(ids);
    comparison.complete(ids.filter(viewport.isNear));
  };

  const polling = createPolling(
    async () => {
      const problem = await renew();
      // Told to the poll, which tries it later each time.
      if (problem !== null) throw new Error(problem.kind);
    },
    {
      visibility: options.visibility,
      connectivity: options.online,
      connected(online) {
        const isBack = online && cell.get().connection === 'offline';
        cell.set({ connection: online ? 'online' : 'offline' });
        if (!isBack) return;
        if (cell.get().paused && visit !== null) catchUp(nearIds());
        else renew();
        polling.restart();
      },
    },
  );

  const followChoices = () => {
    const live = target?.range.kind !== 'between' && interval !== null;
    polling.setInterval(live ? interval : null);
    cell.set({ paused: !live });
  };

  const drop = () => {
    abort.abort();
    abort = new AbortController();
    underWay = null;
    requests.stop();
    comparison.stop();
  };

  return {
    getState: cell.get,
    subscribe: cell.subscribe,

    async load(job, range) {
      drop();
      requests.forgetAll();
      visit = null;
      target = { job, range };
      const { charts, job: before } = cell.get();
      const same = before?.namespace === job.namespace && before.job === job.job;
      cell.set({
        ...(same ? {} : unknownJob),
        phase: 'loading',
        job,
        problem: null,
        charts: same ? charts : cell.charts(charts.keys(), ({ definition }) => unasked(definition)),
        progress: { done: 0, total: nearIds().length },
      });
      comparison.follow(null);
      followChoices();
      polling.start();
      await begin(search);
      polling.restart();
    },

    async refresh() {
      polling.start();
      await renew();
    },

    async retry(chartId) {
      if (visit === null) await renew();
      else await requests.ask(visit, [chartId], 'refreshing');
    },

    async toggleSection(sectionId, open) {
      const { sections } = cell.get();
      const toggled = sections.find(({ definition }) => definition.id === sectionId);
      if (toggled === undefined || toggled.open === open) return;
      cell.set({
        sections: sections.map((section) => (section === toggled ? { ...section, open } : section)),
      });
      const ids = toggled.definition.charts.map(({ id }) => id);
      if (open) await catchUp(ids);
      else requests.drop(ids);
    },

    setRefresh(next) {
      interval = next;
      followChoices();
    },

    setWatched(watched) {
      polling.setWatched(watched);
      if (!watched || !polling.start()) return;
      // What was dropped when it was stopped.
      catchUp(nearIds());
    },

    setNear(chartId, near) {
      viewport.setNear(chartId, near);
      if (moved.size === 0) queueMicrotask(followView);
      moved.add(chartId);
    },

    setCompare(offset) {
      comparison.setOffset(offset);
      comparison.complete(nearIds());
    },

    setSections(next) {
      const forgotten = chartsToForget(cell.get(), next);
      requests.forget(forgotten);
      for (const id of forgotten) {
        visit?.sources.forget(id);
        comparison.forget(id);
      }
      cell.set(otherSections(cell.get(), next));
      viewport.keep(cell.get().charts);
      catchUp(nearIds());
    },

    stop() {
      drop();
      polling.stop();
      cell.set({ phase: cell.get().updatedAt === null ? 'idle' : 'ready' });
    },
  };
}
