import type { Section } from '@flink-metrics/sdk/flink/job';
import { type ChartState, emptyState, type PanelState } from './panel-state.ts';

/** What a chart becomes; null for what stays as it is. */
export type ChartChange = (chart: ChartState) => Partial<ChartState> | null;

/** The state and who follows it. Whatever did not change stays the same object. */
export interface PanelCell {
  get(): PanelState;
  set(change: Partial<PanelState>): void;
  /** The charts with some of them changed: what to set. Unknown ids are passed over. */
  charts(ids: Iterable<string>, change: ChartChange): PanelState['charts'];
  /** @returns how to stop being told */
  subscribe(listener: () => void): () => void;
}

export function createPanelCell(sections: readonly Section[]): PanelCell {
  const listeners = new Set<() => void>();
  let state = emptyState(sections);
  return {
    get: () => state,
    set(change) {
      const keys = Object.keys(change) as (keyof PanelState)[];
      if (keys.every((key) => Object.is(state[key], change[key]))) return;
      state = { ...state, ...change };
      for (const listener of [...listeners]) listener();
    },
    charts(ids, change) {
      let changed: Map<string, ChartState> | undefined;
      for (const id of ids) {
        const chart = state.charts.get(id);
        const next = chart === undefined ? null : change(chart);
        if (chart === undefined || next === null) continue;
        changed ??= new Map(state.charts);
        changed.set(id, { ...chart, ...next });
      }
      return changed ?? state.charts;
    },
    subscribe(listener) {
      const entry = () => listener();
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}
