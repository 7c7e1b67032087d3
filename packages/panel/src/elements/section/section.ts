import type { LineView } from '@flink-metrics/sdk/echarts';
import type { ChartDefinition, ChartView, SharedProcesses } from '@flink-metrics/sdk/flink/job';
import type { Labels } from '@flink-metrics/sdk/prometheus';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FlinkElement } from '../../base/flink-element.ts';
import type { Language } from '../../i18n/language.ts';
import type { ChartState } from '../../state/panel-state.ts';
import type { Problem } from '../../state/problem.ts';
import { jobsShownBeside, noProcesses } from '../../state/processes.ts';
import { seriesLabel } from '../../state/series-label.ts';
import { chevronIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { sectionStyles } from './section.styles.ts';

type LabelOf = (labels: Labels) => string;

/** What each kind of chart is drawn as. */
const lineViews: Readonly<Record<Exclude<ChartView, 'tile'>, LineView>> = {
  line: 'line',
  stacked: 'stacked',
  step: 'step',
  bars: 'step',
  state: 'step',
};

/**
 * Charts and tiles under one heading that opens and closes.
 *
 * @tag flink-metrics-section
 * @event flink-section-toggle - The heading was clicked.
 * @csspart heading - The heading's button.
 * @csspart charts - The grid of charts.
 * @cssproperty [--flink-chart-width=360px] - The least width of a chart before the grid drops a column.
 */
export class FlinkMetricsSection extends FlinkElement {
  static override readonly styles = [tokens, sectionStyles];

  static override readonly properties = {
    sectionId: { attribute: 'section-id' },
    heading: {},
    open: { type: Boolean },
    charts: { attribute: false },
    shared: { attribute: false },
  };

  declare sectionId: string;
  declare heading: string;
  declare open: boolean;
  declare charts: readonly ChartState[];
  /** Other jobs in the job's processes: charts of those say so. */
  declare shared: SharedProcesses;

  #labels = new Map<string, LabelOf>();
  #labelLanguage: Language | null = null;

  constructor() {
    super();
    this.sectionId = '';
    this.heading = '';
    this.open = false;
    this.charts = [];
    this.shared = noProcesses.shared;
  }

  /** The same function for the same chart and language: a new one would draw the chart anew. */
  #labelOf(definition: ChartDefinition): LabelOf {
    const { language } = this.surroundings;
    if (this.#labelLanguage !== language) {
      this.#labels.clear();
      this.#labelLanguage = language;
    }
    const known = this.#labels.get(definition.id);
    if (known !== undefined) return known;
    const label = (labels: Labels) =>
      seriesLabel(labels, definition, language.texts, language.messages.total);
    this.#labels.set(definition.id, label);
    return label;
  }

  override render() {
    return html`
      <section aria-labelledby="heading">
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
            <span>${this.heading}</span>
            <span class="count">${this.surroundings.language.messages.charts(this.charts.filter(isShown).length)}</span>
          </button>
        </h3>
        ${this.open ? this.#renderOpen() : nothing}
      </section>
    `;
  }

  #renderOpen() {
    if (this.charts.every(isEmpty)) {
      return html`<p class="empty">${this.surroundings.language.messages.sectionEmpty}</p>`;
    }
    const shown = this.charts.filter(isShown);
    const tiles = shown.filter(({ definition }) => definition.view === 'tile');
    const charts = shown.filter(({ definition }) => definition.view !== 'tile');
    return html`
      ${
        tiles.length === 0
          ? nothing
          : html`<div class="tiles">
              ${repeat(
                tiles,
                ({ definition }) => definition.id,
                (tile) => this.#renderTile(tile),
              )}
            </div>`
      }
      <div class="charts" part="charts">
        ${repeat(
          charts,
          ({ definition }) => definition.id,
          (chart) => this.#renderChart(chart),
        )}
      </div>
    `;
  }

  #renderTile({ definition, matrix, problem }: ChartState) {
    const { texts } = this.surroundings.language;
    return html`
      <flink-metrics-stat
        .heading=${definition.title[texts]}
        .description=${definition.description?.[texts] ?? ''}
        .note=${this.#noteOn(definition)}
        .unit=${definition.unit}
        .matrix=${matrix}
        .failure=${this.#failure(problem)}
      ></flink-metrics-stat>
    `;
  }

  #renderChart({ definition, status, query, matrix, grid, problem }: ChartState) {
    const { texts } = this.surroundings.language;
    const view = definition.view === 'tile' ? 'line' : lineViews[definition.view];
    return html`
      <flink-metrics-chart
        .chartId=${definition.id}
        .heading=${definition.title[texts]}
        .description=${definition.description?.[texts] ?? ''}
        .note=${this.#noteOn(definition)}
        .unit=${definition.unit}
        .view=${view}
        .query=${query}
        .matrix=${matrix}
        .start=${grid?.start ?? 0}
        .end=${grid?.end ?? 0}
        .step=${grid?.step ?? 15_000}
        .label=${this.#labelOf(definition)}
        .loading=${status === 'loading'}
        .failure=${this.#failure(problem)}
      ></flink-metrics-chart>
    `;
  }

  #noteOn(definition: ChartDefinition): string {
    const { locale, messages } = this.surroundings.language;
    const jobs = jobsShownBeside(definition, this.shared);
    return jobs.length === 0 ? '' : messages.sharedWith(new Intl.ListFormat(locale).format(jobs));
  }

  #failure(problem: Problem | null): string {
    if (problem === null) return '';
    const { title } = this.surroundings.language.messages.problems[problem.kind];
    return problem.detail === undefined ? title : `${title}: ${problem.detail}`;
  }
}

/** A chart of what few jobs have is not there for the others. */
const isShown = (chart: ChartState): boolean =>
  chart.definition.hide !== 'no-data' || !isEmpty(chart);

/** Asked for, and there was nothing: a job without Kafka has a whole section of these. */
const isEmpty = ({ matrix, problem }: ChartState): boolean =>
  matrix !== null && matrix.length === 0 && problem === null;
