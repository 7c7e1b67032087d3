import { dateFormat } from '@flink-metrics/sdk/internal/chart-format';
import type { Unit } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { later } from '../../dom/later.ts';
import { observeSize } from '../../dom/observe.ts';
import { whenIdle } from '../../dom/paced.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import type { ChartSeries } from '../../series/chart-model.ts';
import { namesOf } from '../../series/series-name.ts';
import { valueNear } from '../../series/value-at.ts';
import { adoptStyles } from '../../theme/adopted-styles.ts';
import { chevronIcon } from '../../theme/icons.ts';
import { swatch } from '../../theme/swatch.ts';
import { tokens } from '../../theme/tokens.ts';
import { rove } from '../internal/rove.ts';
import { seriesNameStyles } from '../internal/series-name.ts';
import type { OpenLegend } from './lazy/open-legend.ts';
import { legendStyles } from './legend.styles.ts';
import {
  columnDigits,
  columnsIn,
  isRate,
  type LegendColumn,
  shortText,
  TIME_DIGITS,
  TOUCH_WIDTH,
} from './legend-columns.ts';
import { legendHead } from './legend-head.ts';
import { type LegendOrder, type LegendRow, legendRows, nextOrder } from './legend-order.ts';
import { type LegendRowView, legendRow } from './legend-row.ts';

/** Enough for most charts. With more series the last row is a button that counts the others and shows them. */
const MAX_LEGEND_ROWS = 5;

/** What only an open legend has. */
const openLegend = later(() => import('./lazy/open-legend.ts'));

/** Width of the legend measured last, px: most of a page are alike, and a right guess saves a second layout. */
let usualRoom = 0;

