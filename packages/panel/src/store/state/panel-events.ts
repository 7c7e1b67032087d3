import type { JobRun, JobScope, Section } from '@flink-metrics/sdk/internal/flink-core';
import type { Matrix } from '@flink-metrics/sdk/prometheus';
import type { ChartAnswer } from './chart-changes.ts';
import type { Findings } from './findings.ts';
import type { JobFacts, NamedJob, PanelState } from './panel-state.ts';
import type { Problem } from './problem.ts';

/** Reported by `panel-store.ts`: what its host asks for, and what the browser says of the network. */
export interface HostEvents {
  /** A job is asked for, or the same one over another range. `charts`: how many will be asked for. */
  readonly load: { readonly job: NamedJob; readonly charts: number };
  /** Other sections are shown. */
  readonly sections: readonly Section[];
  /** A section is opened or closed. */
  readonly toggle: { readonly section: string; readonly open: boolean };
  /** A range or a refresh interval was chosen. True: the panel does not refresh by itself. */
  readonly pause: boolean;
  /** The network came or went. */
  readonly online: boolean;
  /** All that was under way was dropped. */
  readonly stop: null;
}

/** Reported by `asking/rounds.ts`. */
export interface RoundEvents {
  /** The job is looked for. */
  readonly search: null;
  /** The job cannot be found, for this reason. */
  readonly missing: Problem;
  /** The job was found, or its interval was measured. */
  readonly found: {
    readonly interval: number;
    readonly scope: JobScope;
    readonly runs: readonly JobRun[];
  };
  /** A round began, and no chart is wanted. `time`: Unix ms. */
  readonly empty: { readonly time: number };
}

/** Reported by `asking/chart-requests.ts`. */
export interface ChartEvents {
  /** Charts are asked for. `phase`: the panel's meanwhile; null where other charts are under way. */
  readonly ask: { readonly charts: readonly string[]; readonly phase: PanelState['phase'] | null };
  /** A chart has its answer, or failed. `time`: Unix ms. */
  readonly answer: { readonly chart: string; readonly answer: ChartAnswer; readonly time: number };
  /** Requests of charts were dropped. */
  readonly drop: readonly string[];
  /** No chart is under way any more. `problem`: in the way of all of them; `time`: Unix ms. */
  readonly settle: { readonly problem: Problem | null; readonly time: number };
}

/** Reported by `asking/comparison-requests.ts`. */
export interface ComparisonEvents {
  /** What a chart is compared with; null: no chart is compared any more. */
  readonly compare: { readonly chart: string; readonly matrix: Matrix } | null;
}

/** Reported by `job/job-facts.ts`. */
export interface FactEvents {
  /** Those facts of the job that changed. */
  readonly facts: Partial<JobFacts>;
}

/** Reported by `job/job-findings.ts`. */
export interface FindingsEvents {
  /** What is wrong with the job was asked for: what came of it. */
  readonly findings: Findings;
}

/** What `asking` asks Prometheus for, and the answers. */
export interface AskingEvents
  extends RoundEvents,
    ChartEvents,
    ComparisonEvents,
    FactEvents,
    FindingsEvents {}

/** Whatever changes the panel's state: each event has one reporter, and `panel-changes.ts` says what it changes. */
export interface PanelEvents extends HostEvents, AskingEvents {}

export type EventName = keyof PanelEvents;
