import { dateFormat, formatValue } from '@flink-metrics/sdk/echarts/format';
import { html } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import type { LatestValue } from '../../state/latest-values.ts';
import { seriesLabel } from '../../state/series-label.ts';
import { tokens } from '../../theme/tokens.ts';
import { tableStyles } from './table.styles.ts';

/** Longer tables are searched, not read. */
const MOST_ROWS = 500;

interface FoundRow {
  readonly row: LatestValue;
  readonly title: string;
  readonly series: string;
}

/**
 * The latest value of every series, with a search. Each number keeps its full precision in a `data` element, its
 * moment in a `time` element.
 *
 * @tag flink-metrics-table
 * @csspart base - The box.
 */
export class FlinkMetricsTable extends FlinkElement {
  static override readonly styles = [tokens, tableStyles];

  static override readonly properties = {
    rows: { attribute: false },
    _search: { state: true },
  };

  declare rows: readonly LatestValue[];
  declare protected _search: string;

  constructor() {
    super();
    this.rows = [];
    this._search = '';
  }

  #found(): readonly FoundRow[] {
    const { texts, messages } = this.surroundings.language;
    const words = this._search.toLowerCase().split(/\s+/);
    return this.rows
      .map((row) => ({
        row,
        title: row.chart.title[texts],
        series: seriesLabel(row.labels, row.chart, texts, messages.total),
      }))
      .filter(({ title, series }) => {
        const text = `${title} ${series}`.toLowerCase();
        return words.every((word) => text.includes(word));
      });
  }

  override render() {
    const { messages } = this.surroundings.language;
    const found = this.#found();
    return html`
      <div class="box" part="base">
        <div class="search">
          <input
            type="search"
            aria-label=${messages.search}
            placeholder=${messages.search}
            .value=${this._search}
            @input=${(event: InputEvent) => {
              if (event.target instanceof HTMLInputElement) this._search = event.target.value;
            }}
          />
        </div>
        ${
          found.length === 0
            ? html`<p class="empty">${this.rows.length === 0 ? messages.noValues : messages.noMatches}</p>`
            : this.#renderTable(found.slice(0, MOST_ROWS))
        }
        ${
          found.length > MOST_ROWS
            ? html`<p class="empty">${messages.moreRows(found.length - MOST_ROWS)}</p>`
            : ''
        }
      </div>
    `;
  }

  #renderTable(rows: readonly FoundRow[]) {
    const { messages } = this.surroundings.language;
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${messages.latestValues}>
        <table>
          <caption class="visually-hidden">
            ${messages.latestValues}
          </caption>
          <thead>
            <tr>
              <th scope="col">${messages.metric}</th>
              <th scope="col">${messages.series}</th>
              <th scope="col" class="number">${messages.value}</th>
              <th scope="col">${messages.time}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(({ row, title, series }) => this.#renderRow(row, title, series))}
          </tbody>
        </table>
      </div>
    `;
  }

  #renderRow({ chart, time, value }: LatestValue, title: string, series: string) {
    const { language, timeZone } = this.surroundings;
    const where = { locale: language.locale, timeZone };
    const clock = dateFormat(where, { timeStyle: 'medium' });
    return html`
      <tr>
        <th scope="row">${title}</th>
        <td class="series" title=${series}>${series}</td>
        <td class="number">
          <data value=${value} title=${value}>${formatValue(value, chart.unit, where)}</data>
        </td>
        <td class="time">
          <time datetime=${new Date(time).toISOString()}>${clock.format(time)}</time>
        </td>
      </tr>
    `;
  }
}
