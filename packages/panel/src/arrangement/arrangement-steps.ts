import type { ChartDefinition, ChartWidth, Section } from '@flink-metrics/sdk/internal/flink-core';
import {
  type Arrangement,
  chartsOf,
  isVisible,
  mapCharts,
  setHidden,
  withCharts,
} from './arrangement.ts';

export const hideChart = (arrangement: Arrangement, id: string, hidden: boolean): Arrangement =>
  mapCharts(arrangement, (charts) =>
    charts.map((chart) => (chart.id === id ? setHidden(chart, hidden || undefined) : chart)),
  );

export const hideSection = (arrangement: Arrangement, id: string): Arrangement =>
  arrangement.map((section) => (section.id === id ? setHidden(section, true) : section));

/** Shows a section again, and all its charts where every one of them is hidden. */
export const showSection = (arrangement: Arrangement, id: string): Arrangement =>
  arrangement.map((section) => {
    if (section.id !== id) return section;
    const charts = section.charts.some(isVisible)
      ? section.charts
      : section.charts.map((chart) => setHidden(chart, undefined));
    return setHidden(withCharts(section, charts), undefined);
  });

/** Swaps with the next visible one, tiles with tiles; the same arrangement at either end. */
export const moveChart = (arrangement: Arrangement, id: string, by: -1 | 1): Arrangement =>
  mapCharts(arrangement, (charts) => {
    const chart = charts.find((one) => one.id === id);
    const isPeer = (one: ChartDefinition) =>
      isVisible(one) && (one.view === 'tile') === (chart?.view === 'tile');
    return moved(charts, id, by, isPeer);
  });

export const moveSection = (arrangement: Arrangement, id: string, by: -1 | 1): Arrangement =>
  moved(arrangement, id, by, (section) => isVisible(section) && section.charts.some(isVisible));

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

/**
 * Puts a chart elsewhere: before another one, or at the end of a section, which is added where it is missing and shown
 * where it is hidden. A section that loses its last chart goes.
 */
export function placeChart(
  arrangement: Arrangement,
  id: string,
  section: Section,
  before: string | null,
): Arrangement {
  const home = arrangement.find(({ charts }) => charts.some((one) => one.id === id));
  const here = home?.charts.find((one) => one.id === id);
  if (home === undefined || here === undefined || id === before) return arrangement;
  const { from = home.id, ...rest } = here;
  const chart = from === section.id ? rest : { ...rest, from };
  const others = mapCharts(arrangement, (charts) => charts.filter((one) => one !== here));
  const isThere = others.some((one) => one.id === section.id);
  const placed = (isThere ? others : [...others, withCharts(section, [])]).map((one) => {
    if (one.id !== section.id) return one;
    const at = one.charts.findIndex((other) => other.id === before);
    const charts = one.charts.toSpliced(at < 0 ? one.charts.length : at, 0, chart);
    return setHidden(withCharts(one, charts), undefined);
  });
  return placed.filter(({ charts }) => charts.length > 0);
}

export const setWidth = (arrangement: Arrangement, id: string, width: ChartWidth): Arrangement =>
  mapCharts(arrangement, (charts) =>
    charts.map((chart) => (chart.id === id ? { ...chart, width } : chart)),
  );

/** Ids of the visible charts that a chart changes places with, in their order: tiles of its section, or charts of it. */
export function peersOf(
  arrangement: Arrangement,
  { id, view }: Pick<ChartDefinition, 'id' | 'view'>,
): readonly string[] {
  const section = arrangement.find(({ charts }) => charts.some((one) => one.id === id));
  return (section?.charts ?? [])
    .filter((one) => isVisible(one) && (one.view === 'tile') === (view === 'tile'))
    .map((one) => one.id);
}

/** Adds a chart of the user's own, or replaces the one with its id. Adds the section where it is missing, shows it where it is hidden. */
export function putChart(
  arrangement: Arrangement,
  chart: ChartDefinition,
  section: Section,
): Arrangement {
  const target = arrangement.find(({ id }) => id === section.id);
  if (target?.charts.some(({ id }) => id === chart.id)) {
    return mapCharts(arrangement, (charts) =>
      charts.map((one) => (one.id === chart.id ? chart : one)),
    );
  }
  const others = removeChart(arrangement, chart.id);
  return others.some(({ id }) => id === section.id)
    ? others.map((one) =>
        one.id === section.id ? setHidden(withCharts(one, [...one.charts, chart]), undefined) : one,
      )
    : [withCharts(section, [chart]), ...others];
}

/** Deletes a chart, so only for the user's own; a section without charts goes too. */
export const removeChart = (arrangement: Arrangement, id: string): Arrangement =>
  mapCharts(arrangement, (charts) => charts.filter((chart) => chart.id !== id)).filter(
    ({ charts }) => charts.length > 0,
  );

/** An id that is free in the arrangement. */
export const newChartId = (arrangement: Arrangement): string =>
  freeId('own-chart', new Set([...arrangement, ...chartsOf(arrangement)].map(({ id }) => id)));

/** The wanted id, or the first free one with a number appended. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  return id;
}
