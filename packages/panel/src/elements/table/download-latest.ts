import { toCsvOfAll } from '../../chart/export/csv.ts';
import { downloadCsv } from '../../chart/export/download.ts';
import type { MetricRow } from './metric-rows.ts';

/** As the CSV of all charts, a row a series. */
export function downloadLatest(rows: readonly MetricRow[]): void {
  const series = rows.map(({ latest: { name, labels, time, value }, title, unit }) => ({
    id: name,
    title,
    unit,
    matrix: [{ labels, times: Float64Array.of(time), values: Float64Array.of(value) }],
  }));
  downloadCsv('latest-values', toCsvOfAll(series));
}
