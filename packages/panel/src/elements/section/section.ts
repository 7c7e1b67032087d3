import type { ChartDefinition, Mark, SharedProcesses } from '@flink-metrics/sdk/flink/job';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FlinkElement } from '../../base/flink-element.ts';
import type { PanelView } from '../../base/panel-context.ts';
import type { ChartState } from '../../state/panel-state.ts';
import type { Problem } from '../../state/problem.ts';
import { jobsShownBeside, noProcesses } from '../../state/processes.ts';
import { canEdit } from '../../state/views-store.ts';
import { controls } from '../../theme/controls.ts';
import { chevronIcon } from '../../theme/icons.ts';
import { toggle } from '../../theme/toggle.ts';
import { tokens } from '../../theme/tokens.ts';
import { idOf, isEmpty, isShown, isTile } from './chart-kinds.ts';
import { textsOf } from './chart-texts.ts';
import type { Editing } from './edit-controls.ts';
import { renderItem, type Tools } from './item.ts';
import { LeftOut } from './left-out.ts';
import { sectionStyles } from './section.styles.ts';
import { SectionEditing } from './section-editing.ts';
import { SeriesLabels } from './series-labels.ts';

/**
 * Charts and tiles under one heading that opens and closes.
 *
 * @tag flink-metrics-section
 * @event flink-section-toggle - The heading was clicked.
 * @event flink-chart-view - A chart came near the visible part of the page, or left it.
 * @event flink-sections-change - A chart was hidden, moved or removed, or the section was.
 * @csspart heading - The heading's button.
 * @csspart charts - The grid of charts.
 * @cssproperty [--flink-chart-width=360px] - The least width of a chart before the grid drops a column.
 */
export class FlinkMetricsSection extends FlinkElement {
  static override readonly styles = [tokens, controls, toggle, sectionStyles];

  static override readonly properties: PropertyDeclarations = {
    sectionId: { attribute: 'section-id' },
    heading: {},
    headingLang: { attribute: 'heading-lang' },
    open: { type: Boolean },
    charts: { attribute: false },
    shared: { attribute: false },
    marks: { attribute: false },
    compare: {},
    silent: { type: Boolean },
  };

  /** Names the section in events. */
  declare sectionId: string;
  /** Names the section, in the user's language. */
  declare heading: string;
  /** Its language, where it is not that of the words around it; else empty. */
  declare headingLang: string;
  /** Its charts are shown. */
  declare open: boolean;
  /** What is in it, in this order. */
  declare charts: readonly ChartState[];
  /** Other jobs in the job's processes: charts of those say so. */
  declare shared: SharedProcesses;
  /** What happened to the job meanwhile. */
  declare marks: readonly Mark[];
  /** The time that the charts are compared with. */
  declare compare: PanelView['compare'];
  /** The job reports no more. */
  declare silent: boolean;

  readonly #labels = new SeriesLabels();
  readonly #editing = new SectionEditing(this, () => this.panel?.views.getState().view);
  /** Charts that have an element. */
  #rendered: readonly ChartState[] = [];

  constructor() {
    super();
    this.sectionId = '';
    this.heading = '';
    this.headingLang = '';
    this.open = false;
    this.charts = [];
    this.shared = noProcesses.shared;
    this.marks = [];
    this.compare = '';
    this.silent = false;
    new LeftOut(this, {
      ids: () =>
        this.open ? this.charts.filter((chart) => !this.#rendered.includes(chart)).map(idOf) : [],
      tell: (chart, near) => this.emit('flink-chart-view', { chart, near }),
      tellLeft: (chart) => this.emitBehind('flink-chart-view', { chart, near: false }),
    });
  }

  /** Null while nobody edits, or what they need for it is not there. */
  get #tools(): Tools | null {
    const views = this.panel?.views.getState();
    if (views === undefined || !views.editing || !canEdit(views)) return null;
    const { language } = this.surroundings;
    const controls = this.#editing.controls(language);
    if (controls === null) return null;
    const editing: Editing = {
      view: views.view,
      defaults: views.defaults,
      sectionId: this.sectionId,
      language,
      texts: controls.texts,
      change: (view, said, next) => {
        this.#editing.took(said, next);
        this.emit('flink-sections-change', { sections: view });
      },
      open: (chart) => this.#edit(chart),
    };
    return { controls, editing };
  }

