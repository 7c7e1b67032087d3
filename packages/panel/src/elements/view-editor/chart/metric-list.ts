import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ArrangementTexts } from '../../../i18n/arrangement/texts.ts';
import { FlinkElement } from '../../../provider/flink-element.ts';
import { controls } from '../../../theme/controls.ts';
import { tokens } from '../../../theme/tokens.ts';
import type { Catalog, Metric } from './chart-draft.ts';
import { findMetrics } from './find-metrics.ts';
import { metricListStyles } from './metric-list.styles.ts';

/** To find more, another word is quicker than scrolling. */
const MOST_SHOWN = 60;

/** Finds a metric by its name or its meaning: part of the chart dialog. A combobox whose list is always open. */
export class FlinkMetricsMetricList extends FlinkElement {
  static override readonly styles = [tokens, controls, metricListStyles];
  static override readonly shadowRootOptions: ShadowRootInit = {
    mode: 'open',
    delegatesFocus: true,
  };

  static override readonly properties: PropertyDeclarations = {
    catalog: { attribute: false },
    reported: { attribute: false },
    texts: { attribute: false },
    choose: { attribute: false },
    _search: { state: true },
    _found: { state: true },
    _active: { state: true },
  };

  declare catalog: Catalog;
  /** Names that are reported now; null where unknown. */
  declare reported: ReadonlySet<string> | null;
  declare texts: ArrangementTexts;
  declare choose: (metric: Metric) => void;
  declare protected _search: string;
  /** Null before the first search. */
  declare protected _found: readonly Metric[] | null;
  /** Index of the metric that the arrow keys selected. */
  declare protected _active: number;

  constructor() {
    super();
    this.reported = null;
    this._search = '';
    this._found = null;
    this._active = 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['catalog', 'reported', '_search'].some((name) => changed.has(name))) this.#find();
  }

  async #find(): Promise<void> {
    const { _search: search, reported } = this;
    const found = await findMetrics(this.catalog, search, reported);
    if (search !== this._search || reported !== this.reported) return;
    this._found = found;
    this._active = 0;
  }

  #key(event: KeyboardEvent): void {
    const found = this._found ?? [];
    const last = Math.min(found.length, MOST_SHOWN) - 1;
    const next = { ArrowDown: this._active + 1, ArrowUp: this._active - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      this._active = Math.min(Math.max(next, 0), last);
    } else if (event.key === 'Enter') {
      // Keeps the form from being submitted.
      event.preventDefault();
      const metric = found[this._active];
      if (metric !== undefined) this.choose(metric);
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('_active')) return;
    this.renderRoot.querySelector(`#metric-${this._active}`)?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { texts, _active: active } = this;
    const found = this._found ?? [];
    const more = found.length - MOST_SHOWN;
    return html`
      <label for="search">${texts.metric}</label>
      <input
        id="search"
        class="input"
        type="search"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-expanded=${found.length > 0}
        aria-controls="list"
        aria-activedescendant=${found.length > 0 ? `metric-${active}` : nothing}
        placeholder=${texts.metricHint}
        .value=${this._search}
        @input=${({ currentTarget }: Event) => {
          this._search = (currentTarget as HTMLInputElement).value;
        }}
        @keydown=${this.#key}
      />
      <span class="count" role="status">${texts.metricsFound(found.length)}</span>
      ${this._found?.length === 0 ? html`<p class="hint">${texts.nothingFound}</p>` : nothing}
      <div id="list" class="list" role="listbox" aria-label=${texts.metric} ?hidden=${found.length === 0}>
        ${repeat(
          found.slice(0, MOST_SHOWN),
          ({ family }) => family.name,
          (metric, index) => this.#renderMetric(metric, index),
        )}
      </div>
      ${more > 0 ? html`<span class="count">${texts.moreMetrics(more)}</span>` : nothing}
    `;
  }

  #renderMetric(metric: Metric, index: number) {
    const { texts } = this;
    const { texts: language } = this.surroundings.language;
    const { family, text, isOwn, isReported } = metric;
    return html`
      <div
        id="metric-${index}"
        class="metric ${isReported === false ? 'absent' : ''}"
        role="option"
        data-metric=${family.name}
        aria-selected=${index === this._active}
        @click=${() => this.choose(metric)}
      >
        <span class="title">${text?.title[language] ?? (isOwn ? texts.ownMetric : family.name)}</span>
        ${isOwn ? nothing : html`<span class="owner">${texts.owners[family.scope]}</span>`}
        ${isReported === false ? html`<span class="absence">${texts.notReported}</span>` : nothing}
        <code>${family.name}</code>
      </div>
    `;
  }
}
