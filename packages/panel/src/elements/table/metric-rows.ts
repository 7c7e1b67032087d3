import { isMeasured, type LatestValue, type Unit } from '@flink-metrics/sdk/internal/flink-core';
import { type Labels, labelKey } from '@flink-metrics/sdk/prometheus';
import type { LabelNames } from '../../series/label-names.ts';

/** What is known of a metric. */
export interface MetricMeaning {
  /** The name, where nothing better is known. */
  readonly title: string;
  readonly description: string;
  readonly unit: Unit;
  /** Title and description in every language: who reads English may know a thing by its Chinese name. */
  readonly words: readonly string[];
}

/** A series as the table shows it. */
export interface MetricRow extends MetricMeaning {
  readonly latest: LatestValue;
  /** What tells it from the metric's other series. */
  readonly series: string;
  /** Whether the number is a measurement. */
  readonly measured: boolean;
  /** What a search looks at, in lower case. */
  readonly text: string;
}

/** Makes rows of values; what a metric means is asked once. */
export function rowMaker(
  meaningOf: (metric: string) => MetricMeaning,
  names: LabelNames,
): (latest: LatestValue) => MetricRow {
  const meanings = new Map<string, MetricMeaning>();
  return (latest) => {
    const { name, labels } = latest;
    const meaning = meanings.get(name) ?? meaningOf(name);
    meanings.set(name, meaning);
    const series = seriesText(labels, names);
    return {
      ...meaning,
      latest,
      series,
      measured: isMeasured(latest),
      text: searchText([name, ...meaning.words, series, ...Object.values(labels)]),
    };
  };
}

/** The same for the same series after every refresh. */
export const rowId = ({ latest: { name, labels } }: MetricRow): string =>
  `${name}${labelKey(labels)}`;

/** Which of a job's parts it is, and then what a connector or the job itself adds. */
const parts: readonly string[] = ['task_name', 'operator_name', 'subtask_index', 'tm_id'];

/** The same for all of the job, said by a name already, or by which part it is. */
const unsaid: ReadonlySet<string> = new Set([
  'namespace',
  'job',
  'job_name',
  'job_id',
  'task_id',
  'operator_id',
  'task_attempt_id',
  'task_attempt_num',
  'host',
  'pod',
  'instance',
  'container',
  'endpoint',
  'service',
]);

function seriesText(labels: Labels, names: LabelNames): string {
  const added = Object.keys(labels).filter((name) => !parts.includes(name) && !unsaid.has(name));
  const said = [...parts, ...added].flatMap((name) => {
    const value = labels[name];
    if (value === undefined || value === '') return [];
    const read = names.read(name, value);
    return [name.endsWith('_name') || name === 'tm_id' ? read : `${name}=${value}`];
  });
  return said.length > 0 ? said.join(' · ') : (labels.pod ?? labels.host ?? '');
}

const searchText = (words: readonly string[]) => words.join(' ').toLowerCase();

export const searchWords = (search: string): readonly string[] =>
  search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** The rows that have all words. */
export function findRows(rows: readonly MetricRow[], search: string): readonly MetricRow[] {
  const words = searchWords(search);
  return rows.filter(({ text }) => words.every((word) => text.includes(word)));
}

export const rowColumns = ['metric', 'series', 'value'] as const;
export type RowColumn = (typeof rowColumns)[number];

export interface RowOrder {
  readonly column: RowColumn;
  readonly descending: boolean;
}

/** Compares by metric, as rows come, or by another column; what is no measurement stands last. */
export function rowOrder(
  { column, descending }: RowOrder,
  locale: string,
): (a: MetricRow, b: MetricRow) => number {
  const sign = descending ? -1 : 1;
  if (column === 'value') {
    return (a, b) =>
      Number(b.measured) - Number(a.measured) ||
      (a.measured ? sign * (a.latest.value - b.latest.value) : 0);
  }
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return column === 'metric'
    ? (a, b) => sign * compare(a.title, b.title) || compare(a.series, b.series)
    : (a, b) => sign * compare(a.series, b.series) || compare(a.title, b.title);
}

/** What a click on a column's heading does. Numbers are looked at from the greatest. */
export function orderAfter(order: RowOrder, column: RowColumn): RowOrder {
  if (order.column === column) return { column, descending: !order.descending };
  return { column, descending: column === 'value' };
}
