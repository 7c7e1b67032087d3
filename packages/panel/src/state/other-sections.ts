import type { ChartDefinition, Section } from '@flink-metrics/sdk/flink/job';
import { print } from '@flink-metrics/sdk/promql';
import { asDefined, type ChartState, type PanelState, unasked } from './panel-state.ts';

type Shown = Pick<PanelState, 'sections' | 'charts'>;

/** Other sections in place of those shown: what stays is open or closed as it was, and keeps its data. */
export function otherSections({ sections, charts }: Shown, next: readonly Section[]): Shown {
  const open = new Map(sections.map((section) => [section.definition.id, section.open]));
  const definitions = next.flatMap((section) => section.charts);
  return {
    sections: next.map((definition) => ({
      definition,
      open: open.get(definition.id) ?? asDefined(definition).open,
    })),
    charts: new Map(
      definitions.map((definition) => [
        definition.id,
        changedChart(charts.get(definition.id), definition),
      ]),
    ),
  };
}

/** Ids of charts that are not among the other sections', or ask something else there. */
export function chartsToForget({ charts }: Shown, next: readonly Section[]): readonly string[] {
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
