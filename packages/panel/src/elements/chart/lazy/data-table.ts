import { formatTime, formatValue } from '@flink-metrics/sdk/internal/chart-format';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { allMessages } from '../../../i18n/all-messages.ts';
import { namesOf } from '../../../series/series-name.ts';
import { valueAt } from '../../../series/value-at.ts';
import { seriesName } from '../../internal/series-name.ts';
import type { ChartContent } from '../content.ts';
import type { ChartFormat } from '../format.ts';

export { dataTableStyles } from './data-table.styles.ts';

/** More are slow to render; the CSV has all. */
const MAX_TABLE_ROWS = 200;
const MAX_TABLE_CELLS = 2000;

/** The samples as a table, the latest first. Rendered again for new content, not for each move of the pointer. */
export const dataTable = (heading: string, content: ChartContent) => html`
  <div class="data" part="table" tabindex="0" role="group" aria-label=${heading}>
    ${guard([heading, content], () => table(heading, content))}
  </div>
`;

function table(heading: string, { shown, times, format }: ChartContent) {
  const { language, unit, where } = format;
  const messages = allMessages(language);
  const nameOf = namesOf(shown);
  const count = Math.min(MAX_TABLE_ROWS, Math.floor(MAX_TABLE_CELLS / Math.max(1, shown.length)));
  const rows = times().slice(-count).reverse();
  const more = times().length - rows.length;
  return html`
    <table>
      <caption class="visually-hidden">
        ${heading}
      </caption>
      <thead>
        <tr>
          <th scope="col">${messages.time}</th>
          ${shown.map(({ label }) => html`<th scope="col" title=${label}>${seriesName(nameOf(label))}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          rows,
          (time) => time,
          (time) => {
            const values = shown.map(({ series }) => valueAt(series, time, 0));
            // A refresh adds a row, and the others stay as they are.
            return guard([language, unit, where.timeZone, ...values], () =>
              row(time, values, format),
            );
          },
        )}
      </tbody>
    </table>
    ${more > 0 ? html`<p>${messages.moreInCsv(more)}</p>` : nothing}
  `;
}

const row = (
  time: number,
  values: readonly (number | null)[],
  { unit, where }: ChartFormat,
) => html`
  <tr>
    <th scope="row">${formatTime(time, where)}</th>
    ${values.map(
      (value) => html`<td>${value === null ? '' : formatValue(value, unit, where)}</td>`,
    )}
  </tr>
`;
