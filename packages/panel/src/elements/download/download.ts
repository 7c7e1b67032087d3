import { html, nothing, type PropertyDeclarations } from 'lit';
import { FlinkElement } from '../../provider/flink-element.ts';
import type { Panel } from '../../provider/panel-context.ts';
import { controls } from '../../theme/controls.ts';
import { downloadIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { downloadStyles } from './download.styles.ts';

/**
 * Saves the samples of all charts there are as one CSV, and asks first for those that nobody has seen yet. Needs a
 * provider.
 *
 * @tag flink-metrics-download
 * @csspart button - The button.
 * @csspart note - Says what is under way, or is not in the file.
 */
export class FlinkMetricsDownload extends FlinkElement {
  static override readonly styles = [tokens, controls, downloadStyles];

  static override readonly properties: PropertyDeclarations = {
    _busy: { state: true },
    _missing: { state: true },
  };

  declare protected _busy: boolean;
  /** Charts that are not in the last file. */
  declare protected _missing: number;

  constructor() {
    super();
    this._busy = false;
    this._missing = 0;
  }

  async #download(): Promise<void> {
    if (this._busy) return;
    this._busy = true;
    this._missing = 0;
    try {
      await this.#save(this.panel);
    } finally {
      this._busy = false;
    }
  }

  async #save(panel: Panel | undefined): Promise<void> {
    const { downloadAll, missingIn } = await import('./download-all.ts');
    await panel?.completeAll();
    const state = this.panel?.state;
    // Another job is there by now, or none: nobody asked for its file.
    if (state === undefined || state.job !== panel?.state.job) return;
    downloadAll(state, this.surroundings);
    this._missing = missingIn(state);
  }

  override render() {
    if (this.panel === undefined) return nothing;
    const { messages } = this.surroundings.language;
    // Not disabled while it is busy: that would take the focus away.
    return html`
      <button
        class="button square"
        part="button"
        type="button"
        aria-label=${messages.downloadAll}
        title=${messages.downloadAll}
        aria-disabled=${this._busy}
        ?disabled=${this.panel.state.updatedAt === null}
        @click=${this.#download}
        @blur=${() => {
          this._missing = 0;
        }}
      >
        ${downloadIcon}
      </button>
      <p class="note" part="note" role="status">${this.#note()}</p>
    `;
  }

  #note(): string {
    const { messages } = this.surroundings.language;
    if (this._busy) return messages.downloadBusy;
    return this._missing === 0 ? '' : messages.downloadMissing(this._missing);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-download': FlinkMetricsDownload;
  }
}
