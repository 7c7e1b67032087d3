import type { ChartDefinition } from '@flink-metrics/sdk/flink/job';
import { pretty } from '@flink-metrics/sdk/promql';
import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { defineElement } from '../../base/define.ts';
import { FlinkElement } from '../../base/flink-element.ts';
import type { Panel } from '../../base/panel-context.ts';
import { loadViewTexts, ownSectionTitle, type ViewTexts } from '../../i18n/view-texts.ts';
import { newChartId, putChart } from '../../state/view-steps.ts';
import { OWN_SECTION } from '../../state/views.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { SeriesLabels } from '../section/series-labels.ts';
import { chartDialogStyles } from './chart-dialog.styles.ts';
import {
  type Catalog,
  type ChartDraft,
  changeDraft,
  chartOf,
  draftOfChart,
  draftOfMetric,
  type Metric,
} from './chart-draft.ts';
import { chartForm } from './chart-form.ts';
import { renderPreview } from './chart-preview.ts';
import { dialogStyles } from './dialog.styles.ts';
import { reportedNames } from './find-metrics.ts';
import { FlinkMetricsMetricList } from './metric-list.ts';
import { Preview } from './preview.ts';

/** What the dialog needs to be of use. */
interface Loaded {
  readonly texts: ViewTexts;
  readonly catalog: Catalog;
}

/** Adds a chart of the catalog or of the job's own metrics, or changes one: opened by `openChartDialog`. */
export class FlinkMetricsChartDialog extends FlinkElement {
  static override readonly styles = [tokens, controls, dialogStyles, chartDialogStyles];

  static override readonly properties: PropertyDeclarations = {
    _loaded: { state: true },
    _draft: { state: true },
    _chart: { state: true },
    _isSearching: { state: true },
    _reported: { state: true },
    _isOpen: { state: true },
  };

  declare protected _loaded: Loaded | null;
  /** Null until a metric is chosen. */
  declare protected _draft: ChartDraft | null;
  /** What is changed; null for a new chart. */
  declare protected _chart: ChartDefinition | null;
  declare protected _isSearching: boolean;
  declare protected _reported: ReadonlySet<string> | null;
  declare protected _isOpen: boolean;

  readonly #preview = new Preview(this);
  readonly #labels = new SeriesLabels();
  /** What the draft stands for. */
  #drawn: ChartDefinition | null = null;
  #abort = new AbortController();

  constructor() {
    super();
    this._loaded = null;
    this._draft = null;
    this._chart = null;
    this._isSearching = true;
    this._reported = null;
    this._isOpen = false;
    defineElement('flink-metrics-metric-list', FlinkMetricsMetricList);
  }

