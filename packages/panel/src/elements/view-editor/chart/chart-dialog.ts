import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import { pretty } from '@flink-metrics/sdk/promql';
import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { OWN_SECTION } from '../../../arrangement/arrangement.ts';
import { newChartId, putChart } from '../../../arrangement/arrangement-steps.ts';
import { defineElement } from '../../../dom/define-element.ts';
import { allMessages } from '../../../i18n/all-messages.ts';
import { type ArrangementTexts, ownSectionTitle } from '../../../i18n/arrangement/texts.ts';
import { loadArrangementTexts } from '../../../i18n/arrangement-texts.ts';
import type { Language } from '../../../i18n/language.ts';
import { loadCatalog } from '../../../later/load.ts';
import { FlinkElement } from '../../../provider/flink-element.ts';
import type { Panel } from '../../../provider/panel-context.ts';
import { controls } from '../../../theme/controls.ts';
import { tokens } from '../../../theme/tokens.ts';
import { SeriesLabels } from '../../internal/series-labels.ts';
import { dialogStyles } from '../dialog.styles.ts';
import { Preview } from '../preview.ts';
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
import { reportedNames } from './find-metrics.ts';
import { FlinkMetricsMetricList } from './metric-list.ts';

/** What is loaded when the dialog opens first. */
interface Loaded {
  readonly texts: ArrangementTexts;
  readonly catalog: Catalog;
}

/** Adds a chart of a catalog metric or of the job's own, or changes one: opened by `openChartDialog`. */
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

  /** Null where it could not be. */
  declare protected _loaded: Loaded | null;
  /** Null until a metric is chosen. */
  declare protected _draft: ChartDraft | null;
  /** The chart being changed; null for a new one. */
  declare protected _chart: ChartDefinition | null;
  declare protected _isSearching: boolean;
  declare protected _reported: ReadonlySet<string> | null;
  declare protected _isOpen: boolean;

  readonly #preview = new Preview(this);
  readonly #labels = new SeriesLabels();
  /** The chart that the draft describes. */
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
    this._loaded = await load(this.surroundings.language).catch(() => null);
    this._chart = chart;
    this._draft = this._loaded && chart && this.#draftOf(chart, this._loaded);
    this._isSearching = chart === null;
    this._isOpen = true;
    this.#findReported();
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  #draftOf(chart: ChartDefinition, { catalog }: Loaded): ChartDraft {
    const section = this.#sectionOf(chart) ?? OWN_SECTION;
    return draftOfChart(catalog, chart, section, this.surroundings.language.texts);
  }

  #sectionOf({ id }: ChartDefinition): string | undefined {
    const arrangement = this.panel?.arrangementStore.getState().arrangement ?? [];
    return arrangement.find(({ charts }) => charts.some((chart) => chart.id === id))?.id;
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
      // The catalog can be searched without it.
    }
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  readonly #closed = ({ currentTarget }: Event): void => {
    // The event is asynchronous: the dialog may be open again.
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
    const { arrangement } = panel.arrangementStore.getState();
    const id = draft.base?.id ?? newChartId(arrangement);
    const chart = chartOf(catalog, draft, id, this.surroundings.language.texts);
    if (chart === null) return;
    const section = arrangement.find((one) => one.id === draft.section) ?? {
      id: OWN_SECTION,
      title: ownSectionTitle,
      charts: [],
    };
    this.emit('flink-sections-change', { sections: putChart(arrangement, chart, section) });
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
    if (!this._isOpen || panel === undefined) return nothing;
    if (loaded === null) return this.#renderFailure();
    const messages = allMessages(this.surroundings.language);
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

  #renderFailure() {
    const messages = allMessages(this.surroundings.language);
    return html`
      <dialog aria-labelledby="failure" @close=${this.#closed}>
        <p id="failure" class="problem">${messages.catalogFailed}</p>
        <div class="actions">
          <button class="button" type="button" @click=${this.#close}>${messages.cancel}</button>
          <button class="button primary" type="button" @click=${() => this.open(this._chart)}>
            ${messages.retry}
          </button>
        </div>
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
        arrangement: panel.arrangementStore.getState().arrangement,
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

  #renderPreview({ client, state, view }: Panel, chart: ChartDefinition, texts: ArrangementTexts) {
    const { scope, interval } = state;
    if (client === null || scope === null || interval === null) {
      return html`<p class="hint">${texts.noPreview}</p>`;
    }
    this.#preview.show(chart, { client, scope, interval, range: view.range });
    const { language } = this.surroundings;
    const label = this.#labels.of(chart, this.surroundings);
    return renderPreview({ chart, preview: this.#preview, language, label });
  }
}

async function load(language: Language): Promise<Loaded> {
  const [texts, catalog] = await Promise.all([loadArrangementTexts(language), loadCatalog()]);
  return { texts, catalog };
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-metric-list': FlinkMetricsMetricList;
  }
}
