import { formatValue, noValue } from '@flink-metrics/sdk/internal/chart-format';
import type { LatestValue } from '@flink-metrics/sdk/internal/flink-core';
import { print } from '@flink-metrics/sdk/promql';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { allMessages } from '../../i18n/all-messages.ts';
import type { Surroundings } from '../../provider/panel-context.ts';
import { type MetricRow, type RowColumn, type RowOrder, rowColumns, rowId } from './metric-rows.ts';
import { RowWindow } from './row-window.ts';

export interface MetricTableOptions {
  readonly surroundings: () => Surroundings;
  readonly printing: () => boolean;
  readonly changed: () => void;
  readonly sortBy: (column: RowColumn) => void;
}

/** A table of any number of rows, of which those in sight are drawn. */
export class MetricTable {
  readonly #options: MetricTableOptions;
  readonly #window: RowWindow;

  constructor(options: MetricTableOptions) {
    this.#options = options;
    this.#window = new RowWindow(options.changed);
  }

  /** To the first row. */
  rewind(): void {
    this.#window.rewind();
  }

  render(rows: readonly MetricRow[], order: RowOrder) {
    const surroundings = this.#options.surroundings();
    const messages = allMessages(surroundings.language);
    const printing = this.#options.printing();
    const { start, end, above, below } = printing
      ? this.#window.printed(rows.length)
      : this.#window.of(rows.length);
    return html`
      <div
        class="scroll"
        tabindex="0"
        role="group"
        aria-label=${messages.latestValues}
        @scroll=${this.#window.follow}
      >
        <table aria-rowcount=${rows.length + 1}>
          <caption class="visually-hidden">
            ${messages.latestValues}
          </caption>
          <thead>
            <tr aria-rowindex="1">
              ${rowColumns.map((column) => this.#renderHead(column, order))}
            </tr>
          </thead>
          <tbody .style=${`--_above: ${above}px; --_below: ${below}px`}>
            ${repeat(rows.slice(start, end), rowId, (row, index) =>
              guard([row, start + index, surroundings], () => this.#renderRow(row, start + index)),
            )}
          </tbody>
        </table>
      </div>
      ${
        printing && end < rows.length
          ? html`<p class="empty">${messages.moreInCsv(rows.length - end)}</p>`
          : nothing
      }
    `;
  }

  #renderHead(column: RowColumn, { column: sorted, descending }: RowOrder) {
    const messages = allMessages(this.#options.surroundings().language);
    const direction = descending ? 'descending' : 'ascending';
    return html`
      <th scope="col" class=${column} aria-sort=${column === sorted ? direction : nothing}>
        <button type="button" class="sort" @click=${() => this.#options.sortBy(column)}>
          ${messages[column]}${column === sorted ? (descending ? ' ↓' : ' ↑') : ''}
        </button>
      </th>
    `;
  }

  #renderRow({ latest, title, description, series, measured, unit }: MetricRow, index: number) {
    const { language, timeZone } = this.#options.surroundings();
    const { name, value } = latest;
    const selector = selectorOf(latest);
    const text = measured
      ? formatValue(value, unit, { locale: language.locale, timeZone })
      : noValue;
    return html`
      <tr aria-rowindex=${index + 2} data-series=${selector}>
        <th scope="row" title=${description === '' ? name : `${name}\n${description}`}>
          ${title}${title === name ? nothing : html`<code>${name}</code>`}
        </th>
        <td class="series" title=${selector}>${series}</td>
        <td class="value"><data value=${value} title=${value}>${text}</data></td>
      </tr>
    `;
  }
}

/** PromQL that selects the one series. */
export const selectorOf = ({ name, labels }: LatestValue): string =>
  print({
    type: 'selector',
    name,
    matchers: Object.entries(labels).map(([label, value]) => ({ name: label, op: '=', value })),
  });
