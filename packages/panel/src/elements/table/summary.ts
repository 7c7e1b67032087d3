import { dateFormat, numberFormat } from '@flink-metrics/sdk/echarts/format';
import { html, nothing } from 'lit';
import type { Surroundings } from '../../base/surroundings.ts';
import { downloadIcon } from '../../theme/icons.ts';
import { downloadLatest } from './download-latest.ts';
import type { ListedRows } from './metric-list.ts';

/** How many rows are found, of when they are, and all of them as CSV. */
export function summary({ all, found }: ListedRows, { language, timeZone }: Surroundings) {
  const { messages, locale } = language;
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
