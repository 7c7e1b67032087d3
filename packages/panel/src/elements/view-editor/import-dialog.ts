import { print } from '@flink-metrics/sdk/promql';
import { css, html, nothing, type PropertyDeclarations } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import type { ViewTexts } from '../../i18n/view-texts.ts';
import { adoptView } from '../../state/adopt-view.ts';
import type { View } from '../../state/views.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { dialogStyles } from './dialog.styles.ts';

/** Far more than a view takes; reading a film would take the page's memory. */
const BIGGEST_FILE = 1_000_000;

/** Takes over a view from a file or from the clipboard: part of `<flink-metrics-view-editor>`. */
export class FlinkMetricsImportDialog extends FlinkElement {
  static override readonly styles = [
    tokens,
    controls,
    dialogStyles,
    css`
      textarea.input {
        flex: 1;
        min-block-size: 160px;
        font-family: var(--_mono);
        font-size: 12px;
        resize: vertical;
      }

      ::file-selector-button {
        min-block-size: var(--_control);
        margin-inline-end: 8px;
        padding: 0 12px;
        border: 1px solid var(--_control-border);
        border-radius: var(--_radius);
        background: var(--_surface);
        color: inherit;
        font: inherit;
        cursor: pointer;
      }
    `,
  ];

  static override readonly properties: PropertyDeclarations = {
    texts: { attribute: false },
    defaults: { attribute: false },
    _open: { state: true },
    _problem: { state: true },
    _json: { state: true },
  };

  declare texts: ViewTexts | null;
  /** What the imported view is laid over. */
  declare defaults: View;
  declare protected _open: boolean;
  declare protected _problem: string;
  declare protected _json: string;

  constructor() {
    super();
    this.texts = null;
    this.defaults = [];
    this._open = false;
    this._problem = '';
    this._json = '';
  }

  async open(): Promise<void> {
    this._open = true;
    this._problem = '';
    this._json = '';
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  async #read({ currentTarget }: Event): Promise<void> {
    const [file] = (currentTarget as HTMLInputElement).files ?? [];
    if (file === undefined) return;
    const isTooBig = file.size > BIGGEST_FILE;
    this._problem = isTooBig ? (this.texts?.tooBig ?? '') : '';
    this._json = isTooBig ? '' : await file.text();
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { texts, _json: json } = this;
    if (json.trim() === '') {
      this._problem = texts?.nothingToImport ?? '';
      return;
    }
    try {
      const view = await readView(json, this.defaults);
      this.emit('flink-sections-change', { sections: view });
      this.renderRoot.querySelector('dialog')?.close();
    } catch (error) {
      this._problem = error instanceof Error ? error.message : String(error);
    }
  }

  override render() {
    const { texts } = this;
    if (!this._open || texts === null) return nothing;
    const { messages } = this.surroundings.language;
    return html`
      <dialog
        aria-labelledby="title"
        @close=${({ currentTarget }: Event) => {
          // The event comes late: it may be open again.
          this._open = (currentTarget as HTMLDialogElement).open;
        }}
      >
        <form @submit=${this.#submit}>
          <h2 id="title">${texts.importView}</h2>
          <p class="hint">${texts.importHint}</p>
          <label class="hint" for="json">${texts.pasteHere}</label>
          <textarea
            id="json"
            class="input"
            spellcheck="false"
            .value=${this._json}
            @input=${({ currentTarget }: Event) => {
              this._json = (currentTarget as HTMLTextAreaElement).value;
            }}
          ></textarea>
          <label class="field">
            <span>${texts.chooseFile}</span>
            <input type="file" accept=".json,application/json" @change=${this.#read} />
          </label>
          <div role="alert">${this.#renderProblem(texts)}</div>
          <div class="actions">
            <button
              class="button"
              type="button"
              @click=${() => this.renderRoot.querySelector('dialog')?.close()}
            >
              ${messages.cancel}
            </button>
            <button class="button primary" type="submit">${texts.takeOver}</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #renderProblem(texts: ViewTexts) {
    const problem = this._problem;
    if (problem === '') return nothing;
    const isOurs = problem === texts.tooBig || problem === texts.nothingToImport;
    return html`
      <p class="problem">
        ${isOurs ? problem : html`${texts.notAView} <span class="detail">${problem}</span>`}
      </p>
    `;
  }
}

/** @throws {SectionsError} naming what is wrong, and where. */
async function readView(json: string, defaults: View): Promise<View> {
  const { parseSections } = await import('../../state/sections-json.ts');
  return adoptView(defaults, parseSections(json), ({ query }) => print(query));
}
