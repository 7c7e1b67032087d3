import { type InstantVector, labelReplace, or, print } from '../../promql/index.ts';
import type { ChartDefinition } from '../chart.ts';
import { type Difference, mergeChanges } from './difference.ts';
import { type FlinkQuery, parsePromql, readFlinkQuery } from './flink-query.ts';
import { isRefusal, type LeftOut, type Refusal, refuse } from './left-out.ts';
import { legendOf, nameOf, plainText, sameText } from './names.ts';
import { isOneSeries } from './one-series.ts';
import type { Panel, Query } from './panel.ts';
import { isGraph, isNumber } from './panel-type.ts';
import { unitOf } from './units.ts';

/** Also where only the source's name is told, and where each query has its own. */
const promSource = /prometheus|victoria|^(|datasource|mixed)$/i;

/** More lines nobody tells apart, and a query of them would be deeper than a stack. */
const MOST_QUERIES = 100;

/** A chart that has no id yet. */
export type Draft = Omit<ChartDefinition, 'id'>;

export interface PanelCharts {
  readonly charts: readonly Draft[];
  readonly left: readonly LeftOut[];
  /** Of the charts. */
  readonly differences: readonly Difference[];
}

interface Measure extends FlinkQuery {
  readonly legend: readonly string[];
  readonly name: string;
}

type Group = readonly [Measure, ...Measure[]];

/** The lines of a graph become one chart, where each query has a name; numbers become a chart each. */
export function panelCharts(panel: Panel): PanelCharts {
  const title = plainText(panel.title);
  const left: LeftOut[] = [];
  const stopped = panelStop(panel);
  if (stopped !== null) {
    return { charts: [], left: [{ panel: title, ...stopped }], differences: [] };
  }
  const measures = panel.queries.flatMap((query) => {
    const measure = readMeasure(query);
    if (!isRefusal(measure)) return [measure];
    left.push({ panel: title, ...measure, ...(panel.queries.length > 1 && { query: query.id }) });
    return [];
  });
  const drafts = groupsOf(measures, isNumber(panel.type)).map((group, _, groups) =>
    chartOf(panel, group, groups.length > 1 && isNumber(panel.type)),
  );
  const charts = drafts.filter(({ query }) => {
    // Many queries in one may be more than the parser takes when the view is read again.
    const again = parsePromql(print(query));
    if (isRefusal(again)) left.push({ panel: title, ...again });
    return !isRefusal(again);
  });
  const changes = [...panel.changes, ...measures.flatMap((measure) => measure.changes)];
  const shown = title || (charts[0]?.title.en ?? '');
  return {
    charts,
    left,
    differences: mergeChanges(changes).map((change) => ({ panel: shown, ...change })),
  };
}

function panelStop({ type, queries, computing }: Panel): Refusal | null {
  if (queries.length === 0) return refuse('no-query');
  if (queries.length > MOST_QUERIES) return refuse('too-many', `${queries.length}`);
  if (!isGraph(type) && !isNumber(type)) return refuse('panel-type', type);
  return computing === '' ? null : refuse('transformed', computing);
}

function readMeasure(query: Query): Measure | Refusal {
  if (!promSource.test(query.source)) return refuse('other-source', query.source);
  if (query.expr.trim() === '') return refuse('no-query');
  const read = readFlinkQuery(query.expr);
  if (isRefusal(read)) return read;
  return { ...read, legend: legendOf(query, read), name: nameOf(query, read) };
}

/** What one chart can show: queries that look back alike, or a single one. */
function groupsOf(measures: readonly Measure[], isEachAlone: boolean): readonly Group[] {
  const groups = new Map<unknown, Measure[]>();
  for (const measure of measures) {
    const kind = isEachAlone ? measure : measure.ranges;
    groups.set(kind, [...(groups.get(kind) ?? []), measure]);
  }
  return [...groups.values()] as unknown as readonly Group[];
}

function chartOf(panel: Panel, measures: Group, isNamed: boolean): Draft {
  const [{ name, query, legend, ranges }] = measures;
  const { title, description, unit, type, style } = panel;
  const heading = [plainText(title), isNamed ? name : ''].filter((words) => words !== '');
  const words = plainText(description);
  const labels = new Set(measures.flatMap((measure) => measure.legend));
  return {
    title: sameText(heading.join(': ') || name),
    unit: unitOf(unit),
    view: !isNumber(type) ? style : isOneSeries(query) ? 'tile' : 'line',
    query,
    legend,
    ...(words !== '' && { description: sameText(words) }),
    ...(ranges !== 'rate-window' && { ranges }),
    ...(measures.length > 1 && {
      query: measures.map(toSeries).reduce((all, one): InstantVector => or(all, one)),
      legend: [...labels, 'series'],
      series: Object.fromEntries(measures.map(({ name }, index) => [key(index), sameText(name)])),
    }),
  };
}

const key = (index: number) => `q${index + 1}`;

const toSeries = ({ query }: Measure, index: number): InstantVector =>
  labelReplace(query, 'series', key(index), '', '');
