import { html } from 'lit';
import type { ChartSeries } from '../../chart/chart-model.ts';
import { valueAt } from '../../chart/value-at.ts';
import type { Messages } from '../../i18n/messages.ts';

/** More rows are slow to draw; the CSV has all. */
const MOST_ROWS = 200;

interface DataTableOptions {
  readonly heading: string;
  readonly series: readonly ChartSeries[];
  /** Ascending, Unix ms. */
  readonly times: readonly number[];
  readonly messages: Messages;
  readonly formatTime: (time: number) => string;
  readonly formatValue: (value: number) => string;
}

/** The chart's samples as a table, the latest first. */
export function dataTable(options: DataTableOptions) {
  const { heading, series, times, messages, formatTime, formatValue } = options;
  const rows = times.slice(-MOST_ROWS).reverse();
  return html`
    <div class="data" tabindex="0" role="group" aria-label=${heading}>
      <table>
        <caption class="visually-hidden">
          ${heading}
        </caption>
        <thead>
          <tr>
            <th scope="col">${messages.time}</th>
            ${series.map(({ label }) => html`<th scope="col" title=${label}>${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (time) => html`
              <tr>
                <th scope="row">${formatTime(time)}</th>
                ${series.map((one) => {
                  const value = valueAt(one.series, time, 0);
                  return html`<td>${value === null ? '' : formatValue(value)}</td>`;
                })}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}
