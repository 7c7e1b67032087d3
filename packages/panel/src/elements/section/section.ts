import type { Mark, SharedProcesses } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { canEdit } from '../../arrangement/arrangement-store.ts';
import type { Dependencies } from '../../dom/define-element.ts';
import { later } from '../../dom/later.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import type { Panel } from '../../provider/panel-context.ts';
import type { ChartFinding } from '../../store/state/findings.ts';
import type { ChartState, PanelView } from '../../store/state/panel-state.ts';
import { jobsShownBeside, noProcesses } from '../../store/state/processes.ts';
import { controls } from '../../theme/controls.ts';
import { chevronIcon } from '../../theme/icons.ts';
import { toggle } from '../../theme/toggle.ts';
import { tokens } from '../../theme/tokens.ts';
import { FlinkMetricsChart } from '../chart/chart.ts';
import { chartParts, tileParts } from '../internal/exported-parts.ts';
import { findingBadge } from '../internal/finding-badge/finding-badge.ts';
import { SeriesLabels } from '../internal/series-labels.ts';
import { FlinkMetricsStat } from '../stat/stat.ts';
import { chartTexts, idOf, isEmpty, isShown, isTile, isWide } from './charts.ts';
import { renderItem } from './item.ts';
import { ofTask } from './of-task.ts';
import { sectionStyles } from './section.styles.ts';
import type { SectionEditing, Tools } from './section-editing.ts';
import { UndrawnCharts } from './undrawn-charts.ts';

const editings = later(() => import('./section-editing.ts'));
const wideCharts = later(() => import('./wide-charts.ts'));

/**
 * Charts and tiles under one heading that opens and closes.
 *
 * @tag flink-metrics-section
 * @event flink-section-toggle - The heading was clicked.
 * @event flink-chart-view - A chart came near the visible part of the page, or left it.
 * @event flink-sections-change - A chart was hidden, moved, widened or removed, or the section was.
 * @event flink-chart-show - A chart was moved into another section.
 * @csspart heading - The heading's button.
 * @csspart finding - What is wrong with the job and seen in a closed section's charts.
 * @csspart charts - The grid of charts.
 * @cssproperty [--flink-chart-width=360px] - The least width of a chart before the grid drops a column.
 */
export class FlinkMetricsSection extends FlinkElement {
  static override readonly styles = [tokens, controls, toggle, sectionStyles];

  static override readonly dependencies: Dependencies = {
    'flink-metrics-chart': FlinkMetricsChart,
    'flink-metrics-stat': FlinkMetricsStat,
  };

