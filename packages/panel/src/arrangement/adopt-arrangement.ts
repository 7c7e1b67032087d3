import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import {
  type Arrangement,
  chartsOf,
  mapCharts,
  mergeArrangement,
  ownTo,
  setHidden,
  withCharts,
} from './arrangement.ts';
import { freeId } from './arrangement-steps.ts';

/**
 * An imported arrangement over the defaults here. A chart that is not one of these, with the same section and the same
 * query, becomes the user's own under a free id; a default that the import lacks is hidden.
 * @param queryOf a chart's query as PromQL, to compare
 */
export function adoptArrangement(
  defaults: Arrangement,
  imported: Arrangement,
  queryOf: (chart: ChartDefinition) => string,
): Arrangement {
  const isOwn = ownTo(defaults);
  const taken = new Set([...chartsOf(defaults), ...chartsOf(imported)].map(({ id }) => id));
  const adopted = imported.map((section) => {
    const adopt = (chart: ChartDefinition): ChartDefinition => {
      const from = chart.from ?? section.id;
      const given = defaults.find(({ id }) => id === from)?.charts ?? [];
      const same = given.find(({ id }) => id === chart.id);
      if (isOwn(chart) || (same !== undefined && queryOf(same) === queryOf(chart))) return chart;
      const id = freeId(`own-${chart.id}`, taken);
      taken.add(id);
      return { ...chart, id };
    };
    return withCharts(section, section.charts.map(adopt));
  });
  const named = new Set(chartsOf(adopted).map(({ id }) => id));
  return mapCharts(mergeArrangement(defaults, adopted), (charts) =>
    charts.map((chart) => (named.has(chart.id) ? chart : setHidden(chart, true))),
  );
}
