import { type InstantVector, labelReplace, or, print } from '../../promql/index.ts';
import type { ChartDefinition } from '../definitions/chart.ts';
import { alone, type ChartGroup, groupsByRange } from './chart-groups.ts';
import { isGraph, isNumber } from './json/panel-settings.ts';
import { type Change, type Difference, mergeChanges } from './losses/difference.ts';
import { isRefusal, type LeftOut, type Refusal, refuse } from './losses/left-out.ts';
import { unitOf } from './losses/units.ts';
import type { DeploymentLabels } from './query/deployment-labels.ts';
import { type FlinkQuery, parsePromql, readFlinkQuery } from './query/flink-query.ts';
import { LONGEST_TEXT, legendOf, nameOf, plainText, sameText } from './query/names.ts';
import { answersOneSeries } from './query/one-series.ts';
import type { Panel, Query } from './read/panel.ts';

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
  readonly id: string;
  readonly legend: readonly string[];
  readonly name: string;
}

/** The lines of a graph become one chart, where each query has a name, or few; numbers become a chart each. */
export function panelCharts(panel: Panel, labels: DeploymentLabels): PanelCharts {
  const title = plainText(panel.title);
  const left: LeftOut[] = [];
  const stopped = panelStop(panel);
  if (stopped !== null) {
    return { charts: [], left: [{ panel: title, ...stopped }], differences: [] };
  }
  const read = panel.queries.flatMap((query) => {
    const measure = readMeasure(query, labels);
    if (!isRefusal(measure)) return [measure];
    left.push({ panel: title, ...measure, ...(panel.queries.length > 1 && { query: query.id }) });
    return [];
  });
  const measures = withDistinctNames(read);
  const groups = isNumber(panel.type) ? measures.map(alone) : groupsByRange(measures);
  const drafts = groups.map((group) => chartOf(panel, group, groups.length > 1, labels));
  const charts = drafts.filter(({ query }) => {
    // Many queries in one may be more than the parser takes when the view is read again.
    const again = parsePromql(print(query));
    if (isRefusal(again)) left.push({ panel: title, ...again });
    return !isRefusal(again);
  });
  const changes = [
    ...panel.changes,
    ...measures.flatMap((measure) => measure.changes),
    ...(isNumber(panel.type) || groups.length < 2 ? [] : groups.map(splitOff)),
  ];
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

function readMeasure(query: Query, labels: DeploymentLabels): Measure | Refusal {
  if (!promSource.test(query.source)) return refuse('other-source', query.source);
  if (query.expr.trim() === '') return refuse('no-query');
  const read = readFlinkQuery(query.expr, labels);
  if (isRefusal(read)) return read;
  const { id } = query;
  return { ...read, id, legend: legendOf(query, read, labels), name: nameOf(query, read) };
}

/** Queries of the same name in a panel are told apart by Grafana's letters for them, or else by their numbers. */
function withDistinctNames(measures: readonly Measure[]): readonly Measure[] {
  const hasLetters = new Set(measures.map(({ id }) => id)).size === measures.length;
  return measures.map((measure, index) => {
    const { name, id } = measure;
    const isAlone = measures.every((other) => other === measure || other.name !== name);
    const mark = hasLetters && id !== '' ? id : index + 1;
    return isAlone ? measure : { ...measure, name: `${name} (${mark})` };
  });
}

function chartOf(
  panel: Panel,
  { ranges, measures }: ChartGroup<Measure>,
  isNamed: boolean,
  deployment: DeploymentLabels,
): Draft {
  const [{ name, query, legend }] = measures;
  const { title, description, unit, type, style } = panel;
  const names = isNamed ? measures.map(({ name }) => name).join(', ') : '';
  const words = plainText(description);
  const labels = new Set(measures.flatMap((measure) => measure.legend));
  return {
    title: sameText(headingOf(plainText(title), names) || name),
    unit: unitOf(unit),
    view: !isNumber(type) ? style : answersOneSeries(query, deployment) ? 'tile' : 'line',
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

/** Of a long title the end is cut, and not what tells a chart from the panel's others. */
function headingOf(title: string, names: string): string {
  if (title === '' || names === '') return (title || names).slice(0, LONGEST_TEXT);
  const own = names.slice(0, LONGEST_TEXT / 2);
  return `${title.slice(0, LONGEST_TEXT - own.length - 2)}: ${own}`;
}

/** What went into a chart of its own. */
const splitOff = ({ measures }: ChartGroup<Measure>): Change => ({
  kind: 'split',
  detail: measures.map(({ name }) => name).join(' + '),
});

const key = (index: number) => `q${index + 1}`;

const toSeries = ({ query }: Measure, index: number): InstantVector =>
  labelReplace(query, 'series', key(index), '', '');
