import type { ChartDefinition } from '@flink-metrics/sdk/flink/job';
import { freeId } from './view-steps.ts';
import {
  chartsOf,
  mapCharts,
  mergeView,
  ownTo,
  setHidden,
  type View,
  withCharts,
} from './views.ts';

/**
 * A view that came from elsewhere, over the defaults here. What is not one of these, in its section and asking for the
 * same, becomes the user's own under an id of its own; a default that the view does not have is put away.
 * @param queryOf tells queries apart: the printed PromQL
 */
export function adoptView(
  defaults: View,
  imported: View,
  queryOf: (chart: ChartDefinition) => string,
): View {
  const isOwn = ownTo(defaults);
  const taken = new Set([...chartsOf(defaults), ...chartsOf(imported)].map(({ id }) => id));
  const adopted = imported.map((section) => {
    const given = defaults.find(({ id }) => id === section.id)?.charts ?? [];
    const adopt = (chart: ChartDefinition): ChartDefinition => {
      const same = given.find(({ id }) => id === chart.id);
      if (isOwn(chart) || (same !== undefined && queryOf(same) === queryOf(chart))) return chart;
      const id = freeId(`own-${chart.id}`, taken);
      taken.add(id);
      return { ...chart, id };
    };
    return withCharts(section, section.charts.map(adopt));
  });
  const named = new Set(chartsOf(adopted).map(({ id }) => id));
  return mapCharts(mergeView(defaults, adopted), (charts) =>
    charts.map((chart) => (named.has(chart.id) ? chart : setHidden(chart, true))),
  );
}
