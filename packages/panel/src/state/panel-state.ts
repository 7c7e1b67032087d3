import type { ChartDefinition, Section } from '@flink-metrics/sdk/flink';
import type { Matrix, RangeGrid } from '@flink-metrics/sdk/prometheus';
import type { JobName } from './find-job.ts';
import type { Problem } from './problem.ts';
import { noProcesses, type Processes } from './processes.ts';

/** A chart with the last answer to its query. */
export interface ChartState {
  readonly definition: ChartDefinition;
  /** `waiting` until its section is opened and its turn comes. */
  readonly status: 'waiting' | 'loading' | 'ready' | 'failed';
  /** PromQL; empty before the first load. */
  readonly query: string;
  /** Kept while a refresh is under way, and when it fails. */
  readonly matrix: Matrix | null;
  /** Of `matrix`. */
  readonly grid: RangeGrid | null;
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

export interface PanelState {
  /** `idle` before the first query, `loading` while a job's first data come, `refreshing` while newer do. */
  readonly phase: 'idle' | 'loading' | 'refreshing' | 'ready';
  /** Whose metrics these are; null before the first query. */
  readonly job: JobName | null;
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

export function emptyState(sections: readonly Section[]): PanelState {
  return {
    phase: 'idle',
    job: null,
    sections: sections.map((definition) => ({
      definition,
      open: definition.collapsed !== true,
    })),
    charts: new Map(
      sections.flatMap(({ charts }) =>
        charts.map((definition) => [definition.id, unasked(definition)] as const),
      ),
    ),
    progress: { done: 0, total: 0 },
    processes: noProcesses,
    problem: null,
    updatedAt: null,
  };
}

export const unasked = (definition: ChartDefinition): ChartState => ({
  definition,
  status: 'waiting',
  query: '',
  matrix: null,
  grid: null,
  problem: null,
});

/** Ids of the charts in the sections that are open, in the order they are seen. */
export const openChartIds = ({ sections }: PanelState): readonly string[] =>
  sections
    .filter(({ open }) => open)
    .flatMap(({ definition }) => definition.charts.map(({ id }) => id));
