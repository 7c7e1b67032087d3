import type { ChartDefinition, Section } from '@flink-metrics/sdk/flink/job';

/** What a user sees, in their order, with what they have put away. */
export type View = readonly Section[];

/** Where charts go that belong nowhere else. */
export const OWN_SECTION = 'own-charts';

/**
 * Tells the charts the user has added from those they were given. An id alone does not: a host may give what one of its
 * users once exported.
 */
export function ownTo(defaults: View): (chart: { readonly id: string }) => boolean {
  const given = new Set(chartsOf(defaults).map(({ id }) => id));
  return ({ id }) => id.startsWith('own-') && !given.has(id);
}

const isThere = ({ hidden }: { readonly hidden?: true }) => hidden !== true;

/** What is to be shown and asked for. */
export function visibleSections(view: View): View {
  return view
    .filter(isThere)
    .map((section) => withCharts(section, section.charts.filter(isThere)))
    .filter(({ charts }) => charts.length > 0);
}

/**
 * The defaults of today, arranged as in a view that was saved over those of then: what is new since appears, what is
 * gone goes, and what a chart asks for is the latest. The user's own charts stay whatever becomes of the rest.
 */
export function mergeView(defaults: View, saved: View): View {
  const isOwn = ownTo(defaults);
  const savedSections = new Map(saved.map((section) => [section.id, section]));
  const savedCharts = new Map(chartsOf(saved).map((chart) => [chart.id, chart]));
  const current = defaults.map((section) => {
    const before = savedSections.get(section.id);
    const charts = section.charts.map((chart) =>
      setHidden(chart, savedCharts.get(chart.id)?.hidden),
    );
    if (before === undefined) return withCharts(section, charts);
    const own = before.charts.filter(isOwn);
    return setHidden(
      withCharts(section, inOrderOf(before.charts, [...charts, ...own])),
      before.hidden,
    );
  });
  const own = saved
    .filter((section) => !defaults.some(({ id }) => id === section.id))
    .map((section) => withCharts(section, section.charts.filter(isOwn)))
    .filter(({ charts }) => charts.length > 0);
  return inOrderOf(saved, [...current, ...own]);
}

/** Those the order knows as it has them, each of the others behind the one it has followed until now. */
function inOrderOf<Item extends { readonly id: string }>(
  order: readonly { readonly id: string }[],
  items: readonly Item[],
): readonly Item[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const sorted = order.flatMap(({ id }) => byId.get(id) ?? []);
  const placed = new Set(sorted);
  for (const [index, item] of items.entries()) {
    if (placed.has(item)) continue;
    const before = items[index - 1];
    sorted.splice(before === undefined ? 0 : sorted.indexOf(before) + 1, 0, item);
  }
  return sorted;
}

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

/** An id no chart of the view has. */
export const newChartId = (view: View): string =>
  freeId('own-chart', new Set([...view, ...chartsOf(view)].map(({ id }) => id)));

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  return id;
}

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

/** Adds a chart of the user's own, or puts it in the place of the one with its id. Without the section: a new one. */
export function putChart(view: View, chart: ChartDefinition, section: Section): View {
  const target = view.find(({ id }) => id === section.id);
  if (target?.charts.some(({ id }) => id === chart.id)) {
    return mapCharts(view, (charts) => charts.map((one) => (one.id === chart.id ? chart : one)));
  }
  const others = removeChart(view, chart.id);
  return others.some(({ id }) => id === section.id)
    ? others.map((one) => (one.id === section.id ? withCharts(one, [...one.charts, chart]) : one))
    : [withCharts(section, [chart]), ...others];
}

/** For good, so of the user's own only; a section goes with its last chart. */
export const removeChart = (view: View, id: string): View =>
  mapCharts(view, (charts) => charts.filter((chart) => chart.id !== id)).filter(
    ({ charts }) => charts.length > 0,
  );

const chartsOf = (view: View): readonly ChartDefinition[] => view.flatMap(({ charts }) => charts);

/** What does not change stays the same object: nobody draws it anew. */
const mapCharts = (view: View, map: (charts: Section['charts']) => Section['charts']): View =>
  view.map((section) => withCharts(section, map(section.charts)));

function withCharts(section: Section, charts: Section['charts']): Section {
  const same =
    charts.length === section.charts.length &&
    charts.every((chart, index) => chart === section.charts[index]);
  return same ? section : { ...section, charts };
}

function setHidden<Item extends { readonly hidden?: true }>(
  item: Item,
  hidden: boolean | undefined,
): Item {
  if ((hidden === true) === (item.hidden === true)) return item;
  const { hidden: _, ...rest } = item;
  return (hidden ? { ...rest, hidden } : rest) as Item;
}
