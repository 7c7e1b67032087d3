import type { ChartState, PanelState } from './panel-state.ts';

type Charts = PanelState['charts'];

/** What the answer to a chart's query changes, or a failure. */
export interface ChartAnswer extends Partial<Omit<ChartState, 'definition' | 'compared'>> {
  readonly status: 'ready' | 'failed';
}

/** The charts with some of them changed; `change` gives null for one that stays. Unknown ids are ignored. */
export function changeCharts(
  charts: Charts,
  ids: Iterable<string>,
  change: (chart: ChartState) => Partial<ChartState> | null,
): Charts {
  let changed: Map<string, ChartState> | undefined;
  for (const id of ids) {
    const chart = charts.get(id);
    const next = chart === undefined ? null : change(chart);
    if (chart === undefined || next === null) continue;
    changed ??= new Map(charts);
    changed.set(id, { ...chart, ...next });
  }
  return changed ?? charts;
}

/** A chart whose request was dropped is as it was before. */
export function beforeRequest({ matrix, problem }: ChartState): Partial<ChartState> {
  if (problem !== null) return { status: 'failed' };
  return { status: matrix === null ? 'waiting' : 'ready' };
}

/** The charts compared with nothing. */
export const uncompared = (charts: Charts): Charts =>
  changeCharts(charts, charts.keys(), ({ compared }) => compared && { compared: null });
