import type {
  ChartDefinition,
  JobRun,
  JobScope,
  JobStatus,
  Mark,
  Section,
} from '@flink-metrics/sdk/internal/flink-core';
import type { Matrix, RangeGrid } from '@flink-metrics/sdk/prometheus';
import { type Findings, noFindings } from './findings.ts';
import type { Problem } from './problem.ts';
import { type MeasuredProcess, noProcesses, type Processes } from './processes.ts';

/** What is chosen. */
export interface PanelView {
  readonly namespace: string;
  readonly job: string;
  /** One run of the job, where several run under its name; empty for the newest. */
  readonly jobId: string;
  /** What else the job's series fulfil, as in PromQL's braces: `cluster="east"`; empty for nothing. */
  readonly match: string;
  /** `1h`, `now-3h/now-1h`, or two ISO 8601 moments: `2026-03-01T10:00:00Z/2026-03-01T11:00:00Z`. */
  readonly range: string;
  /** `15s`, or `off`. */
  readonly refresh: string;
  /** The same time yesterday or last week, beside the range. */
  readonly compare: '' | '1d' | '1w';
  /** IANA name; empty for the browser's own. */
  readonly timeZone: string;
}

/** A job as its user names it. */
export interface NamedJob {
  readonly namespace: string;
  readonly job: string;
  /** One run of it, where several run under one name; the newest when left out. */
  readonly jobId?: string | undefined;
  /** What else its series fulfil, as in PromQL's braces: `cluster="east"`. */
  readonly match?: string | undefined;
}

export const isSameJob = (one: NamedJob | null, other: NamedJob): boolean =>
  one?.namespace === other.namespace &&
  one.job === other.job &&
  (one.jobId ?? '') === (other.jobId ?? '') &&
  (one.match ?? '') === (other.match ?? '');

/** A chart with the last answer to its query. */
export interface ChartState {
  readonly definition: ChartDefinition;
  /** `waiting` until it is seen for the first time, in a section that is open. */
  readonly status: 'waiting' | 'loading' | 'ready' | 'failed';
  /** PromQL; empty before the first load. */
  readonly query: string;
  /** Names of the chart's own metrics; empty before the first load. */
  readonly metrics: readonly string[];
  /** Whose own numbers they are; null of a job's, and before the first load. */
  readonly measured: MeasuredProcess | null;
  /** Kept while a refresh is under way, and when it fails. Of too many series, the ones with the highest last values. */
  readonly matrix: Matrix | null;
  /** How many series the answer had; more than `matrix` has where they were too many. */
  readonly total: number;
  /** Of `matrix`. */
  readonly grid: RangeGrid | null;
  /** The same stretch of time a day or a week before, its times moved onto `grid`; null when not compared. */
  readonly compared: Matrix | null;
  /** Whether `matrix` is of a refresh before the last one, which failed. */
  readonly stale: boolean;
  readonly problem: Problem | null;
  /** Of the server, of the last answer: why its numbers may be wrong or incomplete. Foreign text. */
  readonly warnings: readonly string[];
}

export interface SectionState {
  readonly definition: Section;
  readonly open: boolean;
}

/** Of the queries of a load or a refresh. */
export interface LoadProgress {
  readonly done: number;
  readonly total: number;
}

/** Whether the job still reports. */
export interface Freshness {
  /** `stale` where a live range ends more than three intervals after the newest sample. */
  readonly state: 'fresh' | 'stale';
  /** When the newest sample of the job was taken, Unix ms; null where that is not known. */
  readonly newest: number | null;
}

/** What a panel shows. Who changes which field, and when: `panel-changes.ts`. */
export interface PanelState {
  /** `idle` before the first query, `loading` while a job's first data come, `refreshing` while newer do. */
  readonly phase: 'idle' | 'loading' | 'refreshing' | 'ready';
  /** Whose metrics these are; null before the first query. */
  readonly job: NamedJob | null;
  /** How the job is; null until that is known. */
  readonly status: JobStatus | null;
  /** As of when `status` is, Unix ms: the end of a range that does not end now; null for now. */
  readonly statusAt: number | null;
  /** The job no longer reports: `status` is what was last known of it. */
  readonly lost: boolean;
  /** What happened to the job in the range, by time. */
  readonly marks: readonly Mark[];
  readonly freshness: Freshness;
  readonly connection: 'online' | 'offline';
  /** By choice: the range is fixed, or is not refreshed. */
  readonly paused: boolean;
  /** Between two samples of the job, ms; null until that is known. */
  readonly interval: number | null;
  /** What sets the job's series apart from others; null until that is known. */
  readonly scope: JobScope | null;
  /** What runs under the job's name, the newest first: more than one are different jobs, of which `scope` has one. */
  readonly runs: readonly JobRun[];
  readonly sections: readonly SectionState[];
  readonly charts: ReadonlyMap<string, ChartState>;
  /** Queries of what is under way, or was last. */
  readonly progress: LoadProgress;
  readonly processes: Processes;
  readonly findings: Findings;
  /** In the way of the whole panel; charts have their own. */
  readonly problem: Problem | null;
  /** When the latest data came, Unix ms. */
  readonly updatedAt: number | null;
}

/** What is known of a job besides its charts. */
export type JobFacts = Pick<
  PanelState,
  'status' | 'statusAt' | 'lost' | 'marks' | 'processes' | 'freshness'
>;

/** Before anything is asked for. */
export const emptyState = (sections: readonly Section[]): PanelState => ({
  phase: 'idle',
  job: null,
  status: null,
  statusAt: null,
  lost: false,
  marks: [],
  freshness: { state: 'fresh', newest: null },
  connection: 'online',
  paused: true,
  interval: null,
  scope: null,
  runs: [],
  sections: sections.map(asDefined),
  charts: new Map(
    sections.flatMap(({ charts }) =>
      charts.map((definition) => [definition.id, unasked(definition)] as const),
    ),
  ),
  progress: { done: 0, total: 0 },
  processes: noProcesses,
  findings: noFindings,
  problem: null,
  updatedAt: null,
});

export const asDefined = (definition: Section): SectionState => ({
  definition,
  open: definition.collapsed !== true,
});

export const unasked = (definition: ChartDefinition): ChartState => ({
  definition,
  status: 'waiting',
  query: '',
  metrics: [],
  measured: null,
  matrix: null,
  total: 0,
  grid: null,
  compared: null,
  stale: false,
  problem: null,
  warnings: [],
});

/** Ids of the charts in the sections that are open, in the order they are seen. */
export const openChartIds = ({ sections }: Pick<PanelState, 'sections'>): readonly string[] =>
  sections
    .filter(({ open }) => open)
    .flatMap(({ definition }) => definition.charts.map(({ id }) => id));
