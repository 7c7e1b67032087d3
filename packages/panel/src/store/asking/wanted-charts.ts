import type { Readable } from '@flink-metrics/sdk/prometheus';
import { openChartIds, type PanelState } from '../state/panel-state.ts';

/** Which charts are asked for: in open sections those near the visible part of the page, or all there are for a while. */
export interface WantedCharts {
  /** In the order they are seen. */
  ids(): readonly string[];
  /** Near is each chart that was not reported to be far; and each one of `wantAll`. */
  isNear(chartId: string): boolean;
  setNear(chartId: string, near: boolean): void;
  /** Wants these wherever they are, until `release`. */
  wantAll(chartIds: readonly string[]): void;
  /** Whether `wantAll` holds for the chart. */
  isHeld(chartId: string): boolean;
  release(): void;
  /** Forgets which charts are far, but for those in the state. */
  forgetGone(): void;
}

export function createWantedCharts(state: Pick<Readable<PanelState>, 'snapshot'>): WantedCharts {
  const far = new Set<string>();
  const held = new Set<string>();
  const isNear = (chartId: string) => held.has(chartId) || !far.has(chartId);
  return {
    ids: () => [...new Set([...openChartIds(state.snapshot()).filter(isNear), ...held])],
    isNear,
    setNear(chartId, near) {
      if (near) far.delete(chartId);
      else far.add(chartId);
    },
    wantAll(chartIds) {
      for (const id of chartIds) held.add(id);
    },
    isHeld: (chartId) => held.has(chartId),
    release: () => held.clear(),
    forgetGone() {
      const { charts } = state.snapshot();
      for (const id of far) if (!charts.has(id)) far.delete(id);
    },
  };
}