  async #edit(chart: ChartDefinition): Promise<void> {
    const { openChartDialog } = await import('../view-editor/open-chart-dialog.ts');
    await openChartDialog(this.renderRoot, chart);
  }

  override render() {
    const tools = this.#tools;
    const shown = tools === null ? this.charts.filter(isShown) : this.charts;
    const isBlank = tools === null && this.charts.every(isEmpty);
    this.#rendered = this.open && !isBlank ? shown : [];
    return html`
      <section
        aria-labelledby="heading"
        @keydown=${this.#editing.release}
        @pointerdown=${this.#editing.release}
      >
        <div class="head">
          <h3>
            <button
              id="heading"
              class="toggle"
              part="heading"
              type="button"
              aria-expanded=${this.open}
              @click=${() =>
                this.emit('flink-section-toggle', { section: this.sectionId, open: !this.open })}
            >
              ${chevronIcon}
              <span lang=${this.headingLang || nothing}>${this.heading}</span>
              <span class="count">${this.surroundings.language.messages.charts(shown.length)}</span>
            </button>
          </h3>
          ${tools === null ? nothing : tools.controls.sectionControls(this.heading, tools.editing)}
        </div>
        ${this.open ? html`<div class="content">${isBlank ? this.#renderBlank() : this.#renderCharts(shown, tools)}</div>` : nothing}
        <p class="visually-hidden" role="status">${tools === null ? '' : this.#editing.said}</p>
      </section>
    `;
  }

  #renderBlank() {
    return html`<p class="empty">${this.surroundings.language.messages.sectionEmpty}</p>`;
  }

  #renderCharts(shown: readonly ChartState[], tools: Tools | null) {
    const tiles = shown.filter(isTile);
    const charts = shown.filter((chart) => !isTile(chart));
    return html`
      ${
        tiles.length === 0
          ? nothing
          : html`<div class="tiles">
              ${repeat(tiles, idOf, (tile) => renderItem(tile, this.#renderTile(tile), tools))}
            </div>`
      }
      <div class="charts" part="charts">
        ${repeat(charts, idOf, (chart) => renderItem(chart, this.#renderChart(chart), tools))}
      </div>
      ${tools === null ? nothing : tools.controls.hiddenCharts(tools.editing)}
    `;
  }

  #renderTile(chart: ChartState) {
    const { definition, status, query, metrics, matrix, compared, stale, problem } = chart;
    const { title, description } = textsOf(definition, this.surroundings.language);
    return html`
      <flink-metrics-stat
        .chartId=${definition.id}
        .heading=${title.text}
        .headingLang=${title.lang}
        .description=${description.text}
        .descriptionLang=${description.lang}
        .note=${this.#noteOn(chart)}
        .unit=${definition.unit}
        .query=${query}
        .metrics=${metrics}
        .matrix=${matrix}
        .compared=${compared}
        .compare=${this.compare}
        .loading=${status === 'loading'}
        .stale=${stale}
        .silent=${this.silent}
        .failure=${this.#failure(problem)}
      ></flink-metrics-stat>
    `;
  }

  #renderChart(chart: ChartState) {
    const { definition, status, query, metrics, matrix, total, compared, grid, stale, problem } =
      chart;
    const { title, description } = textsOf(definition, this.surroundings.language);
    const view = definition.view === 'tile' ? 'line' : definition.view;
    return html`
      <flink-metrics-chart
        .chartId=${definition.id}
        .heading=${title.text}
        .headingLang=${title.lang}
        .description=${description.text}
        .descriptionLang=${description.lang}
        .note=${this.#noteOn(chart)}
        .unit=${definition.unit}
        .view=${view}
        .query=${query}
        .metrics=${metrics}
        .matrix=${matrix}
        .total=${total}
        .compared=${compared}
        .compare=${this.compare}
        .marks=${this.marks}
        .start=${grid?.start ?? 0}
        .end=${grid?.end ?? 0}
        .step=${grid?.step ?? 15_000}
        .label=${this.#labels.of(definition, this.surroundings.language)}
        .loading=${status === 'loading'}
        .stale=${stale}
        .silent=${this.silent}
        .failure=${this.#failure(problem)}
        .zoomed=${this.panel?.zoomed ?? false}
      ></flink-metrics-chart>
    `;
  }

  #noteOn({ measured }: ChartState): string {
    const { locale, messages } = this.surroundings.language;
    const jobs = jobsShownBeside(measured, this.shared);
    return jobs.length === 0 ? '' : messages.sharedWith(new Intl.ListFormat(locale).format(jobs));
  }

  #failure(problem: Problem | null): string {
    if (problem === null) return '';
    const { title } = this.surroundings.language.messages.problems[problem.kind];
    return problem.detail === undefined ? title : `${title}: ${problem.detail}`;
  }
}
