import type { Labels, Matrix, Series } from '@flink-metrics/sdk/prometheus';

export interface CsvColumn {
  readonly label: string;
  readonly series: Series;
}

/** A row a moment (ISO 8601, UTC), a column a series, values in full precision; an empty cell is a gap. */
export function toCsv(timeTitle: string, columns: readonly CsvColumn[]): string {
  const times = [...new Set(columns.flatMap(({ series }) => [...series.times]))].sort(
    (one, other) => one - other,
  );
  const values = columns.map(
    ({ series }) => new Map([...series.times].map((time, index) => [time, series.values[index]])),
  );
  const rows = times.map((time) => [
    new Date(time).toISOString(),
    ...values.map((column) => String(column.get(time) ?? '')),
  ]);
  const header = [timeTitle, ...columns.map(({ label }) => label)].map(cell);
  return [header, ...rows].map(line).join('');
}

/** A chart as the table of all charts has it. */
export interface CsvChart {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly matrix: Matrix;
  /** Names a series as people read it. */
  readonly label: (labels: Labels) => string;
}

/**
 * Every sample of every chart as a row: chart, title, unit, labels (JSON), time (ISO 8601, UTC), value, and the
 * series as people read it. The column names are those of a data set, the same in all languages.
 * @returns one part a series, in order: together they may be longer than a string may be
 */
export function toCsvOfAll(charts: readonly CsvChart[]): readonly string[] {
  const header = line(['chart', 'title', 'unit', 'labels', 'time', 'value', 'series']);
  const series = charts.flatMap((chart) =>
    chart.matrix.map((one) => rowsOf([chart.id, chart.title, chart.unit], one, chart.label)),
  );
  return [header, ...series];
}

function rowsOf(
  chart: readonly string[],
  { labels, times, values }: Series,
  label: CsvChart['label'],
): string {
  const name = cell(label(labels));
  const first = [...chart, jsonOf(labels)].map(cell);
  return Array.from(times, (time, index) =>
    line([...first, new Date(time).toISOString(), String(values[index]), name]),
  ).join('');
}

const jsonOf = (labels: Labels): string =>
  JSON.stringify(Object.fromEntries(Object.entries(labels).sort()));

const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

/**
 * RFC 4180, and an apostrophe before what a spreadsheet would run as a formula: labels are untrusted text. Spaces in
 * front and full-width signs count as well: some spreadsheets take them for the sign itself.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
