import { freeId } from './view-steps.ts';
import { chartsOf, type View } from './views.ts';

/** Sections from elsewhere above a view, as the user's own: under ids that nothing there has. */
export function addSections(view: View, sections: View): View {
  const takenSections = new Set(view.map(({ id }) => id));
  const takenCharts = new Set(chartsOf(view).map(({ id }) => id));
  const added = sections.map((section) => ({
    ...section,
    id: take(section.id, takenSections),
    charts: section.charts.map((chart) => ({ ...chart, id: take(`own-${chart.id}`, takenCharts) })),
  }));
  return [...added, ...view];
}

function take(wanted: string, taken: Set<string>): string {
  const id = freeId(wanted, taken);
  taken.add(id);
  return id;
}
