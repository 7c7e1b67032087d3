import { dateFormat, formatValue, noValue, numberFormat } from '@flink-metrics/sdk/echarts/format';
import type { LatestValue } from '@flink-metrics/sdk/flink/job';
import { print } from '@flink-metrics/sdk/promql';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Surroundings } from '../../base/surroundings.ts';
import { downloadIcon } from '../../theme/icons.ts';
import { downloadLatest } from './download-latest.ts';
import {
  findRows,
  type MetricRow,
  orderAfter,
  type RowColumn,
  type RowOrder,
  rowColumns,
  rowId,
  sortRows,
} from './metric-rows.ts';

/** Drawn at once; more are slow to lay out, and nobody reads on without a search. */
const PAGE = 100;

export interface MetricTableOptions {
  readonly surroundings: () => Surroundings;
  readonly changed: () => void;
}

/** Rows that are found, sorted and drawn a page at a time. */
export class MetricTable {
  readonly #options: MetricTableOptions;
  #order: RowOrder = { column: 'metric', descending: false };
  #room = PAGE;
  #found: readonly MetricRow[] = [];
  #foundOf: readonly unknown[] = [];

  constructor(options: MetricTableOptions) {
    this.#options = options;
  }

  /** As far as the first page, as after another search. */
  rewind(): void {
    this.#room = PAGE;
  }

  render(rows: readonly MetricRow[], search: string) {
    const { messages } = this.#options.surroundings().language;
    const found = this.#find(rows, search);
    return html`
      ${this.#renderSummary(found, rows)}
      ${
        found.length === 0
          ? html`<p class="empty">${rows.length === 0 ? messages.noValues : messages.noMatches}</p>`
          : this.#renderTable(found)
      }
    `;
  }

  /** The same array for the same question: the panel draws more often than anything changes here. */
  #find(rows: readonly MetricRow[], search: string): readonly MetricRow[] {
    const { locale } = this.#options.surroundings().language;
    const of = [rows, search, this.#order, locale];
    if (of.some((part, index) => part !== this.#foundOf[index])) {
      this.#foundOf = of;
      this.#found = sortRows(findRows(rows, search), this.#order, locale);
    }
    return this.#found;
  }

  #renderSummary(found: readonly MetricRow[], rows: readonly MetricRow[]) {
    const { language, timeZone } = this.#options.surroundings();
    const { messages, locale } = language;
    const count = (rows: readonly MetricRow[]) => numberFormat(locale, {}).format(rows.length);
    const time = rows[0]?.latest.time;
    const clock = dateFormat({ locale, timeZone }, { timeStyle: 'medium' });
    return html`
      <div class="summary">
        <output>${messages.seriesFound(count(found), count(rows))}</output>
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

  #renderTable(found: readonly MetricRow[]) {
    const { messages, locale } = this.#options.surroundings().language;
    const more = found.length - this.#room;
    const next = Math.min(PAGE, more);
    return html`
      <div class="scroll" tabindex="0" role="group" aria-label=${messages.latestValues}>
        <table>
          <caption class="visually-hidden">
            ${messages.latestValues}
          </caption>
          <thead>
            <tr>
              ${rowColumns.map((column) => this.#renderHead(column))}
            </tr>
          </thead>
          <tbody>
            ${repeat(found.slice(0, this.#room), rowId, (row) =>
              guard([row, this.#options.surroundings()], () => this.#renderRow(row)),
            )}
          </tbody>
        </table>
        ${
          more > 0
            ? html`<button
                class="button more"
                type="button"
                @click=${() => {
                  this.#room += PAGE;
                  this.#options.changed();
                }}
              >
                ${messages.showMore(numberFormat(locale, {}).format(next))}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  #renderHead(column: RowColumn) {
    const { messages } = this.#options.surroundings().language;
    const sorted = this.#order.column === column;
    const { descending } = this.#order;
    return html`
      <th
        scope="col"
        class=${column}
        aria-sort=${sorted ? (descending ? 'descending' : 'ascending') : nothing}
      >
        <button
          type="button"
          class="sort"
          @click=${() => {
            this.#order = orderAfter(this.#order, column);
            this.#options.changed();
          }}
        >
          ${messages[column]}${sorted ? (descending ? ' ↓' : ' ↑') : ''}
        </button>
      </th>
    `;
  }

  #renderRow({ latest, title, description, series, measured, unit }: MetricRow) {
    const { language, timeZone } = this.#options.surroundings();
    const { name, value } = latest;
    const selector = selectorOf(latest);
    const text = measured
      ? formatValue(value, unit, { locale: language.locale, timeZone })
      : noValue;
    return html`
      <tr data-series=${selector}>
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
