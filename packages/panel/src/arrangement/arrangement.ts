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
  /** The section that a chart is in: where the user put it, else where it is from today. */
  const homes = new Map([...homesOf(defaults, () => true), ...homesOf(saved, isMoved)]);
  const given = chartsOf(defaults).map((chart) => asArranged(chart, savedCharts.get(chart.id)));
  const arranged = (section: Section): Section => {
    const before = savedSections.get(section.id);
    const own = before?.charts.filter(isOwn) ?? [];
    const charts = given.filter(({ id }) => homes.get(id) === section.id);
    const ordered = withCharts(section, inOrderOf(before?.charts ?? [], [...charts, ...own]));
    return before === undefined ? ordered : setHidden(ordered, before.hidden);
  };
  const further = saved.filter((section) => !defaults.some(({ id }) => id === section.id));
  return inOrderOf(saved, [...defaults, ...further].map(arranged)).filter(
    ({ charts }) => charts.length > 0,
  );
}

const homesOf = (arrangement: Arrangement, wanted: (chart: ChartDefinition) => boolean) =>
  arrangement.flatMap(({ id, charts }) =>
    charts.filter(wanted).map((chart) => [chart.id, id] as const),
  );

const isMoved = ({ from }: ChartDefinition) => from !== undefined;

/** What the user said of a chart stays said; all else is of today. */
function asArranged(chart: ChartDefinition, before: ChartDefinition | undefined): ChartDefinition {
  if (before === undefined) return chart;
  const { width = chart.width, from = chart.from } = before;
  const shown = setHidden(chart, before.hidden);
  if (width === chart.width && from === chart.from) return shown;
  return { ...shown, ...(width && { width }), ...(from && { from }) };
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
