import type { PanelCell } from './panel-cell.ts';
import type { ChartState, PanelState, Progress } from './panel-state.ts';
import { problemOf } from './problem.ts';
import type { SeriesSources } from './series-source.ts';
import type { Session } from './session.ts';
import { strongestSeries } from './strongest-series.ts';

/** Whose charts they are, and where their series come from. */
export interface Asked {
  readonly session: Session;
  readonly sources: SeriesSources;
}

/** Asks for charts, each on its own, and counts them. */
export interface ChartRequests {
  /** @param phase what the panel is in meanwhile. Never rejects; charts under way are left alone. */
  ask(asked: Asked, chartIds: readonly string[], phase: PanelState['phase']): Promise<void>;
  /** Whether a chart has no answer of the session's latest round. */
  isBehind(session: Session, chartId: string): boolean;
  /** Drops requests: the charts are as they were before. */
  drop(chartIds: readonly string[]): void;
  /** Drops all requests. */
  stop(): void;
  /** Drops requests, and what is known of the last answers. */
  forget(chartIds: readonly string[]): void;
  forgetAll(): void;
}

export interface ChartRequestsOptions {
  readonly cell: PanelCell;
  /** Unix ms. */
  readonly now: () => number;
  /** A chart's data came. */
  readonly answered: (chartId: string) => void;
  /** None is under way any more: what is in the way of all. */
  readonly commonProblem: () => PanelState['problem'];
}

const noProgress: Progress = { done: 0, total: 0 };

export function createChartRequests(options: ChartRequestsOptions): ChartRequests {
  const { cell, now, answered, commonProblem } = options;
  const underWay = new Map<string, AbortController>();
  /** Rounds of the last answers, by chart. */
  const rounds = new Map<string, number>();

  const begin = (ids: readonly string[], phase: PanelState['phase']) => {
    const first = underWay.size === 0;
    for (const id of ids) underWay.set(id, new AbortController());
    const { done, total } = first ? noProgress : cell.get().progress;
    cell.set({
      phase: first ? phase : cell.get().phase,
      progress: { done, total: total + ids.length },
      charts: cell.charts(ids, () => ({ status: 'loading' })),
    });
  };

  const end = (id: string, change: Partial<ChartState>) => {
    underWay.delete(id);
    const { done, total } = cell.get().progress;
    const came = change.status === 'ready' ? { updatedAt: now() } : {};
    cell.set({
      charts: cell.charts([id], () => change),
      progress: { done: done + 1, total },
      ...came,
    });
    settle();
  };

  const drop = (ids: readonly string[]) => {
    const dropped = ids.filter((id) => underWay.has(id));
    if (dropped.length === 0) return;
    for (const id of dropped) {
      underWay.get(id)?.abort();
      underWay.delete(id);
    }
    const { done, total } = cell.get().progress;
    const progress = { done, total: total - dropped.length };
    cell.set({ charts: cell.charts(dropped, asBefore), progress });
    settle();
  };

  const settle = () => {
    if (underWay.size > 0) return;
    const common = commonProblem();
    const updatedAt = cell.get().updatedAt ?? (common === null ? now() : null);
    cell.set({ phase: 'ready', problem: common, updatedAt });
  };

  const ask = async (asked: Asked, id: string): Promise<void> => {
    const controller = underWay.get(id);
    const chart = cell.get().charts.get(id);
    if (controller === undefined || chart === undefined) return;
    const { round } = asked.session;
    const change = await answerTo(asked, chart, controller.signal);
    // Dropped meanwhile.
    if (underWay.get(id) !== controller) return;
    if (change.status === 'ready') rounds.set(id, round);
    end(id, change);
    if (change.status === 'ready') answered(id);
  };

  return {
    async ask(asked, chartIds, phase) {
      const { charts } = cell.get();
      const ids = chartIds.filter((id) => charts.has(id) && !underWay.has(id));
      if (ids.length === 0) return;
      begin(ids, phase);
      await Promise.all(ids.map((id) => ask(asked, id)));
    },
    isBehind: ({ round }, id) => rounds.get(id) !== round,
    drop,
    forget(ids) {
      drop(ids);
      for (const id of ids) rounds.delete(id);
    },
    forgetAll: () => rounds.clear(),
    stop() {
      for (const controller of underWay.values()) controller.abort();
      const charts = cell.charts(underWay.keys(), asBefore);
      underWay.clear();
      cell.set({ charts });
    },
  };
}

async function answerTo(
  { session, sources }: Asked,
  { definition, matrix: old }: ChartState,
  signal: AbortSignal,
): Promise<Partial<ChartState>> {
  let asked: Partial<ChartState> = {};
  try {
    const question = session.queryOf(definition);
    asked = question;
    const { matrix, grid } = await sources.of(definition.id, question.query)(signal);
    return {
      ...asked,
      status: 'ready',
      matrix: strongestSeries(matrix),
      total: matrix.length,
      grid,
      stale: false,
      problem: null,
    };
  } catch (error) {
    return { ...asked, status: 'failed', stale: old !== null, problem: problemOf(error) };
  }
}

/** A chart whose request was dropped is as it was before. */
function asBefore({ matrix, problem }: ChartState): Partial<ChartState> {
  if (problem !== null) return { status: 'failed' };
  return { status: matrix === null ? 'waiting' : 'ready' };
}