  /** @param chart the user's own; null for a new one */
  async open(chart: ChartDefinition | null): Promise<void> {
    const { language } = this.surroundings;
    const [texts, catalog] = await Promise.all([
      loadViewTexts(language),
      import('@flink-metrics/sdk/flink/catalog'),
    ]);
    this._loaded = { texts, catalog };
    this._chart = chart;
    this._draft =
      chart && draftOfChart(catalog, chart, this.#sectionOf(chart) ?? OWN_SECTION, language.texts);
    this._isSearching = chart === null;
    this._isOpen = true;
    this.#findReported();
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  #sectionOf({ id }: ChartDefinition): string | undefined {
    const view = this.panel?.views.getState().view ?? [];
    return view.find(({ charts }) => charts.some((chart) => chart.id === id))?.id;
  }

  async #findReported(): Promise<void> {
    const { client, state } = this.panel ?? {};
    this._reported = null;
    if (client == null || state?.scope == null) return;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      this._reported = await reportedNames(client, state.scope, signal);
    } catch {
      // The catalog can be searched without knowing what is reported.
    }
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  readonly #closed = ({ currentTarget }: Event): void => {
    // The event comes late: it may be open again.
    if ((currentTarget as HTMLDialogElement).open) return;
    this._isOpen = false;
    this.#abort.abort();
    this.#preview.stop();
  };

  #choose({ catalog }: Loaded, metric: Metric): void {
    const before = {
      base: this._chart,
      section: this._draft?.section ?? OWN_SECTION,
    };
    this._draft = draftOfMetric(catalog, metric, before, this.surroundings.language.texts);
    this._isSearching = false;
    this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#title-input')?.focus(),
    );
  }

  #save(event: SubmitEvent, { catalog }: Loaded): void {
    event.preventDefault();
    const { panel, _draft: draft } = this;
    if (panel === undefined || draft === null) return;
    const { view } = panel.views.getState();
    const id = draft.base?.id ?? newChartId(view);
    const chart = chartOf(catalog, draft, id, this.surroundings.language.texts);
    if (chart === null) return;
    const section = view.find((one) => one.id === draft.section) ?? {
      id: OWN_SECTION,
      title: ownSectionTitle,
      charts: [],
    };
    this.emit('flink-sections-change', { sections: putChart(view, chart, section) });
    this.#close();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { _draft: draft, _loaded: loaded } = this;
    if (!changed.has('_draft') || loaded === null) return;
    const { texts } = this.surroundings.language;
    this.#drawn = draft && chartOf(loaded.catalog, draft, draft.base?.id ?? 'preview', texts);
  }

  override render() {
    const { panel, _loaded: loaded } = this;
    if (!this._isOpen || loaded === null || panel === undefined) return nothing;
    const { messages } = this.surroundings.language;
    const { texts } = loaded;
    const draft = this._isSearching ? null : this._draft;
    return html`
      <dialog aria-labelledby="title" @close=${this.#closed}>
        <form @submit=${(event: SubmitEvent) => this.#save(event, loaded)}>
          <h2 id="title">${this._chart === null ? texts.newChart : texts.editChart}</h2>
          ${draft === null ? this.#renderSearch(loaded) : this.#renderForm(panel, loaded, draft)}
          <div class="actions">
            <button class="button" type="button" @click=${this.#close}>${messages.cancel}</button>
            <button class="button primary" type="submit" ?disabled=${draft === null}>
              ${this._chart === null ? texts.add : texts.save}
            </button>
          </div>
        </form>
      </dialog>
    `;
  }

  #renderSearch(loaded: Loaded) {
    return html`
      <flink-metrics-metric-list
        autofocus
        .catalog=${loaded.catalog}
        .texts=${loaded.texts}
        .reported=${this._reported}
        .choose=${(metric: Metric) => this.#choose(loaded, metric)}
      ></flink-metrics-metric-list>
    `;
  }

  #renderForm(panel: Panel, { texts, catalog }: Loaded, draft: ChartDraft) {
    const { language } = this.surroundings;
    const chart = this.#drawn;
    return html`
      ${chartForm(draft, {
        catalog,
        texts,
        language: language.texts,
        view: panel.views.getState().view,
        change: (change) => {
          this._draft = changeDraft(catalog, draft, change);
        },
        search: () => {
          this._isSearching = true;
        },
      })}
      ${
        draft.metric === null && chart !== null
          ? html`<p class="hint">${texts.ownQuery}</p>
              <pre class="query" tabindex="0">${pretty(chart.query)}</pre>`
          : nothing
      }
      <h3>${texts.preview}</h3>
      ${chart === null ? nothing : this.#renderPreview(panel, chart, texts)}
    `;
  }

  #renderPreview({ client, state, view }: Panel, chart: ChartDefinition, texts: ViewTexts) {
    const { scope, interval } = state;
    if (client === null || scope === null || interval === null) {
      return html`<p class="hint">${texts.noPreview}</p>`;
    }
    this.#preview.show(chart, { client, scope, interval, range: view.range });
    const { language } = this.surroundings;
    const label = this.#labels.of(chart, language);
    return renderPreview({ chart, preview: this.#preview, language, label });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-metric-list': FlinkMetricsMetricList;
  }
}
