import { formatValue, type ValueUnit } from '@flink-metrics/sdk/echarts/format';
import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FlinkElement } from '../../base/flink-element.ts';
import type { ChartSeries } from '../../chart/chart-model.ts';
import { valueAt } from '../../chart/value-at.ts';
import { whenIdle } from '../../chart/when-idle.ts';
import { chevronIcon } from '../../theme/icons.ts';
import { seriesName, seriesNameStyles } from '../../theme/series-name.ts';
import { swatch } from '../../theme/swatch.ts';
import { tokens } from '../../theme/tokens.ts';
import { legendStyles } from './legend.styles.ts';
import {
  columnTitles,
  type LegendColumn,
  type LegendOrder,
  type LegendRow,
  legendColumns,
  legendRows,
  nextOrder,
} from './legend-rows.ts';

/** What most charts get by with. Of more series the last row says how many they are, and shows them. */
const MOST_ROWS = 5;

/**
 * A chart's series with their least, greatest, mean and latest value: a button each that shows, hides or isolates it.
 * Narrow, it keeps the latest value only. While a moment is pointed at, that column has the values of that moment.
 * Of many it shows the first, and how many more there are.
 *
 * @tag flink-metrics-legend
 * @event flink-series-toggle - A series was clicked; `only` with the Shift key.
 * @csspart item - A series' button.
 */
export class FlinkMetricsLegend extends FlinkElement {
  static override readonly styles = [tokens, swatch, seriesNameStyles, legendStyles];

  static override readonly properties = {
    series: { attribute: false },
    unit: {},
    time: { attribute: false },
    step: { type: Number },
    more: { type: Number },
    exported: { type: Number },
    comparedWith: { attribute: 'compared-with' },
    open: { type: Boolean },
    _order: { state: true },
    _rows: { state: true },
  };

  /** The first is on top. */
  declare series: readonly ChartSeries[];
  /** What the values are told in. */
  declare unit: ValueUnit;
  /** The moment that is pointed at, Unix ms; null for none. */
  declare time: number | null;
  /** Between the samples of the range query, ms: how far from the moment a sample still counts. */
  declare step: number;
  /** How many series are not drawn. */
  declare more: number;
  /** How many of all series are in the CSV; 0 where there is none. */
  declare exported: number;
  /** What the dashed lines of the chart are, in the user's words; empty where there are none. */
  declare comparedWith: string;
  /** All rows are shown, however many they are. */
  declare open: boolean;
  declare protected _order: LegendOrder;
  /** How many are rendered: the rest, which is hidden at first, comes when the page has time. */
  declare protected _rows: number;
  #stopWaiting: (() => void) | undefined;

  constructor() {
    super();
    this.series = [];
    this.unit = 'none';
    this.time = null;
    this.step = 15_000;
    this.more = 0;
    this.exported = 0;
    this.comparedWith = '';
    this.open = false;
    this._order = { column: null, descending: false };
    this._rows = MOST_ROWS;
  }

  protected override updated(): void {
    if (this.series.length <= this._rows || this.#stopWaiting !== undefined) return;
    this.#stopWaiting = whenIdle(() => {
      this._rows = Number.POSITIVE_INFINITY;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // One that was moved waits anew.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  protected override update(changed: PropertyValues): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    // A row that sorting moved lost the focus on its way.
    if (focused instanceof HTMLElement && this.shadowRoot?.activeElement === null) focused.focus();
  }

  override render() {
    const { messages } = this.surroundings.language;
    const count = this.series.length;
    if (count === 0) return nothing;
    const rows = legendRows(this.series, this._order);
    return html`
      <table>
        <caption class="visually-hidden">
          ${messages.legend}
        </caption>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">${messages.series}</span></th>
            ${legendColumns.map((column) => this.#renderHead(column))}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            this.open ? rows : rows.slice(0, this._rows),
            ({ series }) => series.id,
            (row, index) => this.#renderRow(row, !this.open && index >= shownRows(count)),
          )}
        </tbody>
      </table>
      ${count > MOST_ROWS ? this.#renderToggle(count - shownRows(count)) : nothing}
      ${
        this.comparedWith === ''
          ? nothing
          : html`<p class="key"><span class="swatch ghost"></span>${this.comparedWith}</p>`
      }
      ${this.more > 0 ? html`<p class="key">${this.#moreText()}</p>` : nothing}
    `;
  }

  #renderToggle(others: number) {
    const { messages } = this.surroundings.language;
    return html`
      <button
        type="button"
        class="toggle"
        aria-expanded=${this.open}
        @click=${() => {
          this.open = !this.open;
        }}
      >
        ${chevronIcon}${this.open ? messages.showFewer : messages.showMore(String(others))}
      </button>
    `;
  }

  #moreText(): string {
    const { messages } = this.surroundings.language;
    const drawn = this.series.length;
    return this.exported === 0
      ? messages.moreSeries(this.more)
      : messages.tooManySeries(drawn + this.more, drawn, this.exported);
  }

  #renderHead(column: LegendColumn) {
    const { messages } = this.surroundings.language;
    const sorted = this._order.column === column;
    const direction = this._order.descending ? 'descending' : 'ascending';
    return html`
      <th scope="col" class=${column} aria-sort=${sorted ? direction : nothing}>
        <button
          type="button"
          class="sort"
          @click=${() => {
            this._order = nextOrder(this._order, column);
          }}
        >
          ${messages[columnTitles[column]]}${sorted ? (this._order.descending ? ' ↓' : ' ↑') : ''}
        </button>
      </th>
    `;
  }

  /** By the key itself: Firefox does not tell with the click that it makes of it that Shift was down. */
  #isolate(event: KeyboardEvent, series: string): void {
    if (event.key !== 'Enter' || !event.shiftKey) return;
    event.preventDefault();
    this.emit('flink-series-toggle', { series, only: true });
  }

  #renderRow({ series, statistics }: LegendRow, isBeyond: boolean) {
    const { messages } = this.surroundings.language;
    const { color, id, label, stroke, visible } = series;
    return html`
      <tr class=${isBeyond ? 'beyond' : ''}>
        <th scope="row">
          <button
            type="button"
            class="item"
            part="item"
            aria-pressed=${visible}
            title=${`${label}\n${messages.legendHint}`}
            @click=${({ shiftKey }: MouseEvent) =>
              this.emit('flink-series-toggle', { series: id, only: shiftKey })}
            @keydown=${(event: KeyboardEvent) => this.#isolate(event, id)}
          >
            <span class="swatch ${stroke}" .style=${`--_color: ${color}`}></span>
            ${seriesName(label)}
          </button>
          ${
            this.series.length < 2
              ? nothing
              : html`<button
                  type="button"
                  class="only"
                  tabindex="-1"
                  aria-label=${messages.onlyOf(label)}
                  @click=${() => this.emit('flink-series-toggle', { series: id, only: true })}
                >
                  ${messages.only}
                </button>`
          }
        </th>
        ${legendColumns.map(
          (column) =>
            html`<td class=${column}>${this.#text(series, statistics[column], column)}</td>`,
        )}
      </tr>
    `;
  }

  #text({ series }: ChartSeries, value: number, column: LegendColumn): string {
    const { language, timeZone } = this.surroundings;
    const pointed = column === 'last' && this.time !== null;
    const shown = pointed ? valueAt(series, this.time ?? 0, this.step * 0.75) : value;
    return shown === null
      ? ''
      : formatValue(shown, this.unit, { locale: language.locale, timeZone });
  }
}

/** What says that there are more takes the place of a row. */
const shownRows = (count: number): number => (count > MOST_ROWS ? MOST_ROWS - 1 : count);
