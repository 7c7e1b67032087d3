import type { GrafanaImport } from '@flink-metrics/sdk/flink/grafana';
import { print } from '@flink-metrics/sdk/promql';
import { css, html, nothing, type PropertyDeclarations } from 'lit';
import { addSections } from '../../../arrangement/add-sections.ts';
import { adoptArrangement } from '../../../arrangement/adopt-arrangement.ts';
import { type Arrangement, chartsOf, visibleSections } from '../../../arrangement/arrangement.ts';
import { allMessages } from '../../../i18n/all-messages.ts';
import type { ArrangementTexts } from '../../../i18n/arrangement/texts.ts';
import { loadGrafana } from '../../../later/load.ts';
import { FlinkElement } from '../../../provider/flink-element.ts';
import { controls } from '../../../theme/controls.ts';
import { tokens } from '../../../theme/tokens.ts';
import { dialogStyles } from '../dialog.styles.ts';
import { grafanaPreview } from './grafana-preview.ts';

/** In bytes. Far more than an arrangement takes; reading a video would exhaust the page's memory. */
const BIGGEST_FILE = 1_000_000;

/** Imports an arrangement or a Grafana dashboard from a file or from pasted text: part of `<flink-metrics-view-editor>`. */
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

      ul {
        padding-inline-start: 20px;
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
    imported: { attribute: false },
    _open: { state: true },
    _problem: { state: true },
    _json: { state: true },
    _found: { state: true },
  };

  declare texts: ArrangementTexts | null;
  /** What the imported arrangement is merged with. */
  declare defaults: Arrangement;
  /** Called with the number of imported charts. */
  declare imported: (charts: number) => void;
  declare protected _open: boolean;
  declare protected _problem: string;
  declare protected _json: string;
  /** What was found in the dashboard; null where the JSON is none. */
  declare protected _found: GrafanaImport | null;

  constructor() {
    super();
    this.texts = null;
    this.defaults = [];
    this.imported = () => {};
    this._open = false;
    this._problem = '';
    this._json = '';
    this._found = null;
  }

  async open(): Promise<void> {
    this._open = true;
    this.#take('');
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  async #read({ currentTarget }: Event): Promise<void> {
    const [file] = (currentTarget as HTMLInputElement).files ?? [];
    if (file === undefined) return;
    const isTooBig = file.size > BIGGEST_FILE;
    this.#take(isTooBig ? '' : await file.text());
    if (isTooBig) this._problem = this.texts?.tooBig ?? '';
  }

  /** Replaces the JSON, and clears the messages about the last one. */
  #take(json: string): void {
    this._json = json;
    this._problem = '';
    this._found = null;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { texts, _json: json, _found: found } = this;
    if (json.trim() === '') {
      this._problem = texts?.nothingToImport ?? '';
      return;
    }
    try {
      if (found !== null) this.#add(found.sections);
      else if (isDashboard(json)) await this.#find(json);
      else this.#finish(await importArrangement(json, this.defaults));
    } catch (error) {
      this._problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** Shows what of a dashboard will be imported, before anything is. */
  async #find(json: string): Promise<void> {
    const grafana = await loadGrafana().catch(() => null);
    // The user may have entered another one meanwhile.
    if (json !== this._json) return;
    if (grafana === null) {
      // It asks again when the button is pressed again.
      this._problem = this.surroundings.language.messages.editViewFailed;
      return;
    }
    this._found = grafana.fromGrafana(json, { deployment: this.panel?.state.scope?.deployment });
    await this.updateComplete;
    const heading = this.renderRoot.querySelector('h3');
    heading?.focus();
    // What is left out must be visible as well.
    heading?.scrollIntoView();
  }

  #add(sections: Arrangement): void {
    const arrangement = this.panel?.arrangementStore.getState().arrangement ?? [];
    this.#finish(addSections(arrangement, sections), sections);
  }

  #finish(arrangement: Arrangement, added = visibleSections(arrangement)): void {
    this.emit('flink-sections-change', { sections: arrangement });
    this.imported(chartsOf(added).length);
    this.renderRoot.querySelector('dialog')?.close();
  }

  override render() {
    const { texts } = this;
    if (!this._open || texts === null) return nothing;
    const messages = allMessages(this.surroundings.language);
    return html`
      <dialog
        aria-labelledby="title"
        @close=${({ currentTarget }: Event) => {
          // The event is asynchronous: the dialog may be open again.
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
              this.#take((currentTarget as HTMLTextAreaElement).value);
            }}
          ></textarea>
          <label class="field">
            <span>${texts.chooseFile}</span>
            <input type="file" accept=".json,application/json" @change=${this.#read} />
          </label>
          <div role="alert">${this.#renderProblem(texts)}</div>
          ${this.#renderFound(texts)}
          <div class="actions">
            <button
              class="button"
              type="button"
              @click=${() => this.renderRoot.querySelector('dialog')?.close()}
            >
              ${messages.cancel}
            </button>
            ${this.#renderSubmit(texts)}
          </div>
        </form>
      </dialog>
    `;
  }

  #renderFound({ grafana }: ArrangementTexts) {
    const found = this._found;
    return found === null
      ? nothing
      : grafanaPreview(found, grafana, this.surroundings.language.texts);
  }

  #renderSubmit({ takeOver, grafana }: ArrangementTexts) {
    const count = this._found === null ? null : chartsOf(this._found.sections).length;
    return html`
      <button class="button primary" type="submit" ?disabled=${count === 0}>
        ${count ? grafana.add(count) : takeOver}
      </button>
    `;
  }

  #renderProblem({ tooBig, nothingToImport, ...texts }: ArrangementTexts) {
    const problem = this._problem;
    if (problem === '') return nothing;
    const { editViewFailed } = this.surroundings.language.messages;
    const isOurs = [tooBig, nothingToImport, editViewFailed].includes(problem);
    return html`
      <p class="problem">
        ${isOurs ? problem : html`${texts.notAView} <span class="detail">${problem}</span>`}
      </p>
    `;
  }
}

/** An arrangement is a list. */
const isDashboard = (json: string): boolean => json.trimStart().startsWith('{');

/** @throws {SectionsError} that says what is wrong, and where. */
async function importArrangement(json: string, defaults: Arrangement): Promise<Arrangement> {
  const { parseSections } = await import('../../../arrangement/sections-json.ts');
  return adoptArrangement(defaults, parseSections(json), ({ query }) => print(query));
}
