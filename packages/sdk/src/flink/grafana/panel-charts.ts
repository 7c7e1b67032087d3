import { type InstantVector, labelReplace, or, print } from '../../promql/index.ts';
import type { ChartDefinition } from '../chart.ts';
import { type FlinkQuery, parsePromql, readFlinkQuery } from './flink-query.ts';
import { isRefusal, type LeftOut, type Refusal, refuse } from './left-out.ts';
import { legendOf, nameOf, plainText, sameText } from './names.ts';
import { isOneSeries } from './one-series.ts';
import type { Panel, Query } from './panel.ts';
import { unitOf } from './units.ts';

const graphs = /^(graph|timeseries|barchart)$/;
/** They show the latest values. */
const numbers = /^(singlestat|stat|gauge|bargauge)$/;
/** They change how an answer is named and ordered, not what it says. */
const harmless = /^(organize|renameByRegex|sortBy|merge)$/;
/** Also where only the source's name is told, and where each query has its own. */
const promSource = /prometheus|victoria|^(|datasource|mixed)$/i;

/** More lines nobody tells apart, and a query of them would be deeper than a stack. */
const MOST_QUERIES = 100;

/** A chart that has no id yet. */
export type Draft = Omit<ChartDefinition, 'id'>;

export interface PanelCharts {
  readonly charts: readonly Draft[];
  readonly left: readonly LeftOut[];
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
  if (stopped !== null) return { charts: [], left: [{ panel: title, ...stopped }] };
  const measures = panel.queries.flatMap((query) => {
    const measure = readMeasure(query);
    if (!isRefusal(measure)) return [measure];
    left.push({ panel: title, ...measure, ...(panel.queries.length > 1 && { query: query.id }) });
    return [];
  });
  const drafts = groupsOf(measures, numbers.test(panel.type)).map((group, _, groups) =>
    chartOf(panel, group, groups.length > 1 && numbers.test(panel.type)),
  );
  const charts = drafts.filter(({ query }) => {
    // Many queries in one may be more than the parser takes when the view is read again.
    const again = parsePromql(print(query));
    if (isRefusal(again)) left.push({ panel: title, ...again });
    return !isRefusal(again);
  });
  return { charts, left };
}

function panelStop({ type, queries, transformations }: Panel): Refusal | null {
  if (queries.length === 0) return refuse('no-query');
  if (queries.length > MOST_QUERIES) return refuse('too-many', `${queries.length}`);
  if (!graphs.test(type) && !numbers.test(type)) return refuse('panel-type', type);
  const changed = transformations.find((id) => !harmless.test(id));
  return changed === undefined ? null : refuse('transformed', changed);
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
    view: !numbers.test(type) ? style : isOneSeries(query) ? 'tile' : 'line',
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
