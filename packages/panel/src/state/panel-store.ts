import type { Section } from '@flink-metrics/sdk/flink/job';
import { createScheduler, type QueryClient, type Visibility } from '@flink-metrics/sdk/prometheus';
import { createChartRequests } from './chart-requests.ts';
import { createComparison } from './comparison.ts';
import type { JobName } from './find-job.ts';
import { chartsToForget, otherSections } from './other-sections.ts';
import { createPanelCell } from './panel-cell.ts';
import { openChartIds, type PanelState, unasked, unknownJob } from './panel-state.ts';
import { type Connectivity, createPolling } from './polling.ts';
import { problemInAll } from './problem.ts';
import { createRounds } from './rounds.ts';
import { scheduledClient } from './scheduled-client.ts';
import type { TimeRange } from './time-range.ts';
import { createViewport } from './viewport.ts';

export interface PanelStoreOptions {
  readonly client: QueryClient;
  readonly sections: readonly Section[];
  /** Unix ms. */
  readonly now?: () => number;
  /** Of the page: for a hidden one nothing is asked. @defaultValue never hidden */
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
  /** Asks for what has no answer of now, near or not, in closed sections too. Resolves when all are answered or failed. */
  completeAll(): Promise<void>;
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
  const scheduler = createScheduler({ client, visibility: options.visibility });
  const clientFor = (visible: () => boolean) => scheduledClient(client, scheduler, visible);
  const cell = createPanelCell(options.sections);
  const viewport = createViewport();
  const comparison = createComparison(
    cell,
    clientFor(() => false),
  );
  let range: TimeRange | null = null;
  let interval: number | null = null;
  /** Charts that came near or left, to be looked at together. */
  const moved = new Set<string>();

  /** Charts that are asked for wherever they are. */
  const wanted = new Set<string>();
  const isNear = (id: string) => wanted.has(id) || viewport.isNear(id);

  const nearIds = () => [...new Set([...openChartIds(cell.get()).filter(isNear), ...wanted])];

  /** In the way of all charts that are near, as far as they were asked for. */
  const commonProblem = () => {
    const charts = nearIds().flatMap((id) => cell.get().charts.get(id) ?? []);
    return problemInAll(charts.filter(({ status }) => status !== 'waiting'));
  };

  const requests = createChartRequests({ cell, now, answered: comparison.ask, commonProblem });
  const rounds = createRounds({
    cell,
    client,
    clientFor,
    now,
    requests,
    nearIds,
    commonProblem,
    isNear,
    visibility: options.visibility,
    found: ({ session }) => comparison.follow(session),
  });

  const followView = () => {
    const ids = [...moved];
    moved.clear();
    requests.drop(ids.filter((id) => !isNear(id)));
    rounds.catchUp(ids);
    comparison.complete(ids.filter(isNear));
  };

  const polling = createPolling(
    async () => {
      const problem = await rounds.next();
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
        if (cell.get().paused && rounds.visit !== null) rounds.catchUp(nearIds());
        else rounds.next();
        polling.restart();
      },
    },
  );

  /** Some may have been under way before. */
  const untilAnswered = (ids: readonly string[]) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (ids.some((id) => cell.get().charts.get(id)?.status === 'loading')) return;
        stop();
        resolve();
      };
      const stop = cell.subscribe(look);
      look();
    });

  const followChoices = () => {
    const live = range?.kind !== 'between' && interval !== null;
    polling.setInterval(live ? interval : null);
    cell.set({ paused: !live });
  };

  return {
    getState: cell.get,
    subscribe: cell.subscribe,

    async load(job, nextRange) {
      rounds.drop();
      comparison.follow(null);
      range = nextRange;
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
      followChoices();
      polling.start();
      await rounds.go({ job, range: nextRange });
      polling.restart();
      await rounds.facts();
    },

    async refresh() {
      polling.start();
      await rounds.next();
      await rounds.facts();
    },

    async retry(chartId) {
      const { visit } = rounds;
      if (visit === null) await rounds.next();
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
      if (open) await rounds.catchUp(ids);
      else requests.drop(ids.filter((id) => !wanted.has(id)));
    },

    setRefresh(next) {
      interval = next;
      followChoices();
    },

    setWatched(watched) {
      polling.setWatched(watched);
      if (!watched || !polling.start()) return;
      // What was dropped when it was stopped.
      rounds.catchUp(nearIds());
    },

    async completeAll() {
      const ids = cell.get().sections.flatMap(({ definition }) => definition.charts.map(idOf));
      for (const id of ids) wanted.add(id);
      try {
        await rounds.catchUp(ids);
        await untilAnswered(ids);
      } finally {
        wanted.clear();
      }
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
        rounds.visit?.sources.forget(id);
        comparison.forget(id);
      }
      cell.set(otherSections(cell.get(), next));
      viewport.keep(cell.get().charts);
      rounds.catchUp(nearIds());
    },

    stop() {
      rounds.drop();
      comparison.stop();
      polling.stop();
      cell.set({ phase: cell.get().updatedAt === null ? 'idle' : 'ready' });
    },
  };
}

const idOf = ({ id }: { readonly id: string }): string => id;