  static override readonly properties: PropertyDeclarations = {
    sectionId: { attribute: 'section-id' },
    heading: {},
    headingLang: { attribute: 'heading-lang' },
    open: { type: Boolean },
    charts: { attribute: false },
    shared: { attribute: false },
    marks: { attribute: false },
    findings: { attribute: false },
    task: {},
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
  /** What is wrong with the job, by the charts that show it. */
  declare findings: ReadonlyMap<string, readonly ChartFinding[]>;
  /** The task whose series alone the charts show; empty for all. */
  declare task: string;
  /** The time that the charts are compared with. */
  declare compare: PanelView['compare'];
  /** The job reports no more. */
  declare silent: boolean;

  readonly #labels = new SeriesLabels();
  #editing: SectionEditing | undefined;
  /** Charts that have an element. */
  #rendered: readonly ChartState[] = [];
  #reached: Panel['sought'] = null;

  constructor() {
    super();
    this.sectionId = '';
    this.heading = '';
    this.headingLang = '';
    this.open = false;
    this.charts = [];
    this.shared = noProcesses.shared;
    this.marks = [];
    this.findings = new Map();
    this.task = '';
    this.compare = '';
    this.silent = false;
    new UndrawnCharts(this, {
      ids: () =>
        this.open ? this.charts.filter((chart) => !this.#rendered.includes(chart)).map(idOf) : [],
      tell: (chart, near) => this.emit('flink-chart-view', { chart, near }),
      tellLeft: (chart) => this.emitBehind('flink-chart-view', { chart, near: false }),
    });
  }

  /** Null while nobody edits, or what they need for it is not there. */
  get #tools(): Tools | null {
    const state = this.panel?.arrangementStore.getState();
    if (state === undefined || !state.editing || !canEdit(state)) return null;
    const module = editings.drawnBy(this);
    if (module === undefined) return null;
    this.#editing ??= new module.SectionEditing(this, {
      view: () => this.panel?.arrangementStore.getState().arrangement,
      change: (sections) => this.emit('flink-sections-change', { sections }),
      show: (chart) => this.emit('flink-chart-show', { chart }),
    });
    const { arrangement: view, defaults } = state;
    const { language } = this.surroundings;
    return this.#editing.tools({ view, defaults, sectionId: this.sectionId, language });
  }

  override render() {
    const tools = this.#tools;
    const shown = tools === null ? this.charts.filter(isShown) : this.charts;
    const isBlank = tools === null && this.charts.every(isEmpty);
    this.#rendered = this.open && !isBlank ? shown : [];
    if (this.#rendered.some(isWide)) wideCharts.drawnBy(this)?.fitWideCharts(this);
    return html`
      <section aria-labelledby="heading">
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
              ${this.open ? nothing : this.#renderFinding()}
            </button>
          </h3>
          ${tools === null ? nothing : tools.controls.sectionControls(this.heading, tools.editing)}
        </div>
        ${this.open ? html`<div class="content">${isBlank ? this.#renderBlank() : this.#renderCharts(shown, tools)}</div>` : nothing}
        <p class="visually-hidden" role="status">${tools === null ? '' : this.#editing?.said}</p>
      </section>
    `;
  }

  #findingsIn(chart: ChartState): readonly ChartFinding[] {
    return this.findings.get(idOf(chart)) ?? none;
  }

  /** What a closed section would show. */
  #renderFinding() {
    return findingBadge(
      this,
      this.charts.flatMap((chart) => this.#findingsIn(chart)),
    );
  }

  /** Where somebody was led to one of its charts, and it is open. */
  protected override async updated(): Promise<void> {
    const { sought = null } = this.panel ?? {};
    if (sought === null || sought === this.#reached || !this.open) return;
    const { reach } = await import('./reach.ts');
    if (reach(this.renderRoot, sought.chart)) this.#reached = sought;
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
    const { definition, status, query, metrics, matrix, compared, grid, stale } = chart;
    const { title, description } = chartTexts(definition, this.surroundings.language);
    return html`
      <flink-metrics-stat
        exportparts=${tileParts}
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
        .start=${grid?.start ?? 0}
        .end=${grid?.end ?? 0}
        .step=${grid?.step ?? 15_000}
        .ofRange=${definition.ranges === 'view'}
        .failure=${this.#failure(chart)}
        .findings=${this.#findingsIn(chart)}
      ></flink-metrics-stat>
    `;
  }

  #renderChart(chart: ChartState) {
    const { definition, status, query, metrics, matrix, total, compared, grid, stale } = chart;
    const { title, description } = chartTexts(definition, this.surroundings.language);
    const view = definition.view === 'tile' ? 'line' : definition.view;
    return html`
      <flink-metrics-chart
        exportparts=${chartParts}
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
        .matrix=${ofTask(matrix, this.task)}
        .total=${this.task === '' ? total : 0}
        .compared=${ofTask(compared, this.task)}
        .compare=${this.compare}
        .marks=${this.marks}
        .start=${grid?.start ?? 0}
        .end=${grid?.end ?? 0}
        .step=${grid?.step ?? 15_000}
        .label=${this.#labels.of(definition, this.surroundings)}
        .loading=${status === 'loading'}
        .stale=${stale}
        .silent=${this.silent}
        .failure=${this.#failure(chart)}
        .findings=${this.#findingsIn(chart)}
        .zoomed=${this.panel?.zoomed ?? false}
      ></flink-metrics-chart>
    `;
  }

  #noteOn({ measured }: ChartState): string {
    const { language, names } = this.surroundings;
    const { locale, messages } = language;
    const jobs = jobsShownBeside(measured, this.shared);
    return jobs.length === 0
      ? ''
      : messages.sharedWith(
          new Intl.ListFormat(locale).format(jobs.map((job) => names.read('job_name', job))),
        );
  }

  /** What is in the way of all charts is told above them, once. */
  #failure({ matrix, problem }: ChartState): string {
    if (problem === null) return '';
    const isShared = this.panel?.state.problem?.kind === problem.kind;
    if (isShared && matrix !== null) return '';
    const { problems, tooMuch } = this.surroundings.language.messages;
    const { title } = problem.isLimit ? tooMuch : problems[problem.kind];
    return isShared || problem.detail === undefined ? title : `${title}: ${problem.detail}`;
  }
}

const none: readonly ChartFinding[] = [];

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-section': FlinkMetricsSection;
  }
}
