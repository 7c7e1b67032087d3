import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { providerStyles } from '../../base/provider.styles.ts';
import { ProviderElement } from '../../base/provider-element.ts';
import { observeView } from '../../chart/observe.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { chosenJob } from './chosen-job.ts';
import { panelStyles } from './panel.styles.ts';
import { type PanelPart, shownParts } from './parts.ts';

/**
 * A Flink job's metrics: choose a namespace and a job, and see its charts and latest values, live.
 *
 * @tag flink-metrics-panel
 * @event flink-table-toggle - The user opened or closed the table of latest values; preventable.
 * @slot toolbar - More controls, after the panel's own.
 * @csspart base - Everything.
 * @csspart toolbar - Fields and controls.
 * @csspart content - Sections and table.
 */
export class FlinkMetricsPanel extends ProviderElement {
  static override readonly styles = [tokens, controls, providerStyles, panelStyles];

  static override readonly properties: PropertyDeclarations = {
    omit: {},
    _choosing: { state: true },
  };

  /**
   * Parts to leave out, separated by spaces: `toolbar`, `job-picker`, `time-range`, `compare`, `refresh`, `export`,
   * `status`, `views`, `sections`, `latest-values`.
   */
  declare omit: string;
  /** The job picker is open where it would be folded. */
  declare protected _choosing: boolean;

  #stopWatching = () => {};

  constructor() {
    super();
    this.omit = '';
    this._choosing = false;
    this.addEventListener('flink-query', () => {
      this._choosing = false;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWatching = observeView(this, (near) => {
      this._watched = near;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching();
  }

  protected override update(changed: PropertyValues): void {
    const picker = this.renderRoot.querySelector('flink-metrics-job-picker');
    const hadFocus = picker?.matches(':focus-within');
    super.update(changed);
    // What is folded with the focus in it loses it.
    if (!hadFocus || picker?.getClientRects().length) return;
    this.renderRoot.querySelector<HTMLElement>('.chosen')?.focus();
  }

  override render() {
    const { language, theme } = this.surroundings;
    const parts = shownParts(this.omit);
    return html`
      <div class="base ${theme}" part="base" lang=${language.words}>
        ${parts.has('toolbar') ? this.#renderToolbar(parts) : nothing}
        <p class="printed">${[this.namespace, this.job, this.range].join(' · ')}</p>
        <div class="state">
          ${parts.has('status') ? html`<flink-metrics-status></flink-metrics-status>` : nothing}
          ${this.#canEdit(parts) ? html`<flink-metrics-view-editor></flink-metrics-view-editor>` : nothing}
        </div>
        <div class="content" part="content">
          <flink-metrics-message></flink-metrics-message>
          <flink-metrics-stale-processes></flink-metrics-stale-processes>
          ${parts.has('sections') ? html`<flink-metrics-sections></flink-metrics-sections>` : nothing}
          ${parts.has('latest-values') ? html`<flink-metrics-table></flink-metrics-table>` : nothing}
        </div>
      </div>
    `;
  }

  /** There is nothing to edit before a job was asked for. */
  #canEdit(parts: ReadonlySet<PanelPart>): boolean {
    return parts.has('views') && parts.has('sections') && this.panel?.state.job != null;
  }

  #renderToolbar(parts: ReadonlySet<PanelPart>) {
    return html`
      <div class="toolbar" part="toolbar">
        ${parts.has('job-picker') ? this.#renderJobPicker() : nothing}
        <div class="view">
          ${parts.has('time-range') ? html`<flink-metrics-time-range></flink-metrics-time-range>` : nothing}
          ${parts.has('compare') ? html`<flink-metrics-compare></flink-metrics-compare>` : nothing}
          ${parts.has('refresh') || parts.has('export') ? this.#renderActions(parts) : nothing}
          <slot name="toolbar"></slot>
        </div>
      </div>
    `;
  }

  /** Folded only where there is little room, and nothing is wrong with what was chosen. */
  #renderJobPicker() {
    const isChosen = this.namespace !== '' && this.job !== '' && !this.panel?.state.problem;
    const { messages } = this.surroundings.language;
    const toggle = () => {
      this._choosing = !this._choosing;
    };
    return html`
      ${isChosen ? chosenJob(this, this._choosing, messages, toggle) : nothing}
      <flink-metrics-job-picker
        class=${isChosen && !this._choosing ? 'folded' : ''}
      ></flink-metrics-job-picker>
    `;
  }

  /** Kept together: alone in its line, a single button looks lost. */
  #renderActions(parts: ReadonlySet<PanelPart>) {
    return html`
      <div class="actions">
        ${
          parts.has('refresh')
            ? html`<flink-metrics-refresh-control></flink-metrics-refresh-control>`
            : nothing
        }
        ${parts.has('export') ? html`<flink-metrics-download></flink-metrics-download>` : nothing}
      </div>
    `;
  }
}
