import { css, html, nothing } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import { controls } from '../../theme/controls.ts';
import { downloadIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';

/**
 * Saves the samples of all charts there are as one CSV. Needs a provider.
 *
 * @tag flink-metrics-download
 * @csspart button - The button.
 */
export class FlinkMetricsDownload extends FlinkElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }

      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  async #download(): Promise<void> {
    const { downloadAll } = await import('./download-all.ts');
    if (this.panel !== undefined) {
      downloadAll(this.panel.state, this.surroundings.language.texts);
    }
  }

  override render() {
    if (this.panel === undefined) return nothing;
    const { messages } = this.surroundings.language;
    return html`
      <button
        class="button square"
        part="button"
        type="button"
        aria-label=${messages.downloadAll}
        title=${messages.downloadAll}
        ?disabled=${this.panel.state.updatedAt === null}
        @click=${this.#download}
      >
        ${downloadIcon}
      </button>
    `;
  }
}
