import type { ChartDefinition, Section } from '@flink-metrics/sdk/internal/flink-core';

/** The user's own sections: which ones, in which order, with those that are hidden. */
export type Arrangement = readonly Section[];

/** Id of the section for the user's own charts that belong to no other. */
export const OWN_SECTION = 'own-charts';

/**
 * Tells charts that the user added from default ones. The id alone does not: a host may set as its sections what one of
 * its users once exported.
 */
export function ownTo(defaults: Arrangement): (chart: { readonly id: string }) => boolean {
  const given = new Set(chartsOf(defaults).map(({ id }) => id));
  return ({ id }) => id.startsWith('own-') && !given.has(id);
}

export const isVisible = ({ hidden }: { readonly hidden?: true }) => hidden !== true;

/** What to show and query: without hidden charts, hidden sections and empty sections. */
export function visibleSections(arrangement: Arrangement): Arrangement {
  return arrangement
    .filter(isVisible)
    .map((section) => withCharts(section, section.charts.filter(isVisible)))
    .filter(({ charts }) => charts.length > 0);
}

/**
 * Today's defaults, arranged as in an arrangement saved over earlier ones: new charts appear, removed ones go, and
 * queries are the latest. The user's own charts stay in any case.
 */
export function mergeArrangement(defaults: Arrangement, saved: Arrangement): Arrangement {
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

/** Items that `order` knows in that order, each of the others behind the one it has followed so far. */
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

export const chartsOf = (arrangement: Arrangement): readonly ChartDefinition[] =>
  arrangement.flatMap(({ charts }) => charts);

/** What does not change stays the same object, so that it is not rendered again. */
export const mapCharts = (
  arrangement: Arrangement,
  map: (charts: Section['charts']) => Section['charts'],
): Arrangement => arrangement.map((section) => withCharts(section, map(section.charts)));

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
