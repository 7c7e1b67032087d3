import type {
  ChartDefinition,
  JobScope,
  JobStatus,
  Mark,
  Section,
} from '@flink-metrics/sdk/flink/job';
import type { Matrix, RangeGrid } from '@flink-metrics/sdk/prometheus';
import type { JobName } from './find-job.ts';
import type { Problem } from './problem.ts';
import { type MeasuredProcess, noProcesses, type Processes } from './processes.ts';

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
}

export interface SectionState {
  readonly definition: Section;
  readonly open: boolean;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Whether the job still sends. */
export interface Freshness {
  /** `stale` where a live range ends more than three intervals after the newest sample. */
  readonly state: 'fresh' | 'stale';
  /** When the newest sample of the job was taken, Unix ms; null where that is not known. */
  readonly newest: number | null;
}

export interface PanelState {
  /** `idle` before the first query, `loading` while a job's first data come, `refreshing` while newer do. */
  readonly phase: 'idle' | 'loading' | 'refreshing' | 'ready';
  /** Whose metrics these are; null before the first query. */
  readonly job: JobName | null;
  /** How the job is; null until that is known. */
  readonly status: JobStatus | null;
  /** The job does not tell any more: `status` is what was last known of it. */
  readonly lost: boolean;
  /** What happened to the job in the range, by time. */
  readonly marks: readonly Mark[];
  readonly freshness: Freshness;
  readonly connection: 'online' | 'offline';
  /** The range stands still by choice: it is a fixed one, or is not refreshed. */
  readonly paused: boolean;
  /** Between two samples of the job, ms; null until that is known. */
  readonly interval: number | null;
  /** How the job's series are told from others; null until that is known. */
  readonly scope: JobScope | null;
  readonly sections: readonly SectionState[];
  readonly charts: ReadonlyMap<string, ChartState>;
  /** Queries of what is under way, or was last. */
  readonly progress: Progress;
  readonly processes: Processes;
  /** In the way of the whole panel; charts have their own. */
  readonly problem: Problem | null;
  /** When the latest data came, Unix ms. */
  readonly updatedAt: number | null;
}

/** What is known of a job before anything is. */
export const unknownJob = {
  status: null,
  lost: false,
  marks: [],
  freshness: { state: 'fresh', newest: null },
  interval: null,
  scope: null,
  processes: noProcesses,
  problem: null,
  updatedAt: null,
} as const satisfies Partial<PanelState>;

export function emptyState(sections: readonly Section[]): PanelState {
  return {
    ...unknownJob,
    phase: 'idle',
    job: null,
    connection: 'online',
    paused: true,
    sections: sections.map(asDefined),
    charts: new Map(
      sections.flatMap(({ charts }) =>
        charts.map((definition) => [definition.id, unasked(definition)] as const),
      ),
    ),
    progress: { done: 0, total: 0 },
  };
}

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
});

/** Ids of the charts in the sections that are open, in the order they are seen. */
export const openChartIds = ({ sections }: Pick<PanelState, 'sections'>): readonly string[] =>
  sections
    .filter(({ open }) => open)
    .flatMap(({ definition }) => definition.charts.map(({ id }) => id));
