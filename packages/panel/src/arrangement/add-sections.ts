import { type Arrangement, chartsOf } from './arrangement.ts';
import { freeId } from './arrangement-steps.ts';

/** Puts imported sections above an arrangement, as the user's own: under ids that are free there. */
export function addSections(arrangement: Arrangement, sections: Arrangement): Arrangement {
  const takenSections = new Set(arrangement.map(({ id }) => id));
  const takenCharts = new Set(chartsOf(arrangement).map(({ id }) => id));
  const added = sections.map((section) => ({
    ...section,
    id: take(section.id, takenSections),
    charts: section.charts.map((chart) => ({ ...chart, id: take(`own-${chart.id}`, takenCharts) })),
  }));
  return [...added, ...arrangement];
}

function take(wanted: string, taken: Set<string>): string {
  const id = freeId(wanted, taken);
  taken.add(id);
  return id;
}
