import { type LineView, lineOption } from '@flink-metrics/sdk/echarts';
import {
  dateFormat,
  formatValue,
  type Localisation,
  type ValueUnit,
} from '@flink-metrics/sdk/echarts/format';
import type { Labels, Matrix } from '@flink-metrics/sdk/prometheus';
import { html, nothing, type PropertyValues } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import type { Surroundings } from '../../base/surroundings.ts';
import {
  type ChartModel,
  type ChartSeries,
  chartModel,
  paletteOf,
} from '../../chart/chart-model.ts';
import { toCsv } from '../../chart/export/csv.ts';
import { downloadCsv } from '../../chart/export/download.ts';
import { nextTime } from '../../chart/next-time.ts';
import { PlotController } from '../../chart/plot-controller.ts';
import { toggleSeries } from '../../chart/series-visibility.ts';
import { nearestTime, valueAt } from '../../chart/value-at.ts';
import type { FlinkEvents } from '../../events.ts';
import { controls } from '../../theme/controls.ts';
import { downloadIcon, fullscreenIcon, infoIcon, tableIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { chartStyles } from './chart.styles.ts';
import { dataTable } from './data-table.ts';
import { chartInfo } from './info.ts';
import { crosshair, selectionBand } from './overlay.ts';
import { pointerSelection, type Selection } from './pointer-selection.ts';
import { type TooltipRow, tooltipContent } from './tooltip.ts';

/**
 * A range query's answer as a line chart with crosshair, tooltip and legend.
 *
 * @tag flink-metrics-chart
 * @event flink-retry - A failed chart is to be asked for again.
 * @event flink-zoom - A stretch of time was dragged over.
 * @event flink-zoom-reset - The lines were double-clicked.
 * @csspart base - The card.
 * @csspart plot - Where the lines are.
 * @csspart tooltip - The values at the cursor.
 * @cssproperty [--flink-chart-height=168px] - Height of the lines' box.
 */
export class FlinkMetricsChart extends FlinkElement {
  static override readonly styles = [tokens, controls, chartStyles];

  static override readonly properties = {
    chartId: { attribute: 'chart-id' },
    heading: {},
    description: {},
    note: {},
    unit: {},
    view: {},
    query: {},
    matrix: { attribute: false },
    start: { type: Number },
    end: { type: Number },
    step: { type: Number },
    label: { attribute: false },
    loading: { type: Boolean },
    failure: {},
    _hiddenSeries: { state: true },
    _cursorTime: { state: true },
    _pointed: { state: true },
    _selection: { state: true },
    _infoOpen: { state: true },
    _asTable: { state: true },
  };

  /** Names the chart in events. */
  declare chartId: string;
  declare heading: string;
  /** What the values mean. */
  declare description: string;
  /** What the reader must know to read it right, below the heading; empty for none. */
  declare note: string;
  declare unit: ValueUnit;
  declare view: LineView;
  /** PromQL, shown to those who ask. */
  declare query: string;
  /** Null while nothing was answered yet. */
  declare matrix: Matrix | null;
  /** What is shown, Unix ms; 0 for the extent of the data. */
  declare start: number;
  declare end: number;
  /** Of the range query, ms. */
  declare step: number;
  /** Names a series. */
  declare label: (labels: Labels) => string;
  declare loading: boolean;
  /** Why the last query failed; empty if it did not. */
  declare failure: string;

  declare protected _hiddenSeries: ReadonlySet<string>;
  declare protected _cursorTime: number | null;
  declare protected _pointed: boolean;
  declare protected _selection: Selection | null;
  declare protected _infoOpen: boolean;
  declare protected _asTable: boolean;

  readonly #plot = new PlotController(this, {
    box: () => this.renderRoot?.querySelector<HTMLElement>('.canvas') ?? null,
    option: (width) => (this.matrix === null ? null : this.#option(width)),
    failed: (error) => {
      this.failure = error instanceof Error ? error.message : String(error);
    },
  });
  #model: ChartModel = { series: [], more: 0 };
  #outdated = true;
  #leaveCursor: (() => void) | undefined;
  #frame = 0;

  constructor() {
    super();
    this.chartId = '';
    this.heading = '';
    this.description = '';
    this.note = '';
    this.unit = 'none';
    this.view = 'line';
    this.query = '';
    this.matrix = null;
    this.start = 0;
    this.end = 0;
    this.step = 15_000;
    this.label = (labels) => Object.values(labels).join(' · ');
    this.loading = false;
    this.failure = '';
    this._hiddenSeries = new Set();
    this._cursorTime = null;
    this._pointed = false;
    this._selection = null;
    this._infoOpen = false;
    this._asTable = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followCursor(this.surroundings);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveCursor?.();
    cancelAnimationFrame(this.#frame);
  }

  protected override surroundingsChanged(surroundings: Surroundings): void {
    this.#outdated = true;
    this.#followCursor(surroundings);
  }

  #followCursor({ cursor }: Surroundings): void {
    this.#leaveCursor?.();
    this.#leaveCursor = cursor.subscribe((time) => {
      // Fifty charts below the fold need not follow each move of the pointer.
      if (time === null || this.#plot.near) this._cursorTime = time;
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    const drawn = ['matrix', 'start', 'end', 'step', 'unit', 'view', 'label', '_hiddenSeries'];
    if (!this.#outdated && !drawn.some((name) => changed.has(name))) return;
    this.#outdated = false;
    this.#plot.invalidate();
    const { colors, theme } = this.surroundings;
    const { label } = this;
    this.#model = chartModel(this.matrix ?? [], {
      label,
      colors,
      theme,
      hidden: this._hiddenSeries,
    });
  }

  #option(width: number) {
    const { language, theme, timeZone, colors } = this.surroundings;
    return lineOption(
      this.#shown.map(({ series }) => series),
      {
        unit: this.unit,
        step: this.step,
        view: this.view,
        locale: language.locale,
        timeZone,
        colors,
        palette: paletteOf(theme),
        label: this.label,
        ...(this.end > this.start ? { start: this.start, end: this.end } : {}),
        timeTicks: Math.max(2, Math.floor(width / 72)),
        ink: this.#ink(),
      },
    );
  }

  #ink() {
    const probe = this.renderRoot.querySelector('.ink');
    if (probe === null) return {};
    const style = getComputedStyle(probe);
    return {
      text: style.color,
      line: style.borderTopColor,
      grid: style.backgroundColor,
      font: style.fontFamily,
    };
  }

  #point(event: PointerEvent): void {
    const x = event.offsetX;
    this._pointed = true;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const time = this.#plot.timeAt(x);
      const shown = this.#shown.map(({ series }) => series);
      this.surroundings.cursor.set(time === null ? null : nearestTime(shown, time));
    });
  }

  #leave(): void {
    cancelAnimationFrame(this.#frame);
    this._pointed = false;
    this.surroundings.cursor.set(null);
  }

  readonly #select = pointerSelection({
    timeAt: (x) => this.#plot.timeAt(x),
    change: (selection) => {
      this._selection = selection;
    },
    choose: (span) => this.emit('flink-zoom', span),
  });

  /** Moves over the samples like a slider, so that a screen reader speaks the values there. */
  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#leave();
    const { cursor } = this.surroundings;
    const next = nextTime(event.key, this.#times(), cursor.time);
    if (next === null) return;
    event.preventDefault();
    this._pointed = true;
    cursor.set(next);
  }

  get #shown(): readonly ChartSeries[] {
    return this.#model.series.filter(({ visible }) => visible);
  }

  #times(): readonly number[] {
    const times = new Set(this.#shown.flatMap(({ series }) => [...series.times]));
    return [...times].sort((one, other) => one - other);
  }

  #toggleSeries({ detail }: FlinkEvents['flink-series-toggle']): void {
    const all = this.#model.series.map(({ id }) => id);
    this._hiddenSeries = toggleSeries(this._hiddenSeries, all, detail.series, detail.only);
  }

  #toggleFullscreen(): Promise<void> {
    return this.matches(':fullscreen') ? document.exitFullscreen() : this.requestFullscreen();
  }

  #download(): void {
    const { messages } = this.surroundings.language;
    downloadCsv(this.chartId || 'chart', [toCsv(messages.time, this.#shown)]);
  }

  get #where(): Localisation {
    const { language, timeZone } = this.surroundings;
    return { locale: language.locale, timeZone };
  }

  #time(time: number): string {
    return dateFormat(this.#where, {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }).format(time);
  }

  #text(value: number): string {
    return formatValue(value, this.unit, this.#where);
  }

  /** The visible series' values at the cursor. */
  #valuesAt(time: number): readonly TooltipRow[] {
    return this.#shown.flatMap(({ color, label, series }) => {
      const value = valueAt(series, time, this.step * 0.75);
      return value === null ? [] : [{ color, label, value, text: this.#text(value) }];
    });
  }

  override render() {
    const { messages } = this.surroundings.language;
    return html`
      <figure part="base" aria-busy=${this.loading}>
        <figcaption>
          <h4 class="title" title=${this.heading}>${this.heading}</h4>
          <div class="actions">${this.#renderActions()}</div>
        </figcaption>
        ${this.note === '' ? nothing : html`<p class="note" part="note" title=${this.note}>${this.note}</p>`}
        ${this._infoOpen ? chartInfo(this.description, this.query, messages) : nothing}
        ${this.#renderFailure()} ${this.#renderPlot()}
        ${this._asTable ? this.#renderTable() : nothing}
        <flink-metrics-legend
          .series=${this.#model.series}
          .unit=${this.unit}
          .time=${this._cursorTime}
          .step=${this.step}
          .more=${this.#model.more}
          @flink-series-toggle=${this.#toggleSeries}
        ></flink-metrics-legend>
        <span class="ink" aria-hidden="true"></span>
      </figure>
    `;
  }

  #renderActions() {
    const { messages } = this.surroundings.language;
    return html`
      <button
        class="button icon"
        type="button"
        aria-expanded=${this._infoOpen}
        aria-label=${messages.about(this.heading)}
        @click=${() => {
          this._infoOpen = !this._infoOpen;
        }}
      >
        ${infoIcon}
      </button>
      <button
        class="button icon"
        type="button"
        aria-pressed=${this._asTable}
        aria-label=${messages.asTable(this.heading)}
        title=${messages.showTable}
        @click=${() => {
          this._asTable = !this._asTable;
        }}
      >
        ${tableIcon}
      </button>
      <button
        class="button icon"
        type="button"
        aria-label=${messages.csvOf(this.heading)}
        title=${messages.downloadCsv}
        ?disabled=${this.#model.series.length === 0}
        @click=${this.#download}
      >
        ${downloadIcon}
      </button>
      <button
        class="button icon"
        type="button"
        aria-label=${messages.enlarge(this.heading)}
        title=${messages.fullscreen}
        @click=${this.#toggleFullscreen}
      >
        ${fullscreenIcon}
      </button>
    `;
  }

  #renderTable() {
    return dataTable({
      heading: this.heading,
      series: this.#shown,
      times: this.#times(),
      messages: this.surroundings.language.messages,
      formatTime: (time) => this.#time(time),
      formatValue: (value) => this.#text(value),
    });
  }

  #renderFailure() {
    if (this.failure === '') return nothing;
    const { messages } = this.surroundings.language;
    return html`
      <div class="failure">
        <span title=${this.failure}>${messages.chartFailed}: ${this.failure}</span>
        <button
          class="button"
          type="button"
          @click=${() => this.emit('flink-retry', { chart: this.chartId })}
        >
          ${messages.retry}
        </button>
      </div>
    `;
  }

  #renderPlot() {
    const time = this._cursorTime;
    const values = time === null ? [] : this.#valuesAt(time);
    const { area } = this.#plot;
    return html`
      <div
        class="plot"
        part="plot"
        role="slider"
        tabindex="0"
        ?hidden=${this._asTable}
        aria-label=${this.heading}
        aria-description=${this.surroundings.language.messages.chartKeys}
        aria-valuemin=${this.start}
        aria-valuemax=${Math.max(this.end, this.start)}
        aria-valuenow=${time ?? this.end}
        aria-valuetext=${this.#spoken(time, values)}
        @pointermove=${this.#point}
        @pointerleave=${this.#leave}
        @pointerdown=${this.#select}
        @keydown=${this.#key}
        @dblclick=${() => this.emit('flink-zoom-reset', null)}
        @blur=${this.#leave}
      >
        <div class="canvas"></div>
        ${this.#renderState()} ${selectionBand(area, this._selection)}
        ${crosshair(area, this.#plot.xOf(time), this.#tooltip(time, values))}
      </div>
    `;
  }

  #tooltip(time: number | null, values: readonly TooltipRow[]) {
    if (time === null || !this._pointed || values.length === 0) return nothing;
    return tooltipContent(this.#time(time), values, this.surroundings.language.messages.moreSeries);
  }

  #spoken(time: number | null, values: readonly TooltipRow[]): string {
    if (time === null) return this.#summary();
    return [this.#time(time), ...values.map(({ label, text }) => `${label} ${text}`)].join(', ');
  }

  #summary(): string {
    const { messages } = this.surroundings.language;
    if (this.#model.series.length === 0) return messages.noData;
    const times = this.#times();
    const [first = 0, last = 0] = [times[0], times.at(-1)];
    return messages.chartSummary(
      this.#model.series.length,
      this.#time(this.start || first),
      this.#time(this.end || last),
    );
  }

  #renderState() {
    if (this.matrix === null) {
      return this.failure === '' ? html`<div class="skeleton"></div>` : nothing;
    }
    if (this.matrix.length > 0) return nothing;
    return html`<div class="state">${this.surroundings.language.messages.noData}</div>`;
  }
}
