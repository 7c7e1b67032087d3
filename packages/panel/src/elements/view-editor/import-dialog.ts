import type { GrafanaImport } from '@flink-metrics/sdk/flink/grafana';
import { print } from '@flink-metrics/sdk/promql';
import { css, html, nothing, type PropertyDeclarations } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import type { ViewTexts } from '../../i18n/view-texts.ts';
import { addSections } from '../../state/add-sections.ts';
import { adoptView } from '../../state/adopt-view.ts';
import { chartsOf, type View, visibleSections } from '../../state/views.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { dialogStyles } from './dialog.styles.ts';
import { grafanaPreview } from './grafana-preview.ts';

/** Far more than a view takes; reading a film would take the page's memory. */
const BIGGEST_FILE = 1_000_000;

/** Takes over a view, or a Grafana dashboard, from a file or from the clipboard: part of `<flink-metrics-view-editor>`. */
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

  declare texts: ViewTexts | null;
  /** What the imported view is laid over. */
  declare defaults: View;
  /** Called with the number of charts that came. */
  declare imported: (charts: number) => void;
  declare protected _open: boolean;
  declare protected _problem: string;
  declare protected _json: string;
  /** What the dashboard has that the JSON is. */
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

  /** Another JSON: what was said of the last one is no longer true. */
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
      else this.#finish(await readView(json, this.defaults));
    } catch (error) {
      this._problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** Shows first what comes of a dashboard. */
  async #find(json: string): Promise<void> {
    const { fromGrafana } = await import('../../state/grafana.ts');
    // It may be another one by now.
    if (json !== this._json) return;
    this._found = fromGrafana(json);
    await this.updateComplete;
    const heading = this.renderRoot.querySelector('h3');
    heading?.focus();
    // What is left out is to be seen as well.
    heading?.scrollIntoView();
  }

  #add(sections: View): void {
    const view = this.panel?.views.getState().view ?? [];
    this.#finish(addSections(view, sections), sections);
  }

  #finish(view: View, added = visibleSections(view)): void {
    this.emit('flink-sections-change', { sections: view });
    this.imported(chartsOf(added).length);
    this.renderRoot.querySelector('dialog')?.close();
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

  #renderFound({ grafana }: ViewTexts) {
    const found = this._found;
    return found === null
      ? nothing
      : grafanaPreview(found, grafana, this.surroundings.language.texts);
  }

  #renderSubmit({ takeOver, grafana }: ViewTexts) {
    const count = this._found === null ? null : chartsOf(this._found.sections).length;
    return html`
      <button class="button primary" type="submit" ?disabled=${count === 0}>
        ${count ? grafana.add(count) : takeOver}
      </button>
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

/** A view is a list. */
const isDashboard = (json: string): boolean => json.trimStart().startsWith('{');

/** @throws {SectionsError} naming what is wrong, and where. */
async function readView(json: string, defaults: View): Promise<View> {
  const { parseSections } = await import('../../state/sections-json.ts');
  return adoptView(defaults, parseSections(json), ({ query }) => print(query));
}
