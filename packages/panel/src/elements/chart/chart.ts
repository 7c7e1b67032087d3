import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Dependencies } from '../../dom/define-element.ts';
import { Medium } from '../../dom/medium.ts';
import type { FlinkEvents } from '../../events.ts';
import { PlotController } from '../../plot/plot-controller.ts';
import type { Surroundings } from '../../provider/panel-context.ts';
import { toggleSeries } from '../../series/chart-model.ts';
import { nearestTime } from '../../series/value-at.ts';
import { adoptStyles } from '../../theme/adopted-styles.ts';
import { card } from '../../theme/card.ts';
import { controls } from '../../theme/controls.ts';
import { swatch } from '../../theme/swatch.ts';
import { tokens } from '../../theme/tokens.ts';
import { findingBadge } from '../internal/finding-badge/finding-badge.ts';
import { Info } from '../internal/info/info.ts';
import { rove } from '../internal/rove.ts';
import { seriesNameStyles } from '../internal/series-name.ts';
import { FlinkMetricsLegend } from '../legend/legend.ts';
import { FlinkMetricsStatus } from '../status/status.ts';
import { chartActions } from './actions.ts';
import { chartStyles } from './chart.styles.ts';
import { ChartProperties } from './chart-properties.ts';
import { inkOf, seriesColors } from './colors.ts';
import { type ChartContent, chartContent } from './content.ts';
import { drawing } from './lazy/drawing-source.ts';
import type { DrawnChart } from './lazy/export.ts';
import { LazyParts } from './lazy/lazy-parts.ts';
import type { PlacedMarks } from './overlay/marks.ts';
import { plotStyles } from './plot.styles.ts';
import { plotOption } from './plot-option.ts';
import { plotView } from './plot-view.ts';
import { Pointing } from './pointing.ts';
import { failureBar, staleBadge } from './states.ts';

/** A picture may be viewed on finer screens than the one it was made on. */
const PIXEL_RATIO = 2;

/** The properties that the lines depend on. */
const drawn = [
  'matrix',
  'total',
  'compared',
  'start',
  'end',
  'step',
  'unit',
  'view',
  'label',
  'findings',
];

/**
 * A range query's answer as a chart with crosshair, tooltip and legend; on request as a table, CSV or PNG.
 *
 * @tag flink-metrics-chart
 * @slot actions - Buttons of the host's, before the chart's own.
 * @event flink-retry - A failed chart is to be fetched again.
 * @event flink-zoom - A stretch of time was dragged over, or selected by keyboard.
 * @event flink-series-click - A line or a row of the legend was clicked; preventable: the row then switches nothing.
 * @event flink-zoom-back - The latest zoom is to be undone, by a button or Backspace.
 * @event flink-zoom-reset - The lines were double-clicked, or Shift and Backspace pressed: back to live.
 * @event flink-chart-view - It came near the visible part of the page, or left it.
 * @csspart base - The card.
 * @csspart plot - Where the lines are.
 * @csspart tooltip - The values at the cursor.
 * @csspart note - A caveat about the data, below the heading.
 * @csspart finding - What is wrong with the job and seen here, below the heading.
 * @csspart info - What the chart means, over the page.
 * @csspart table - The samples as a table.
 * @cssproperty [--flink-chart-height=168px] - Height of the lines' box.
 */
export class FlinkMetricsChart extends ChartProperties {
  static override readonly styles = [
    tokens,
    controls,
    card,
    swatch,
    seriesNameStyles,
    chartStyles,
    plotStyles,
  ];

  static override readonly dependencies: Dependencies = {
    'flink-metrics-legend': FlinkMetricsLegend,
    'flink-metrics-status': FlinkMetricsStatus,
  };

  static override readonly properties: PropertyDeclarations = {
    _hidden: { state: true },
    _broken: { state: true },
  };

  /** Ids of the series that are switched off. */
  declare protected _hidden: ReadonlySet<string>;
  /** The error of a failed draw or load; empty for none. */
  declare protected _broken: string;

