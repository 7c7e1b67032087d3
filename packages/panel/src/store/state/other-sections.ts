import type { ChartDefinition, Section } from '@flink-metrics/sdk/internal/flink-core';
import { print } from '@flink-metrics/sdk/promql';
import {
  asDefined,
  type ChartState,
  type PanelState,
  type SectionState,
  unasked,
} from './panel-state.ts';

type Charts = PanelState['charts'];

/** Other sections in place of those shown: one that stays is open or closed as it was. */
export function otherSections(
  sections: readonly SectionState[],
  next: readonly Section[],
): readonly SectionState[] {
  const open = new Map(sections.map((section) => [section.definition.id, section.open]));
  return next.map((definition) => ({
    definition,
    open: open.get(definition.id) ?? asDefined(definition).open,
  }));
}

/** The charts of other sections: one that asks the same keeps its data. */
export const otherCharts = (charts: Charts, next: readonly Section[]): Charts =>
  new Map(
    next
      .flatMap((section) => section.charts)
      .map((definition) => [definition.id, changedChart(charts.get(definition.id), definition)]),
  );

/** Ids of charts that are not in the other sections, or ask something else there. */
export function chartsToForget(charts: Charts, next: readonly Section[]): readonly string[] {
  const kept = new Map(next.flatMap((section) => section.charts).map((chart) => [chart.id, chart]));
  return [...charts.values()].flatMap(({ definition }) => {
    const other = kept.get(definition.id);
    return other !== undefined && asksTheSame(definition, other) ? [] : [definition.id];
  });
}

function changedChart(old: ChartState | undefined, definition: ChartDefinition): ChartState {
  if (old === undefined || !asksTheSame(old.definition, definition)) return unasked(definition);
  return old.definition === definition ? old : { ...old, definition };
}

const asksTheSame = (one: ChartDefinition, other: ChartDefinition): boolean =>
  one.ranges === other.ranges &&
  (one.query === other.query || print(one.query) === print(other.query));
