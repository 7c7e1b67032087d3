import { type InstantVector, labelReplace, or, print } from '../../promql/index.ts';
import { isPromQLSyntaxError, parse } from '../../promql/parse/index.ts';
import type { ChartDefinition } from '../chart.ts';
import { type FlinkQuery, readFlinkQuery } from './flink-query.ts';
import { isRefusal, type LeftOut, type Refusal, refuse } from './left-out.ts';
import { legendOf, nameOf, plainTitle, sameText } from './names.ts';
import { isOneSeries } from './one-series.ts';
import type { Panel, Query } from './panel.ts';
import { unitOf } from './units.ts';

const graphs: ReadonlySet<string> = new Set(['graph', 'timeseries', 'barchart']);
/** They show the latest values. */
const numbers: ReadonlySet<string> = new Set(['singlestat', 'stat', 'gauge', 'bargauge']);
/** They change how an answer is named and ordered, not what it says. */
const harmless: ReadonlySet<string> = new Set(['organize', 'renameByRegex', 'sortBy', 'merge']);
const promSource = /prometheus|victoriametrics|^(|datasource|mixed)$/i;

const LONGEST_DESCRIPTION = 1000;

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

/** The lines of a graph become one chart, where each query has a name; numbers become a chart each. */
export function panelCharts(panel: Panel): PanelCharts {
  const title = plainTitle(panel.title);
  const stopped = panelStop(panel);
  if (stopped !== null) return { charts: [], left: [{ panel: title, ...stopped }] };
  const read = panel.queries.map((query) => ({ query, result: readMeasure(query) }));
  const measures = read.flatMap(({ result }) => (isRefusal(result) ? [] : [result]));
  const left = read.flatMap(({ query, result }): LeftOut[] => {
    if (!isRefusal(result)) return [];
    return [{ panel: title, ...result, ...(measures.length > 0 && { query: query.id }) }];
  });
  const charts = numbers.has(panel.type)
    ? measures.map((one) => numberChart(panel, one, measures.length > 1))
    : groupsOf(measures).map((group) => graphChart(panel, group));
  const whole = charts.map((chart) => ({ chart, stop: lengthStop(chart) }));
  return {
    charts: whole.flatMap(({ chart, stop }) => (stop === null ? [chart] : [])),
    left: [...left, ...whole.flatMap(({ stop }) => (stop ? [{ panel: title, ...stop }] : []))],
  };
}

function panelStop({ type, elsewhere, queries, transformations }: Panel): Refusal | null {
  if (elsewhere) return refuse('library-panel');
  if (!graphs.has(type) && !numbers.has(type)) return refuse('panel-type', type);
  const changed = transformations.find((id) => !harmless.has(id));
  if (changed !== undefined) return refuse('transformed', changed);
  return queries.length === 0 ? refuse('no-query') : null;
}

function readMeasure(query: Query): Measure | Refusal {
  if (!promSource.test(query.source)) return refuse('other-source', query.source);
  if (query.expr.trim() === '') return refuse('no-query');
  const read = readFlinkQuery(query.expr);
  if (isRefusal(read)) return read;
  return { ...read, legend: legendOf(query, read), name: nameOf(query, read) };
}

/** Those that look back alike: a chart has one answer to that. */
function groupsOf(measures: readonly Measure[]): readonly (readonly Measure[])[] {
  const kinds = new Set(measures.map(({ ranges }) => ranges));
  return [...kinds].map((kind) => measures.filter(({ ranges }) => ranges === kind));
}

function numberChart(panel: Panel, measure: Measure, isOneOfMany: boolean): Draft {
  const { name, query, ranges, legend } = measure;
  return {
    ...look(panel, isOneOfMany ? name : '', measure),
    view: isOneSeries(query) ? 'tile' : 'line',
    query,
    legend,
    ...(ranges && { ranges }),
  };
}

function graphChart(panel: Panel, measures: readonly Measure[]): Draft {
  const [first, ...others] = measures as readonly [Measure, ...Measure[]];
  const { ranges } = first;
  const base = { ...look(panel, '', first), view: panel.style, ...(ranges && { ranges }) };
  if (others.length === 0) return { ...base, query: first.query, legend: first.legend };
  const labels = new Set(measures.flatMap(({ legend }) => legend));
  return {
    ...base,
    query: measures.map(toSeries).reduce((all, one): InstantVector => or(all, one)),
    legend: [...labels, 'series'],
    series: Object.fromEntries(measures.map(({ name }, index) => [key(index), sameText(name)])),
  };
}

const key = (index: number) => `q${index + 1}`;

const toSeries = ({ query }: Measure, index: number): InstantVector =>
  labelReplace(query, 'series', key(index), '', '');

function look({ title, description, unit }: Panel, part: string, { name }: Measure) {
  const heading = [plainTitle(title), part].filter((words) => words !== '').join(': ') || name;
  const words = description.trim().slice(0, LONGEST_DESCRIPTION);
  return {
    title: sameText(heading),
    unit: unitOf(unit),
    ...(words !== '' && { description: sameText(words) }),
  };
}

/** Many queries in one may be more than the parser takes when the view is read again. */
function lengthStop({ query }: Draft): Refusal | null {
  try {
    parse(print(query));
    return null;
  } catch (error) {
    if (isPromQLSyntaxError(error)) return refuse('not-promql', error.message);
    throw error;
  }
}
