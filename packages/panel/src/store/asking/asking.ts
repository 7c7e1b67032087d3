import type { JobPlan } from '@flink-metrics/sdk/flink/rules';
import type { Deployment } from '@flink-metrics/sdk/internal/flink-core';
import type { QueryClient, Visibility } from '@flink-metrics/sdk/prometheus';
import type { TimeRange } from '../../range/time-range.ts';
import { createJobFindings } from '../job/job-findings.ts';
import type { HostRules } from '../state/findings.ts';
import type { KnownDeployments } from '../state/known-deployments.ts';
import type { AskingEvents } from '../state/panel-events.ts';
import type { NamedJob } from '../state/panel-state.ts';
import type { Problem } from '../state/problem.ts';
import type { StateStore } from '../state/state-store.ts';
import { createChartRequests } from './chart-requests.ts';
import { createClients } from './clients.ts';
import { createComparisonRequests } from './comparison-requests.ts';
import { createRounds } from './rounds.ts';
import { createWantedCharts } from './wanted-charts.ts';

/**
 * All that is asked of Prometheus: for the job and its facts, the charts that are wanted, and what they are compared
 * with. Only this reports to the state what comes of it. Nothing rejects.
 */
export interface Asking {
  /** Whether the job was found. */
  readonly isVisiting: boolean;
  /** How many charts are wanted now. */
  readonly wantedCount: number;
  /** Asks for another job or range. @returns what is in the way of the whole panel */
  begin(job: NamedJob, range: TimeRange): Promise<Problem | null>;
  /** The next round, or the search again where nothing was found; joins one that is under way. */
  next(): Promise<Problem | null>;
  /** Resolves when the facts of the job are known, as far as they can be. */
  facts(): Promise<void>;
  /** Asks what is wrong with the job, unless that was done a moment ago; without a job it waits for one. */
  findings(): Promise<void>;
  /** Asks for those of the charts that are wanted and have nothing of this round. @defaultValue all */
  catchUp(chartIds?: readonly string[]): Promise<void>;
  /** Asks for one chart again; for everything where the job was not found. */
  retry(chartId: string): Promise<void>;
  /** Asks for what has no answer of now, wanted or not. Resolves when all are answered or failed. */
  completeAll(): Promise<void>;
  /** Asks for what is new: the state has other sections. */
  followSections(): Promise<void>;
  setNear(chartId: string, near: boolean): void;
  /** Compares with what was so many ms before; null ends that. */
  setOffset(offset: number | null): void;
  /** Drops requests of charts that are no longer wanted. */
  drop(chartIds: readonly string[]): void;
  /** Drops requests of charts, and forgets their answers. */
  forget(chartIds: readonly string[]): void;
  /** Drops what is under way. */
  stop(): void;
}

export interface AskingOptions {
  readonly state: StateStore<keyof AskingEvents>;
  readonly client: QueryClient;
  /** Of the page: for a hidden one nothing is asked. */
  readonly visibility: Visibility | undefined;
  /** Unix ms. */
  readonly now: () => number;
  /** What the host knows of the deployment. */
  readonly given: () => Partial<Deployment> | undefined;
  /** What was found of namespaces before. */
  readonly namespaces: KnownDeployments;
  /** Of the host, to judge the job by beside ours; null where nobody wants to know what is wrong. */
  readonly rules: () => HostRules | null;
  /** What the host knows of the order of the tasks. */
  readonly topology: () => JobPlan | undefined;
}

export function createAsking(options: AskingOptions): Asking {
  const { state, client, visibility, now, given, namespaces, rules, topology } = options;
  const clients = createClients(client, visibility);
  const wanted = createWantedCharts(state);
  const comparison = createComparisonRequests(
    state,
    clients.scheduled(() => false),
  );
  const shared = { state, clients, wanted, comparison, visibility, now };
  const requests = createChartRequests(shared);
  const judged = createJobFindings({
    state,
    patient: clients.scheduled(() => false),
    rules,
    topology,
    now,
  });
  const rounds = createRounds({ ...shared, requests, judged, given, namespaces });
  /** Charts that came near or went far, to be handled together. */
  const moved = new Set<string>();

  const followMoved = () => {
    const ids = [...moved];
    moved.clear();
    requests.drop(ids.filter((id) => !wanted.isNear(id)));
    rounds.catchUp(ids);
    comparison.complete(ids.filter(wanted.isNear));
  };

  /** Some may have been under way before. */
  const untilAnswered = (ids: readonly string[]) =>
    new Promise<void>((resolve) => {
      const look = () => {
        const { charts } = state.snapshot();
        if (ids.some((id) => charts.get(id)?.status === 'loading')) return;
        stop();
        resolve();
      };
      const stop = state.subscribe(look);
      look();
    });

  return {
    get isVisiting() {
      return rounds.current !== null;
    },
    get wantedCount() {
      return wanted.ids().length;
    },
    begin: rounds.begin,
    next: rounds.next,
    facts: rounds.facts,
    findings: rounds.findings,
    stop: rounds.stop,
    catchUp: (chartIds = wanted.ids()) => rounds.catchUp(chartIds),

    async retry(chartId) {
      const { current } = rounds;
      if (current === null) await rounds.next();
      else await requests.ask(current, [chartId], 'refreshing');
    },

    async completeAll() {
      const ids = [...state.snapshot().charts.keys()];
      wanted.wantAll(ids);
      try {
        await rounds.catchUp(ids);
        await untilAnswered(ids);
      } finally {
        wanted.release();
      }
    },

    async followSections() {
      wanted.forgetGone();
      await rounds.catchUp(wanted.ids());
    },

    setNear(chartId, near) {
      wanted.setNear(chartId, near);
      if (moved.size === 0) queueMicrotask(followMoved);
      moved.add(chartId);
    },

    setOffset(offset) {
      comparison.setOffset(offset);
      comparison.complete(wanted.ids());
    },

    drop: (chartIds) => requests.drop(chartIds.filter((id) => !wanted.isHeld(id))),

    forget(chartIds) {
      requests.forget(chartIds);
      for (const id of chartIds) {
        rounds.current?.series.forget(id);
        comparison.forget(id);
      }
    },
  };
}