/**
 * A chart's series with their least, greatest, mean and latest value: a button each that shows, hides or isolates it.
 * It has as many of the columns as it has room for, and sorts by each. While a moment is pointed at, the last column has
 * the values of that moment, and its time. Of many series it shows the greatest, and how many more there are.
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
    _room: { state: true },
  };

  /** The first is on top. */
  declare series: readonly ChartSeries[];
  /** Unit of the values. */
  declare unit: Unit;
  /** The moment that is pointed at, Unix ms; null for none. */
  declare time: number | null;
  /** Between the samples of the range query, ms: how far from the moment a sample still counts. */
  declare step: number;
  /** How many series are not drawn. */
  declare more: number;
  /** How many of all series are in the CSV; 0 where there is none. */
  declare exported: number;
  /** What the faint lines of the chart are, in the user's language; empty where there are none. */
  declare comparedWith: string;
  /** All rows are shown, however many they are. */
  declare open: boolean;
  /** Null until the user chose one. */
  declare protected _order: LegendOrder | null;
  /** How many are rendered: the rest, which is hidden at first, comes when the page has time. */
  declare protected _rows: number;
  /** px for the table; a guess until it is known, which is before anything is painted, and 0 for none. */
  declare protected _room: number;
  #opened: OpenLegend | null = null;
  #stopWaiting: (() => void) | undefined;
  #stopSize: (() => void) | undefined;

  constructor() {
    super();
    rove(this, 'thead button', 'tr:not(.beyond) .item');
    this.series = [];
    this.unit = 'none';
    this.time = null;
    this.step = 15_000;
    this.more = 0;
    this.exported = 0;
    this.comparedWith = '';
    this.open = false;
    this._order = null;
    this._rows = MAX_LEGEND_ROWS;
    this._room = usualRoom;
  }

  protected override updated(): void {
    if (this.series.length <= this._rows || this.#stopWaiting !== undefined) return;
    this.#stopWaiting = whenIdle(() => {
      this._rows = Number.POSITIVE_INFINITY;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopSize = observeSize(this, ({ width }) => {
      if (width === 0) return;
      usualRoom = width - (matchMedia('(hover: none)').matches ? TOUCH_WIDTH : 0);
      this._room = usualRoom;
    });
    // A legend that was moved waits again.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopSize?.();
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
    const { locale, messages } = this.surroundings.language;
    const count = this.series.length;
    const opened = this.open ? this.#open() : null;
    if (count === 0) return nothing;
    const digits = columnDigits(this.unit, locale);
    const columns = columnsIn(this._room, digits);
    const order = this.#orderAmong(columns);
    const rows = legendRows(opened?.found(this.series) ?? this.series, order);
    const nameOf = namesOf(this.series);
    return html`
      ${opened?.renderSearch(this.series, messages.searchSeries) ?? nothing}
      <div class=${this.open ? 'open' : ''}>
      <table .style=${`--_column: ${digits}ch; --_last: ${Math.max(digits, TIME_DIGITS)}ch`}>
        <caption class="visually-hidden">
          ${messages.legend}
        </caption>
        ${legendHead({
          ...{ columns, messages, order },
          time: this.#timeText(),
          isRate: isRate(this.unit),
          sort: (column) => {
            this._order = nextOrder(order, column);
          },
        })}
        <tbody>
          ${repeat(
            this.open ? rows : rows.slice(0, this._rows),
            ({ series }) => series.id,
            (row, index) =>
              this.#renderRow(row, !this.open && index >= shownRows(count), {
                ...{ columns, digits },
                name: nameOf(row.series.label),
              }),
          )}
        </tbody>
      </table>
      </div>
      ${count > MAX_LEGEND_ROWS ? this.#renderToggle(count - shownRows(count)) : nothing}
      ${
        this.comparedWith === ''
          ? nothing
          : html`<p class="key"><span class="swatch ghost"></span>${this.comparedWith}</p>`
      }
      ${this.more > 0 ? html`<p class="key">${this.#moreText()}</p>` : nothing}
    `;
  }

  /** Until it is loaded, and where it cannot be, an open legend shows all rows. */
  #open(): OpenLegend | null {
    const loaded = openLegend.drawnBy(this);
    if (loaded === undefined) return null;
    adoptStyles(this.renderRoot, loaded.openLegendStyles);
    this.#opened ??= new loaded.OpenLegend(() => this.requestUpdate());
    return this.#opened;
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

  #renderRow(
    { series, statistics }: LegendRow,
    isBeyond: boolean,
    table: Pick<LegendRowView, 'columns' | 'digits' | 'name'>,
  ) {
    const { language, names } = this.surroundings;
    const { messages } = language;
    return legendRow({
      ...{ ...table, isBeyond, series, messages },
      isAlone: this.series.length < 2,
      notes: names.notes(series.series.labels, language),
      text: (column) => this.#text(series, statistics[column], column),
      toggle: (only) => this.emit('flink-series-toggle', { series: series.id, only }),
    });
  }

  /**
   * Of more series than are in sight the greatest are, unless the user chose. Without room for the column it is sorted by,
   * the order could not be explained.
   */
  #orderAmong(columns: readonly LegendColumn[]): LegendOrder {
    const isLong = this.series.length > MAX_LEGEND_ROWS;
    const usual = isLong ? greatestFirst(columns) : byName;
    const { column } = this._order ?? usual;
    return column === null || columns.includes(column) ? (this._order ?? usual) : usual;
  }

  #text({ series }: ChartSeries, value: number, column: LegendColumn): string {
    const pointed = column === 'last' && this.time !== null;
    const shown = pointed ? valueNear(series, this.time ?? 0, this.step) : value;
    return shown === null ? '' : shortText(shown, this.unit, this.#where);
  }

  #timeText(): string {
    return this.time === null ? '' : dateFormat(this.#where, timeOfDay).format(this.time);
  }

  get #where() {
    const { language, timeZone } = this.surroundings;
    return { locale: language.locale, timeZone };
  }
}

const byName: LegendOrder = { column: null, descending: false };

/** By what changes least while one looks on. */
const greatestFirst = (columns: readonly LegendColumn[]): LegendOrder => ({
  column: columns.includes('max') ? 'max' : 'last',
  descending: true,
});

const timeOfDay = {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const;

/** The button for the others takes the place of a row. */
const shownRows = (count: number): number =>
  count > MAX_LEGEND_ROWS ? MAX_LEGEND_ROWS - 1 : count;

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-legend': FlinkMetricsLegend;
  }
}
