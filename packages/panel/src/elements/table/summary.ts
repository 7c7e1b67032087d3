import { dateFormat, numberFormat } from '@flink-metrics/sdk/internal/chart-format';
import { html, nothing } from 'lit';
import { allMessages } from '../../i18n/all-messages.ts';
import type { Surroundings } from '../../provider/panel-context.ts';
import { toCsvOfAll } from '../../series/export/csv.ts';
import { downloadCsv } from '../../series/export/download.ts';
import { downloadIcon } from '../../theme/icons.ts';
import type { ListedRows } from './metric-list.ts';
import type { MetricRow } from './metric-rows.ts';

/** How many rows are found, of when they are, and all of them as CSV. */
export function summary({ all, found }: ListedRows, { language, timeZone }: Surroundings) {
  const { locale } = language;
  const messages = allMessages(language);
  const count = (rows: readonly unknown[]) => numberFormat(locale, {}).format(rows.length);
  const time = all[0]?.latest.time;
  const clock = dateFormat({ locale, timeZone }, { timeStyle: 'medium' });
  return html`
    <div class="summary">
      <output>${messages.seriesFound(count(found), count(all))}</output>
      ${
        time === undefined
          ? nothing
          : html`<time datetime=${new Date(time).toISOString()}>${clock.format(time)}</time>`
      }
      <button
        class="button icon"
        type="button"
        aria-label=${messages.csvOf(messages.latestValues)}
        title=${messages.downloadCsv}
        ?disabled=${found.length === 0}
        @click=${() => downloadLatest(found)}
      >
        ${downloadIcon}
      </button>
    </div>
  `;
}

/** As the CSV of all charts, a row a series. */
function downloadLatest(rows: readonly MetricRow[]): void {
  const charts = rows.map(({ latest: { name, labels, time, value }, title, unit, series }) => ({
    id: name,
    title,
    unit,
    matrix: [{ labels, times: Float64Array.of(time), values: Float64Array.of(value) }],
    label: () => series,
  }));
  downloadCsv('latest-values', toCsvOfAll(charts));
}
