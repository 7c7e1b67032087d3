import type { ChartDefinition, Section } from '@flink-metrics/sdk/flink/job';
import { chartsOf, isThere, mapCharts, setHidden, type View, withCharts } from './views.ts';

export const hideChart = (view: View, id: string, hidden: boolean): View =>
  mapCharts(view, (charts) =>
    charts.map((chart) => (chart.id === id ? setHidden(chart, hidden || undefined) : chart)),
  );

export const hideSection = (view: View, id: string): View =>
  view.map((section) => (section.id === id ? setHidden(section, true) : section));

/** Brings a section back, and what is in it where nothing of it would be seen. */
export const showSection = (view: View, id: string): View =>
  view.map((section) => {
    if (section.id !== id) return section;
    const charts = section.charts.some(isThere)
      ? section.charts
      : section.charts.map((chart) => setHidden(chart, undefined));
    return setHidden(withCharts(section, charts), undefined);
  });

/** Changes places with the next one that is seen, tiles with tiles; the same view at either end. */
export const moveChart = (view: View, id: string, by: -1 | 1): View =>
  mapCharts(view, (charts) => {
    const chart = charts.find((one) => one.id === id);
    const isPeer = (one: ChartDefinition) =>
      isThere(one) && (one.view === 'tile') === (chart?.view === 'tile');
    return moved(charts, id, by, isPeer);
  });

export const moveSection = (view: View, id: string, by: -1 | 1): View =>
  moved(view, id, by, (section) => isThere(section) && section.charts.some(isThere));

function moved<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  by: -1 | 1,
  isPeer: (item: Item) => boolean,
): readonly Item[] {
  const from = items.findIndex((item) => item.id === id);
  if (from < 0) return items;
  let to = from + by;
  while (items[to] !== undefined && !isPeer(items[to] as Item)) to += by;
  if (items[to] === undefined) return items;
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(to, 0, items[from] as Item);
}

/** Adds a chart of the user's own, or puts it in the place of the one with its id. A section that is not there, or put away, comes (back) with it. */
export function putChart(view: View, chart: ChartDefinition, section: Section): View {
  const target = view.find(({ id }) => id === section.id);
  if (target?.charts.some(({ id }) => id === chart.id)) {
    return mapCharts(view, (charts) => charts.map((one) => (one.id === chart.id ? chart : one)));
  }
  const others = removeChart(view, chart.id);
  return others.some(({ id }) => id === section.id)
    ? others.map((one) =>
        one.id === section.id ? setHidden(withCharts(one, [...one.charts, chart]), undefined) : one,
      )
    : [withCharts(section, [chart]), ...others];
}

/** For good, so of the user's own only; a section goes with its last chart. */
export const removeChart = (view: View, id: string): View =>
  mapCharts(view, (charts) => charts.filter((chart) => chart.id !== id)).filter(
    ({ charts }) => charts.length > 0,
  );

/** An id no chart of the view has. */
export const newChartId = (view: View): string =>
  freeId('own-chart', new Set([...view, ...chartsOf(view)].map(({ id }) => id)));

/** The id, or the first with a number behind it that is not taken. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  return id;
}
