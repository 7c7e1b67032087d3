import type { Visit } from '../job/visit.ts';
import type { ChartAnswer } from '../state/chart-changes.ts';
import type { ChartEvents } from '../state/panel-events.ts';
import type { ChartState, PanelState } from '../state/panel-state.ts';
import { type Problem, problemInAll, problemOf } from '../state/problem.ts';
import type { StateStore } from '../state/state-store.ts';
import type { ComparisonRequests } from './comparison-requests.ts';
import { strongestSeries } from './strongest-series.ts';
import type { VisitSources } from './visit-sources.ts';
import type { WantedCharts } from './wanted-charts.ts';

/** Asks for charts, each on its own, and counts them. */
export interface ChartRequests {
  /** @param phase what the panel is in meanwhile. Never rejects; charts under way are left alone. */
  ask(
    sources: VisitSources,
    chartIds: readonly string[],
    phase: PanelState['phase'],
  ): Promise<void>;
  /** Whether a chart has no answer of the visit's latest round. */
  isBehind(visit: Visit, chartId: string): boolean;
  /** What all charts that are wanted have in common, as far as they were asked for. */
  commonProblem(): Problem | null;
  /** Drops requests: the charts are as they were before. */
  drop(chartIds: readonly string[]): void;
  /** Drops all requests. */
  stop(): void;
  /** Drops requests, and what is known of the last answers. */
  forget(chartIds: readonly string[]): void;
  forgetAll(): void;
}

export interface ChartRequestsOptions {
  readonly state: StateStore<keyof ChartEvents>;
  readonly wanted: WantedCharts;
  /** Asks for what a chart is compared with once its own data came. */
  readonly comparison: ComparisonRequests;
  /** Unix ms. */
  readonly now: () => number;
}

export function createChartRequests(options: ChartRequestsOptions): ChartRequests {
  const { state, wanted, comparison, now } = options;
  const underWay = new Map<string, AbortController>();
  /** Rounds of the last answers, by chart. */
  const rounds = new Map<string, number>();

  const commonProblem = () => {
    const { charts } = state.snapshot();
    const asked = wanted.ids().flatMap((id) => charts.get(id) ?? []);
    return problemInAll(asked.filter(({ status }) => status !== 'waiting'));
  };

  const settle = () => {
    if (underWay.size > 0) return;
    state.dispatch('settle', { problem: commonProblem(), time: now() });
  };

  /** @returns whether there was one */
  const abort = (chartIds: Iterable<string>): boolean => {
    const dropped = [...chartIds].filter((id) => underWay.has(id));
    for (const id of dropped) {
      underWay.get(id)?.abort();
      underWay.delete(id);
    }
    if (dropped.length > 0) state.dispatch('drop', dropped);
    return dropped.length > 0;
  };

  const drop = (chartIds: readonly string[]) => {
    if (abort(chartIds)) settle();
  };

  const ask = async (sources: VisitSources, id: string): Promise<void> => {
    const controller = underWay.get(id);
    const chart = state.snapshot().charts.get(id);
    if (controller === undefined || chart === undefined) return;
    const { round } = sources.visit;
    const answer = await answerTo(sources, chart, controller.signal);
    // Dropped meanwhile.
    if (underWay.get(id) !== controller) return;
    const isReady = answer.status === 'ready';
    if (isReady) rounds.set(id, round);
    underWay.delete(id);
    state.dispatch('answer', { chart: id, answer, time: now() });
    settle();
    if (isReady) comparison.ask(id);
  };

  return {
    async ask(sources, chartIds, phase) {
      const { charts } = state.snapshot();
      const ids = chartIds.filter((id) => charts.has(id) && !underWay.has(id));
      if (ids.length === 0) return;
      const isFirst = underWay.size === 0;
      for (const id of ids) underWay.set(id, new AbortController());
      state.dispatch('ask', { charts: ids, phase: isFirst ? phase : null });
      await Promise.all(ids.map((id) => ask(sources, id)));
    },
    isBehind: ({ round }, id) => rounds.get(id) !== round,
    commonProblem,
    drop,
    stop() {
      abort(underWay.keys());
    },
    forget(ids) {
      drop(ids);
      for (const id of ids) rounds.delete(id);
    },
    forgetAll: () => rounds.clear(),
  };
}

async function answerTo(
  { series, queryOf }: VisitSources,
  { definition, matrix: old }: ChartState,
  signal: AbortSignal,
): Promise<ChartAnswer> {
  let asked: Partial<ChartAnswer> = {};
  try {
    const question = queryOf(definition);
    asked = question;
    const { matrix, grid, warnings } = await series.of(definition.id, question.query)(signal);
    return {
      ...asked,
      status: 'ready',
      matrix: strongestSeries(matrix),
      total: matrix.length,
      grid,
      stale: false,
      problem: null,
      warnings,
    };
  } catch (error) {
    return { ...asked, status: 'failed', stale: old !== null, problem: problemOf(error) };
  }
}