  readonly #waysBack = {
    undoZoom: () => this.emit('flink-zoom-back', null),
    goLive: () => this.emit('flink-zoom-reset', null),
  };
  readonly #plot = new PlotController(this, {
    source: drawing,
    box: () => this.renderRoot?.querySelector<HTMLElement>('.canvas') ?? null,
    hasData: () => this.matrix !== null,
    option: (width) =>
      this.matrix === null
        ? null
        : plotOption(
            this,
            this.#content,
            inkOf(this.renderRoot, this.surroundings, this.#medium),
            width,
          ),
    drawn: () => {
      this.#dress();
      if (this.marks.length > 0 || this.#pointing.time !== null) this.requestUpdate();
    },
    failed: (error) => this.#fail(error),
    fetched: (isThere) => {
      this._broken = isThere ? '' : this.surroundings.language.messages.notFetched;
    },
  });
  readonly #pointing = new Pointing(this, {
    plot: this.#plot,
    times: () => this.#content.times(),
    nearest: (time) =>
      nearestTime(
        this.#content.shown.map(({ series }) => series),
        time,
      ),
    zoom: (span) => this.emit('flink-zoom', span),
    click: (x, y) => {
      const clicked = drawing.loaded()?.clickedPoint(this, this.#content, this.#plot, { x, y });
      if (clicked) this.emit('flink-series-click', clicked);
    },
    ...this.#waysBack,
  });
  readonly #info = new Info(this, {
    language: () => this.surroundings.language,
    failed: (error) => this.#fail(error),
  });
  readonly #parts = new LazyParts(this, {
    content: () => this.#content,
    job: () => this.panel?.state.job ?? null,
    drawn: () => this.#drawnChart(),
    failed: (error) => this.#fail(error),
  });
  readonly #medium = new Medium(this, () => this.#redraw());
  #known: ChartContent | null = null;
  #isDressed = false;

  constructor() {
    super();
    rove(this, '.actions > button');
    this._hidden = new Set();
    this._broken = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#pointing.follow(this.surroundings.cursor);
  }

  protected override surroundingsChanged({ cursor }: Surroundings): void {
    this.#known = null;
    this.#pointing.follow(cursor);
  }

  /** At once: a printer does not wait for the next microtask. */
  #redraw(): void {
    if (!this.hasUpdated) return;
    this.#known = null;
    this.requestUpdate();
    this.performUpdate();
    this.#plot.drawNow();
  }

  get #content(): ChartContent {
    if (this.#known === null) {
      const colors = seriesColors(this.renderRoot, this.surroundings, this.#medium);
      this.#known = chartContent(this, this.surroundings, colors, this._hidden);
      this.#plot.invalidate();
    }
    return this.#known;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('enlarged') && this.enlarged) this.#parts.loadHead();
    if (changed.has('_hidden') || changed.has('compare') || drawn.some((name) => changed.has(name)))
      this.#known = null;
  }

  protected override update(changed: PropertyValues): void {
    const focused = this.#focused;
    super.update(changed);
    if (focused === null || this.#focused !== null) return;
    // The focused button was removed with its container: the focus moves next to it.
    this.#focus(this.#parts.table === null ? '.plot' : '[aria-pressed=true]');
  }

  get #focused(): Element | null {
    return this.shadowRoot?.activeElement ?? null;
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #fail(error: unknown): void {
    this._broken = error instanceof Error ? error.message : String(error);
  }

  #retry(): void {
    if (this._broken !== '') {
      this._broken = '';
      this.#redraw();
    } else {
      this.emit('flink-retry', { chart: this.chartId });
    }
  }

  #toggleSeries({ detail }: FlinkEvents['flink-series-toggle']): void {
    const content = this.#content;
    const clicked = drawing.loaded()?.clickedRow(this, content, detail.series, this.#pointing.time);
    if (clicked && !this.emit('flink-series-click', clicked)) return;
    const all = content.series.map(({ id }) => id);
    this._hidden = toggleSeries(this._hidden, all, detail.series, detail.only);
  }

  /** What lies over the lines comes with what draws them, and its styles too. */
  #dress(): void {
    const { overPlotStyles } = drawing.loaded() ?? {};
    if (this.#isDressed || overPlotStyles === undefined) return;
    this.#isDressed = true;
    for (const styles of overPlotStyles) adoptStyles(this.renderRoot, styles);
    this.requestUpdate();
  }

  get #marks(): PlacedMarks | null {
    return drawing.loaded()?.placeMarks(this.#plot, this.marks) ?? null;
  }

  #drawnChart(): DrawnChart | null {
    const lines = this.#plot.toCanvas(PIXEL_RATIO);
    return lines === null ? null : { lines, pixelRatio: PIXEL_RATIO, marks: this.#marks };
  }

  override render() {
    const content = this.#content;
    const { messages } = this.surroundings.language;
    const { heading, headingLang, note, silent, stale } = this;
    const { table } = this.#parts;
    const text = this.failure || this._broken;
    const failure = text === '' ? null : { text, retry: () => this.#retry() };
    const marks = this.#marks;
    return html`
      <figure
        part="base"
        class="${stale ? 'stale' : ''} ${silent ? 'silent' : ''} ${this.#medium.printing ? 'paper' : ''}"
        aria-busy=${this.loading}
      >
        <figcaption>
          <h4 class="title" lang=${headingLang || nothing} title=${heading}>${heading}</h4>
          ${stale ? staleBadge(messages) : nothing}
          <div class="actions" role="toolbar" aria-label=${heading}><slot name="actions"></slot>${this.#renderActions()}</div>
        </figcaption>
        ${this.#renderHead()} ${findingBadge(this, this.findings)} ${note === '' ? nothing : html`<p class="note" part="note" title=${note}>${note}</p>`}
        ${failureBar(this.matrix, failure, messages)}
        ${plotView({
          ...{ chart: this, content, failure, marks },
          ...{ plot: this.#plot, pointing: this.#pointing, hidden: table !== null },
          goLive: this.#waysBack.goLive,
          showAll: () => {
            this._hidden = new Set();
          },
        })}
        ${table?.(heading, content) ?? nothing}
        <flink-metrics-legend
          class=${this.matrix === null && failure === null ? 'awaited' : ''}
          .series=${content.series}
          .unit=${this.unit}
          .time=${this.#pointing.time}
          .step=${this.step}
          .more=${content.more}
          .exported=${this.matrix?.length ?? 0}
          .comparedWith=${content.comparedWith}
          .open=${this.#parts.isEnlarged}
          @flink-series-toggle=${this.#toggleSeries}
        ></flink-metrics-legend>
        ${drawing.loaded()?.markKey(marks, this.surroundings.language) ?? nothing}
        <span class="ink" aria-hidden="true"></span>
      </figure>
    `;
  }

  #renderHead() {
    const { zoomed, surroundings } = this;
    // Only a chart that shows the panel's state follows it.
    return (
      this.#parts.head?.({ panel: this.panel, surroundings, zoomed, ...this.#waysBack }) ?? nothing
    );
  }

  #renderActions() {
    return chartActions({
      heading: this.heading,
      messages: this.surroundings.language.messages,
      info: this.#info,
      parts: this.#parts,
      isEmpty: this.#content.series.length === 0,
      undoZoom: this.zoomed && this.#parts.head === null ? this.#waysBack.undoZoom : null,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-chart': FlinkMetricsChart;
  }
}
