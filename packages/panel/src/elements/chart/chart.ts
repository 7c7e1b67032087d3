import {
  dateFormat,
  formatValue,
  type LineView,
  type Localisation,
  lineOption,
  type ValueUnit,
} from '@flink-metrics/sdk/echarts';
import type { Labels, Matrix } from '@flink-metrics/sdk/prometheus';
import { html, nothing, type PropertyValues } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import type { Surroundings } from '../../base/surroundings.ts';
import { type ChartModel, chartModel, paletteOf } from '../../chart/chart-model.ts';
import { observeSize, observeView } from '../../chart/observe.ts';
import { Plot } from '../../chart/plot.ts';
import { nearestTime, valueAt } from '../../chart/value-at.ts';
import type { FlinkEvents } from '../../events.ts';
import { controls } from '../../theme/controls.ts';
import { infoIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { chartStyles } from './chart.styles.ts';
import { pointerSelection, type Selection } from './pointer-selection.ts';
import { type TooltipRow, tooltipContent } from './tooltip.ts';

/**
 * A range query's answer as a line chart with crosshair, tooltip and legend.
 *
 * @tag flink-metrics-chart
 * @event flink-retry - A failed chart is to be asked for again.
 * @event flink-zoom - A stretch of time was dragged over.
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
  };

  /** Names the chart in events. */
  declare chartId: string;
  declare heading: string;
  /** What the values mean. */
  declare description: string;
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

  #plot: Plot | null = null;
  #model: ChartModel = { series: [], more: 0 };
  #near = false;
  #stale = true;
  #stops: (() => void)[] = [];
  #leaveCursor: (() => void) | undefined;
  #frame = 0;

  constructor() {
    super();
    this.chartId = '';
    this.heading = '';
    this.description = '';
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
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followCursor(this.surroundings);
    // The box exists after the first render only; after a move it is there already.
    if (this.hasUpdated) this.#watchBox();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveCursor?.();
    for (const stop of this.#stops) stop();
    this.#stops = [];
    cancelAnimationFrame(this.#frame);
    // A node that is only moved is back before the microtask.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#plot?.dispose();
      this.#plot = null;
      this.#stale = true;
    });
  }

  protected override surroundingsChanged(surroundings: Surroundings): void {
    this.#stale = true;
    this.#followCursor(surroundings);
  }

  #followCursor({ cursor }: Surroundings): void {
    this.#leaveCursor?.();
    this.#leaveCursor = cursor.subscribe((time) => {
      this._cursorTime = time;
    });
  }

  protected override firstUpdated(): void {
    this.#watchBox();
  }

  #watchBox(): void {
    const box = this.#box;
    if (box === null || this.#stops.length > 0) return;
    this.#stops = [
      observeSize(box, () => {
        this.#plot?.resize();
        this.#draw();
      }),
      observeView(box, (near) => {
        this.#near = near;
        this.#draw();
      }),
    ];
  }

  get #box(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.canvas');
  }

  protected override willUpdate(changed: PropertyValues): void {
    const drawn = ['matrix', 'start', 'end', 'step', 'unit', 'view', 'label', '_hiddenSeries'];
    if (!this.#stale && !drawn.some((name) => changed.has(name))) return;
    this.#stale = true;
    const { colors, theme } = this.surroundings;
    const { label } = this;
    this.#model = chartModel(this.matrix ?? [], {
      label,
      colors,
      theme,
      hidden: this._hiddenSeries,
    });
  }

  protected override updated(): void {
    if (this.#stale) this.#draw();
  }

  #draw(): void {
    const box = this.#box;
    const hasSize = box !== null && box.clientWidth > 0 && box.clientHeight > 0;
    if (!this.#stale || !this.#near || !hasSize || this.matrix === null) return;
    this.#stale = false;
    this.#plot ??= new Plot(box);
    this.#plot
      .draw(this.#option(box.clientWidth))
      .then(() => this.requestUpdate())
      .catch((error: unknown) => {
        this.failure = error instanceof Error ? error.message : String(error);
      });
  }

  #option(width: number) {
    const { language, theme, timeZone, colors } = this.surroundings;
    return lineOption(
      this.#model.series.filter(({ visible }) => visible).map(({ series }) => series),
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
      const time = this.#plot?.timeAt(x) ?? null;
      const shown = this.#model.series.filter(({ visible }) => visible);
      this.surroundings.cursor.set(
        time === null
          ? null
          : nearestTime(
              shown.map(({ series }) => series),
              time,
            ),
      );
    });
  }

  #leave(): void {
    cancelAnimationFrame(this.#frame);
    this._pointed = false;
    this.surroundings.cursor.set(null);
  }

  readonly #select = pointerSelection({
    timeAt: (x) => this.#plot?.timeAt(x) ?? null,
    change: (selection) => {
      this._selection = selection;
    },
    choose: (span) => this.emit('flink-zoom', span),
  });

  /** Moves over the samples like a slider, so that a screen reader speaks the values there. */
  #key(event: KeyboardEvent): void {
    const times = this.#times();
    if (event.key === 'Escape') this.#leave();
    const now = this.surroundings.cursor.time;
    const index = now === null ? times.length : times.findIndex((time) => time >= now);
    const jumps: Record<string, number> = {
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      PageUp: index + 10,
      PageDown: index - 10,
      Home: 0,
      End: times.length - 1,
    };
    const next = jumps[event.key];
    if (next === undefined || times.length === 0) return;
    event.preventDefault();
    this._pointed = true;
    this.surroundings.cursor.set(times[Math.max(0, Math.min(times.length - 1, next))] ?? null);
  }

  #times(): readonly number[] {
    const visible = this.#model.series.filter((series) => series.visible);
    const times = new Set(visible.flatMap(({ series }) => [...series.times]));
    return [...times].sort((one, other) => one - other);
  }

  #toggleSeries({ detail }: FlinkEvents['flink-series-toggle']): void {
    const ids = this.#model.series.map(({ id }) => id);
    const others = ids.filter((id) => id !== detail.series);
    const hidden = new Set(this._hiddenSeries);
    if (detail.only) {
      const isAlone = !hidden.has(detail.series) && others.every((id) => hidden.has(id));
      this._hiddenSeries = new Set(isAlone ? [] : others);
      return;
    }
    if (!hidden.delete(detail.series)) hidden.add(detail.series);
    this._hiddenSeries = hidden;
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

  /** The visible series' values at the cursor. */
  #valuesAt(time: number): readonly TooltipRow[] {
    return this.#model.series
      .filter(({ visible }) => visible)
      .flatMap(({ color, label, series }) => {
        const value = valueAt(series, time, this.step * 0.75);
        if (value === null) return [];
        return [{ color, label, value, text: formatValue(value, this.unit, this.#where) }];
      });
  }

  #legendItems() {
    const time = this._cursorTime;
    return this.#model.series.map(({ series, ...item }) => {
      const value = time === null ? series.values.at(-1) : valueAt(series, time, this.step * 0.75);
      const text = value == null ? '' : formatValue(value, this.unit, this.#where);
      return { ...item, value: text };
    });
  }

  override render() {
    const { messages } = this.surroundings.language;
    return html`
      <figure part="base" aria-busy=${this.loading}>
        <figcaption>
          <h4 class="title" title=${this.heading}>${this.heading}</h4>
          <div class="actions">
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
          </div>
        </figcaption>
        ${this._infoOpen ? this.#renderInfo() : nothing} ${this.#renderFailure()}
        ${this.#renderPlot()}
        <flink-metrics-legend
          .items=${this.#legendItems()}
          .more=${this.#model.more}
          @flink-series-toggle=${this.#toggleSeries}
        ></flink-metrics-legend>
        <span class="ink" aria-hidden="true"></span>
      </figure>
    `;
  }

  #renderInfo() {
    const { messages } = this.surroundings.language;
    return html`
      <div class="info">
        ${this.description === '' ? nothing : html`<p>${this.description}</p>`}
        ${
          this.query === ''
            ? nothing
            : html`
                <pre tabindex="0" aria-label=${messages.promql}>${this.query}</pre>
                <button
                  class="button"
                  type="button"
                  @click=${() => navigator.clipboard.writeText(this.query)}
                >
                  ${messages.copy}
                </button>
              `
        }
      </div>
    `;
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
    const times = time === null ? [] : this.#valuesAt(time);
    return html`
      <div
        class="plot"
        part="plot"
        role="slider"
        tabindex="0"
        aria-label=${this.heading}
        aria-description=${this.surroundings.language.messages.chartKeys}
        aria-valuemin=${this.start}
        aria-valuemax=${Math.max(this.end, this.start)}
        aria-valuenow=${time ?? this.end}
        aria-valuetext=${this.#spoken(time, times)}
        @pointermove=${this.#point}
        @pointerleave=${this.#leave}
        @pointerdown=${this.#select}
        @keydown=${this.#key}
        @blur=${this.#leave}
      >
        <div class="canvas"></div>
        ${this.#renderState()} ${this.#renderSelection()} ${this.#renderCursor(time, times)}
      </div>
    `;
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

  #renderSelection() {
    const area = this.#plot?.area;
    if (this._selection === null || area == null) return nothing;
    const { from, to } = this._selection;
    const left = Math.max(area.left, Math.min(from, to));
    const width = Math.min(area.right, Math.max(from, to)) - left;
    return html`<div
      class="selection"
      .style=${`inline-size: ${width}px; inset-block-start: ${area.top}px; block-size: ${area.bottom - area.top}px; transform: translateX(${left}px)`}
    ></div>`;
  }

  #renderCursor(time: number | null, rows: readonly TooltipRow[]) {
    const area = this.#plot?.area;
    const x = time === null ? null : this.#plot?.xOf(time);
    if (time === null || area == null || x == null || x < area.left - 1 || x > area.right + 1) {
      return nothing;
    }
    const { messages } = this.surroundings.language;
    const toTheLeft = x > (area.left + area.right) / 2;
    return html`
      <div
        class="crosshair"
        .style=${`inset-block-start: ${area.top}px; block-size: ${area.bottom - area.top}px; transform: translateX(${x}px)`}
      ></div>
      ${
        this._pointed && rows.length > 0
          ? html`<div
              class="tooltip"
              part="tooltip"
              aria-hidden="true"
              .style=${`transform: translateX(${toTheLeft ? `calc(${x - 12}px - 100%)` : `${x + 12}px`})`}
            >
              ${tooltipContent(this.#time(time), rows, messages.moreSeries)}
            </div>`
          : nothing
      }
    `;
  }
}
