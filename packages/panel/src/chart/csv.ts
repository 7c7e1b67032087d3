import type { Series } from '@flink-metrics/sdk/prometheus';

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
  const header = [timeTitle, ...columns.map(({ label }) => label)].map(text);
  return [header, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/**
 * RFC 4180, and an apostrophe before what a spreadsheet would run as a formula: labels are foreign text.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
function text(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands the file to the browser's downloads. */
export function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then, and holds on to the data itself.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
