import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Dependencies } from '../../dom/define-element.ts';
import { later } from '../../dom/later.ts';
import { observeView } from '../../dom/observe.ts';
import type { FirstMessages } from '../../i18n/panel/messages.ts';
import { textIn } from '../../i18n/text-in.ts';
import { providerStyles } from '../../provider/provider.styles.ts';
import { ProviderElement } from '../../provider/provider-element.ts';
import type { NamedJob } from '../../store/state/panel-state.ts';
import { adoptStyles } from '../../theme/adopted-styles.ts';
import { controls } from '../../theme/controls.ts';
import { chevronIcon } from '../../theme/icons.ts';
import { note } from '../../theme/note.ts';
import { tokens } from '../../theme/tokens.ts';
import { FlinkMetricsCombobox } from '../combobox/combobox.ts';
import { FlinkMetricsCompare } from '../compare/compare.ts';
import { FlinkMetricsDownload } from '../download/download.ts';
import { allParts } from '../internal/exported-parts.ts';
import { FlinkMetricsJobPicker } from '../job-picker/job-picker.ts';
import { FlinkMetricsMessage } from '../message/message.ts';
import { FlinkMetricsRefreshControl } from '../refresh-control/refresh-control.ts';
import { FlinkMetricsSections } from '../sections/sections.ts';
import { FlinkMetricsStaleProcesses } from '../stale-processes/stale-processes.ts';
import { FlinkMetricsStatus } from '../status/status.ts';
import { FlinkMetricsTable } from '../table/table.ts';
import { FlinkMetricsTaskMap } from '../task-map/task-map.ts';
import { FlinkMetricsTimeRange } from '../time-range/time-range.ts';
import { FlinkMetricsVerdict } from '../verdict/verdict.ts';
import { FlinkMetricsViewEditor } from '../view-editor/view-editor.ts';
import type { FollowBar } from './lazy/follow-bar.ts';
import { panelStyles } from './panel.styles.ts';
import { type PanelPart, shownParts } from './parts.ts';

const bars = later(() => import('./lazy/follow-bar.ts'));

/**
 * A Flink job's metrics: choose a namespace and a job, and see its charts and latest values, live.
 *
 * @tag flink-metrics-panel
 * @event flink-table-toggle - The user opened or closed the table of latest values; preventable.
 * @slot toolbar - More controls, after the panel's own.
 * @csspart base - Everything.
 * @csspart toolbar - Fields and controls.
 * @csspart bar - What goes along where the toolbar is scrolled out of sight.
 * @cssproperty [--flink-bar-offset=0px] - Height of what the host keeps at the top of the page, above that bar.
 * @csspart content - Sections and table.
 */
export class FlinkMetricsPanel extends ProviderElement {
  static override readonly styles = [tokens, controls, note, providerStyles, panelStyles];

  static override readonly dependencies: Dependencies = {
    'flink-metrics-combobox': FlinkMetricsCombobox,
    'flink-metrics-compare': FlinkMetricsCompare,
    'flink-metrics-download': FlinkMetricsDownload,
    'flink-metrics-job-picker': FlinkMetricsJobPicker,
    'flink-metrics-message': FlinkMetricsMessage,
    'flink-metrics-refresh-control': FlinkMetricsRefreshControl,
    'flink-metrics-sections': FlinkMetricsSections,
    'flink-metrics-stale-processes': FlinkMetricsStaleProcesses,
    'flink-metrics-status': FlinkMetricsStatus,
    'flink-metrics-table': FlinkMetricsTable,
    'flink-metrics-task-map': FlinkMetricsTaskMap,
    'flink-metrics-time-range': FlinkMetricsTimeRange,
    'flink-metrics-verdict': FlinkMetricsVerdict,
    'flink-metrics-view-editor': FlinkMetricsViewEditor,
  };

  static override readonly properties: PropertyDeclarations = {
    omit: {},
    _choosing: { state: true },
  };

