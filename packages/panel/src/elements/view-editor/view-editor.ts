import { css, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Dependencies } from '../../dom/define-element.ts';
import type { FirstMessages } from '../../i18n/panel/messages.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import { controls } from '../../theme/controls.ts';
import { editIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { FlinkMetricsChart } from '../chart/chart.ts';
import { FlinkMetricsStat } from '../stat/stat.ts';

/**
 * Edits the user's arrangement of sections and charts: a button, and once it is pressed a bar to add, show again,
 * import and export. The bar's code is loaded then. Needs a provider.
 *
 * @tag flink-metrics-view-editor
 * @event flink-sections-change - A chart was added or changed, an arrangement imported, or a step undone.
 * @csspart button - The button that starts editing.
 * @csspart bar - The bar in its place while editing.
 */
export class FlinkMetricsViewEditor extends FlinkElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }

      /* A row of its own, wherever the button was. */
      :host([editing]) {
        flex: 1 0 100%;
        order: 1;
      }

      .failure {
        color: var(--_bad);
        font-size: 12px;
      }

      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  static override readonly dependencies: Dependencies = {
    'flink-metrics-chart': FlinkMetricsChart,
    'flink-metrics-stat': FlinkMetricsStat,
  };

  static override readonly properties: PropertyDeclarations = {
    _loaded: { state: true },
    _failed: { state: true },
  };

  declare protected _loaded: boolean;
  declare protected _failed: boolean;
  #wasEditing = false;

  constructor() {
    super();
    this._loaded = false;
    this._failed = false;
  }

  get #isEditing(): boolean {
    return this.panel?.arrangementStore.getState().editing === true;
  }

  async #start(): Promise<void> {
    this.panel?.arrangementStore.setEditing(true);
    await this.#load();
  }

  async #load(): Promise<void> {
    if (this._loaded) return;
    this._failed = false;
    try {
      const { defineViewTools } = await import('./view-tools.ts');
      defineViewTools();
      this._loaded = true;
    } catch {
      this._failed = true;
      this.panel?.arrangementStore.setEditing(false);
    }
  }

  protected override willUpdate(): void {
    // The host may have started it.
    if (this.#isEditing && !this._failed) this.#load();
  }

  protected override updated(_changed: PropertyValues): void {
    const isEditing = this.#isEditing;
    if (isEditing === this.#wasEditing) return;
    this.toggleAttribute('editing', isEditing);
    this.#wasEditing = isEditing;
    // The button that ended editing is gone; this one is in its place.
    if (!isEditing && this.#hasLostFocus) this.renderRoot.querySelector('button')?.focus();
  }

  get #hasLostFocus(): boolean {
    return document.activeElement === null || document.activeElement === document.body;
  }

  #problem(messages: FirstMessages): string {
    if (this._failed) return messages.editViewFailed;
    const status = this.panel?.arrangementStore.getState().status;
    return status === 'unloaded' || status === 'unsaved' ? messages.viewProblem : '';
  }

  override render() {
    if (this.panel === undefined) return nothing;
    const { messages } = this.surroundings.language;
    if (this.#isEditing && this._loaded) {
      return html`<flink-metrics-view-tools part="bar"></flink-metrics-view-tools>`;
    }
    return html`
      <button
        class="button"
        part="button"
        type="button"
        ?disabled=${this.#isEditing}
        @click=${this.#start}
      >
        ${editIcon}${messages.editView}
      </button>
      <span class="failure" role="status">${this.#problem(messages)}</span>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-view-editor': FlinkMetricsViewEditor;
  }
}
