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

export const isThere = ({ hidden }: { readonly hidden?: true }) => hidden !== true;

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

export const chartsOf = (view: View): readonly ChartDefinition[] =>
  view.flatMap(({ charts }) => charts);

/** What does not change stays the same object: nobody draws it anew. */
export const mapCharts = (
  view: View,
  map: (charts: Section['charts']) => Section['charts'],
): View => view.map((section) => withCharts(section, map(section.charts)));

export function withCharts(section: Section, charts: Section['charts']): Section {
  const same =
    charts.length === section.charts.length &&
    charts.every((chart, index) => chart === section.charts[index]);
  return same ? section : { ...section, charts };
}

export function setHidden<Item extends { readonly hidden?: true }>(
  item: Item,
  hidden: boolean | undefined,
): Item {
  if ((hidden === true) === (item.hidden === true)) return item;
  const { hidden: _, ...rest } = item;
  return (hidden ? { ...rest, hidden } : rest) as Item;
}