  /**
   * Parts to leave out, separated by spaces: `toolbar`, `bar`, `job-picker`, `time-range`, `compare`, `refresh`, `export`,
   * `status`, `views`, `verdict`, `task-map`, `sections`, `latest-values`.
   */
  declare omit: string;
  /** The job picker is open where it would be folded. */
  declare protected _choosing: boolean;

  #stopWatching = () => {};
  #bar: FollowBar | null = null;

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

  #renderBar() {
    const { state } = this.panel ?? {};
    // Nothing of it is seen before the page is scrolled: what is needed at once is loaded first.
    if (this.#bar === null && state?.phase !== 'ready') return nothing;
    const loaded = bars.drawnBy(this);
    if (loaded === undefined) return nothing;
    adoptStyles(this.renderRoot, loaded.followBarStyles);
    this.#bar ??= new loaded.FollowBar(this);
    const { language } = this.surroundings;
    return this.#bar.render({
      job: this.#jobName,
      namespace: this.namespace,
      sections: state?.sections ?? [],
      language,
      showChart: (chart) => this.emit('flink-chart-show', { chart }),
    });
  }

  override render() {
    const { language, theme } = this.surroundings;
    const parts = shownParts(this.omit);
    return html`
      <div class="base ${theme}" part="base" lang=${language.words}>
        ${parts.has('bar') ? html`<div class="follow">${this.#renderBar()}</div>` : nothing}
        ${parts.has('toolbar') ? this.#renderToolbar(parts) : nothing}
        <p class="printed">${[this.namespace, this.#jobName, this.range].join(' · ')}</p>
        <div class="state">
          ${parts.has('status') ? html`<flink-metrics-status></flink-metrics-status>` : nothing}
          ${this.#canEdit(parts) ? html`<flink-metrics-view-editor></flink-metrics-view-editor>` : nothing}
        </div>
        <div class="content" part="content">
          <flink-metrics-message></flink-metrics-message>
          ${parts.has('verdict') ? html`<flink-metrics-verdict></flink-metrics-verdict>` : nothing}
          ${this.#renderDoubts()}
          <flink-metrics-stale-processes></flink-metrics-stale-processes>
          ${parts.has('task-map') ? html`<flink-metrics-task-map></flink-metrics-task-map>` : nothing}
          ${parts.has('sections') ? html`<flink-metrics-sections exportparts=${allParts}></flink-metrics-sections>` : nothing}
          ${parts.has('latest-values') ? html`<flink-metrics-table></flink-metrics-table>` : nothing}
        </div>
      </div>
    `;
  }

  /** What the deployment leaves open, and what to change about it. */
  #renderDoubts() {
    const doubts = this.panel?.state.scope?.deployment.doubts ?? [];
    if (doubts.length === 0) return nothing;
    const { language } = this.surroundings;
    return html`
      <details class="note">
        <summary><strong>${language.messages.doubtsTitle}</strong></summary>
        <ul>
          ${doubts.map(({ text }) => html`<li>${textIn(text, language)}</li>`)}
        </ul>
      </details>
    `;
  }

  /** As its user knows it, where the host has set its label. */
  get #jobName(): string {
    return this.surroundings.names.read('job_name', this.job);
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
      ${isChosen ? chosenJob({ namespace: this.namespace, job: this.#jobName }, this._choosing, messages, toggle) : nothing}
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

/** In place of the job picker where there is little room; opens it. */
const chosenJob = (
  { namespace, job }: NamedJob,
  open: boolean,
  messages: FirstMessages,
  toggle: () => void,
) => html`
  <button class="button chosen" type="button" aria-expanded=${open} @click=${toggle}>
    <span class="name">${namespace} / ${job}</span>
    <span class="change">${messages.changeJob}</span>
    ${chevronIcon}
  </button>
`;

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-panel': FlinkMetricsPanel;
  }
}
