import type { JobPlan } from '@flink-metrics/sdk/flink/rules';
import type { Deployment, Section } from '@flink-metrics/sdk/internal/flink-core';
import type { QueryClient, Visibility } from '@flink-metrics/sdk/prometheus';
import type { TimeRange } from '../range/time-range.ts';
import { createAsking } from './asking/asking.ts';
import { type Connectivity, createPolling } from './polling.ts';
import type { HostRules } from './state/findings.ts';
import { type KnownDeployments, knownForNow } from './state/known-deployments.ts';
import { chartsToForget } from './state/other-sections.ts';
import type { NamedJob, PanelState } from './state/panel-state.ts';
import { createStateStore } from './state/state-store.ts';
import { usableDeployment } from './state/usable-deployment.ts';

export interface PanelStoreOptions {
  readonly client: QueryClient;
  readonly sections: readonly Section[];
  /** Unix ms. */
  readonly now?: () => number;
  /** Of the page: for a hidden one nothing is asked. @defaultValue never hidden */
  readonly visibility?: Visibility;
  /** Of the browser: without a network nothing is refreshed. @defaultValue always online */
  readonly online?: Connectivity;
  /** What was found of namespaces before. @defaultValue what this store finds */
  readonly namespaces?: KnownDeployments;
}

/**
 * A job's metrics and how they are being got; knows no DOM. Takes what its host asks for, and refreshes by itself:
 * `asking` gets the data, `state/panel-changes.ts` says what changes in the state.
 */
export interface PanelStore {
  getState(): PanelState;
  /** @returns how to end that */
  subscribe(listener: () => void): () => void;
  /** Asks for another job, or the same in another range; what was under way is dropped. Never rejects. */
  load(job: NamedJob, range: TimeRange): Promise<void>;
  /** Asks again for what is open and near, unless that is under way. Never rejects. */
  refresh(): Promise<void>;
  /** Asks again for one chart. Never rejects. */
  retry(chartId: string): Promise<void>;
  /** Opens or closes a section; one opened for the first time is asked for. Never rejects. */
  toggleSection(sectionId: string, open: boolean): Promise<void>;
  /** ms between two refreshes of a relative range; null pauses. @defaultValue null */
  setRefresh(interval: number | null): void;
  /** Whether the panel is on the screen: else it is not refreshed. @defaultValue true */
  setWatched(watched: boolean): void;
  /** Asks for what has no answer of now, near or not, in closed sections too. Resolves when all are answered or failed. */
  completeAll(): Promise<void>;
  /** A chart came near the visible part of the page, or left it. Near is also one that was never reported. */
  setNear(chartId: string, near: boolean): void;
  /** Compares with what was so many ms before; null ends that. @defaultValue null */
  setCompare(offset: number | null): void;
  /** What the host knows of the deployment: the next load goes by it. */
  setDeployment(given: Partial<Deployment> | undefined): void;
  /**
   * Says what is wrong with the job, by our rules and the host's; null ends that. @defaultValue null
   * @param topology what the host knows of the order of its tasks
   */
  judge(rules: HostRules | null, topology?: JobPlan): void;
  /** Shows other sections; charts whose query stays keep their data. */
  setSections(sections: readonly Section[]): void;
  /** Drops what is under way; what is there stays, and can be refreshed. */
  stop(): void;
}

export function createPanelStore(options: PanelStoreOptions): PanelStore {
  const { client, visibility, now = Date.now, namespaces = knownForNow() } = options;
  const state = createStateStore(options.sections);
  const asking = createAsking({
    state,
    client,
    visibility,
    now,
    given: () => given,
    namespaces,
    rules: () => rules,
    topology: () => topology,
  });
  let range: TimeRange | null = null;
  let interval: number | null = null;
  let given: Partial<Deployment> | undefined;
  let rules: HostRules | null = null;
  let topology: JobPlan | undefined;

  const refresh = async () => {
    const problem = await asking.next();
    // For `poll`, which waits longer after each failure.
    if (problem !== null) throw new Error(problem.kind);
  };

  const polling = createPolling(refresh, {
    visibility,
    connectivity: options.online,
    connected(online) {
      const { connection, paused } = state.snapshot();
      state.dispatch('online', online);
      if (!online || connection === 'online') return;
      if (paused && asking.isVisiting) asking.catchUp();
      else asking.next();
      polling.restart();
    },
  });

  const followChoices = () => {
    const paused = range?.kind === 'fixed' || interval === null;
    polling.setInterval(paused ? null : interval);
    state.dispatch('pause', paused);
  };

  return {
    getState: state.snapshot,
    subscribe: state.subscribe,

    async load(job, nextRange) {
      asking.stop();
      range = nextRange;
      state.dispatch('load', { job, charts: asking.wantedCount });
      followChoices();
      polling.start();
      await asking.begin(job, nextRange);
      polling.restart();
      await asking.facts();
    },

    async refresh() {
      polling.start();
      await asking.next();
      await asking.facts();
    },

    retry: asking.retry,

    async toggleSection(sectionId, open) {
      const toggled = state
        .snapshot()
        .sections.find(({ definition }) => definition.id === sectionId);
      if (toggled === undefined || toggled.open === open) return;
      state.dispatch('toggle', { section: sectionId, open });
      const ids = toggled.definition.charts.map(({ id }) => id);
      if (open) await asking.catchUp(ids);
      else asking.drop(ids);
    },

    setRefresh(next) {
      interval = next;
      followChoices();
    },

    setWatched(watched) {
      polling.setWatched(watched);
      // What was dropped when it was stopped.
      if (watched && polling.start()) asking.catchUp();
    },

    completeAll: asking.completeAll,
    setNear: asking.setNear,
    setCompare: asking.setOffset,

    setDeployment(next) {
      given = usableDeployment(next);
    },

    judge(next, plan) {
      rules = next;
      topology = plan;
      asking.findings();
    },

    setSections(next) {
      asking.forget(chartsToForget(state.snapshot().charts, next));
      state.dispatch('sections', next);
      asking.followSections();
    },

    stop() {
      asking.stop();
      polling.stop();
      state.dispatch('stop', null);
    },
  };
}
