import type { Section } from '@flink-metrics/sdk/flink/job';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { defineElement } from '../../base/define.ts';
import { FlinkElement } from '../../base/flink-element.ts';
import { download } from '../../chart/export/download.ts';
import type { Language } from '../../i18n/language.ts';
import { textIn } from '../../i18n/text-in.ts';
import { loadViewTexts, type ViewTexts } from '../../i18n/view-texts.ts';
import { showSection } from '../../state/view-steps.ts';
import { type View, visibleSections } from '../../state/views.ts';
import { canEdit, type ViewsState, type ViewsStore } from '../../state/views-store.ts';
import { controls } from '../../theme/controls.ts';
import { plusIcon, showIcon, undoIcon, uploadIcon } from '../../theme/edit-icons.ts';
import { downloadIcon, refreshIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { FlinkMetricsImportDialog } from './import-dialog.ts';
import { openChartDialog } from './open-chart-dialog.ts';
import { viewToolsStyles } from './view-tools.styles.ts';

/** What is done to a view as a whole: part of `<flink-metrics-view-editor>`. */
export class FlinkMetricsViewTools extends FlinkElement {
  static override readonly styles = [tokens, controls, viewToolsStyles];

  static override readonly properties: PropertyDeclarations = {
    _texts: { state: true },
    _said: { state: true },
  };

  declare protected _texts: ViewTexts | null;
  /** What happened last, for those who do not see it. */
  declare protected _said: string;
  #language: Language | null = null;
  /** Ids of the sections that are not to be seen; null before the first look. */
  #unseen: readonly string[] | null = null;

  constructor() {
    super();
    this._texts = null;
    this._said = '';
  }

  protected override willUpdate(): void {
    const { language } = this.surroundings;
    if (language === this.#language) return;
    this.#language = language;
    loadViewTexts(language).then((texts) => {
      if (language === this.#language) this._texts = texts;
    });
  }

  protected override updated(): void {
    const { panel, _texts: texts } = this;
    if (panel === undefined || texts === null) return;
    const state = panel.views.getState();
    // What is hidden from the start comes with the view, and until then no button does anything.
    if (!canEdit(state) && state.status !== 'unloaded') return;
    const before = this.#unseen;
    this.#unseen = unseenSections(state.view).map(({ id }) => id);
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    // The button that had the focus is gone: the one that started this, or that hid a section, whose way back is here.
    const hidden = before && this.#unseen.find((id) => !before.includes(id));
    const next = before === null ? '.bar button:enabled' : hidden && `[data-section="${hidden}"]`;
    if (next) this.renderRoot.querySelector<HTMLElement>(next)?.focus();
  }

  #change(view: View, said = ''): void {
    this._said = said;
    this.emit('flink-sections-change', { sections: view });
  }

  override render() {
    const { panel, _texts: texts } = this;
    if (panel === undefined || texts === null) return nothing;
    const state = panel.views.getState();
    return html`
      <div class="bar" role="group" aria-label=${texts.toolbar}>
        ${this.#renderButtons(panel.views, state, texts)}
        <span class="state" role="status">${stateText(state, texts)}</span>
        <button class="button" type="button" @click=${() => panel.views.setEditing(false)}>
          ${texts.done}
        </button>
        ${this.#renderProblem(panel.views, state, texts)} ${this.#renderHidden(state, texts)}
      </div>
      <p class="visually-hidden" role="status">${this._said}</p>
      <flink-metrics-import-dialog
        .texts=${texts}
        .defaults=${state.defaults}
        .imported=${(charts: number) => {
          this._said = texts.nowImported(charts);
        }}
      ></flink-metrics-import-dialog>
    `;
  }

  #renderButtons(views: ViewsStore, state: ViewsState, texts: ViewTexts) {
    const locked = !canEdit(state);
    const before = state.history.at(-1);
    return html`
      ${button(plusIcon, texts.addChart, () => openChartDialog(this.renderRoot, null), locked, 'primary')}
      ${button(undoIcon, texts.undo, () => before && this.#change(before), locked || before === undefined)}
      ${button(downloadIcon, texts.exportView, () => this.#export(views.getState().view))}
      ${button(uploadIcon, texts.importView, () => this.#import(), locked)}
      ${button(refreshIcon, texts.reset, () => this.#change(state.defaults), locked, '', texts.resetHint)}
    `;
  }

  async #export(view: View): Promise<void> {
    const { formatSections } = await import('../../state/sections-json.ts');
    download('flink-view.json', new Blob([formatSections(view)], { type: 'application/json' }));
  }

  #import(): void {
    this.renderRoot.querySelector<FlinkMetricsImportDialog>('flink-metrics-import-dialog')?.open();
  }

  #renderProblem(views: ViewsStore, { status, problem, unreadable }: ViewsState, texts: ViewTexts) {
    if (problem === '') return nothing;
    const { messages } = this.surroundings.language;
    const told = status === 'unsaved' ? texts.unsaved : status === 'unloaded' ? texts.unloaded : '';
    return html`
      <div class="problem" role="alert">
        <p>${told} <span class="detail">${problem}</span></p>
        ${told === '' ? nothing : button(refreshIcon, messages.retry, () => views.retry())}
        ${
          unreadable === null
            ? nothing
            : button(downloadIcon, texts.keepCopy, () =>
                download('flink-view.json', new Blob([unreadable], { type: 'application/json' })),
              )
        }
        ${status === 'unloaded' ? button(undoIcon, texts.startOver, () => views.startOver()) : nothing}
      </div>
    `;
  }

  #renderHidden({ view }: ViewsState, texts: ViewTexts) {
    const hidden = unseenSections(view);
    if (hidden.length === 0) return nothing;
    const { language } = this.surroundings;
    return html`
      <div class="hidden-sections" role="group" aria-label=${texts.hiddenSections}>
        <span>${texts.hiddenSections}</span>
        ${hidden.map(({ id, title }) => {
          const name = textIn(title, language);
          return html`
            <button
              class="button"
              type="button"
              data-section=${id}
              aria-label=${texts.show(name)}
              @click=${() => this.#change(showSection(view, id), texts.nowShown(name))}
            >
              ${showIcon}<span class="name">${name}</span>
            </button>
          `;
        })}
      </div>
    `;
  }
}

/** Put away, or with nothing left in them that is not. */
function unseenSections(view: View): readonly Section[] {
  const seen = new Set(visibleSections(view).map(({ id }) => id));
  return view.filter(({ id }) => !seen.has(id));
}

function stateText({ status, history }: ViewsState, texts: ViewTexts): string {
  switch (status) {
    case 'loading':
      return texts.loading;
    case 'saving':
      return texts.saving;
    case 'ready':
      return history.length > 0 ? texts.saved : '';
    default:
      return '';
  }
}

function button(
  icon: TemplateResult,
  text: string,
  run: () => unknown,
  disabled = false,
  kind = '',
  title: string | typeof nothing = nothing,
) {
  return html`
    <button class="button ${kind}" type="button" title=${title} ?disabled=${disabled} @click=${run}>
      ${icon}${text}
    </button>
  `;
}

export function defineViewTools(): void {
  defineElement('flink-metrics-import-dialog', FlinkMetricsImportDialog);
  defineElement('flink-metrics-view-tools', FlinkMetricsViewTools);
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-import-dialog': FlinkMetricsImportDialog;
    'flink-metrics-view-tools': FlinkMetricsViewTools;
  }
}
