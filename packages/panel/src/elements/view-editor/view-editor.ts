import { css, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import type { Messages } from '../../i18n/messages.ts';
import { controls } from '../../theme/controls.ts';
import { editIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';

/**
 * Lets the user make the view their own: a button, and once it is pressed a bar to add, hide, import and export. The
 * bar's code is loaded then. Needs a provider.
 *
 * @tag flink-metrics-view-editor
 * @event flink-sections-change - A chart was added or changed, a view imported, or a step taken back.
 * @csspart button - What starts it.
 * @csspart bar - What is there meanwhile.
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
    return this.panel?.views.getState().editing === true;
  }

  async #start(): Promise<void> {
    this.panel?.views.setEditing(true);
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
      this.panel?.views.setEditing(false);
    }
  }

  protected override willUpdate(): void {
    // Somebody else may have started it.
    if (this.#isEditing && !this._failed) this.#load();
  }

  protected override updated(_changed: PropertyValues): void {
    const isEditing = this.#isEditing;
    if (isEditing === this.#wasEditing) return;
    this.toggleAttribute('editing', isEditing);
    this.#wasEditing = isEditing;
    // The button that ended it is gone; this one is in its place.
    if (!isEditing && this.#hasLostFocus) this.renderRoot.querySelector('button')?.focus();
  }

  get #hasLostFocus(): boolean {
    return document.activeElement === null || document.activeElement === document.body;
  }

  #problem(messages: Messages): string {
    if (this._failed) return messages.editViewFailed;
    const status = this.panel?.views.getState().status;
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
