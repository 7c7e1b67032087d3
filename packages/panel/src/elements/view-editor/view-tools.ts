import type { Section } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { type Arrangement, visibleSections } from '../../arrangement/arrangement.ts';
import { showSection } from '../../arrangement/arrangement-steps.ts';
import {
  type ArrangementState,
  type ArrangementStore,
  canEdit,
} from '../../arrangement/arrangement-store.ts';
import { defineElement } from '../../dom/define-element.ts';
import type { ArrangementTexts } from '../../i18n/arrangement/texts.ts';
import { loadArrangementTexts } from '../../i18n/arrangement-texts.ts';
import type { Language } from '../../i18n/language.ts';
import { textIn } from '../../i18n/text-in.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import { download } from '../../series/export/download.ts';
import { controls } from '../../theme/controls.ts';
import { plusIcon, showIcon, undoEditIcon, uploadIcon } from '../../theme/edit-icons.ts';
import { downloadIcon, refreshIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { openChartDialog } from './chart/open-chart-dialog.ts';
import { FlinkMetricsImportDialog } from './import/import-dialog.ts';
import { viewToolsStyles } from './view-tools.styles.ts';

/** Actions on the arrangement as a whole: part of `<flink-metrics-view-editor>`. */
export class FlinkMetricsViewTools extends FlinkElement {
  static override readonly styles = [tokens, controls, viewToolsStyles];

  static override readonly properties: PropertyDeclarations = {
    _texts: { state: true },
    _said: { state: true },
  };

  declare protected _texts: ArrangementTexts | null;
  /** The last change, announced to screen readers. */
  declare protected _said: string;
  #language: Language | null = null;
  /** Ids of the sections that are not visible; null before the first update. */
  #hiddenIds: readonly string[] | null = null;

  constructor() {
    super();
    this._texts = null;
    this._said = '';
  }

  protected override willUpdate(): void {
    const { language } = this.surroundings;
    if (language === this.#language) return;
    this.#language = language;
    loadArrangementTexts(language).then((texts) => {
      if (language === this.#language) this._texts = texts;
    });
  }

  protected override updated(): void {
    const { panel, _texts: texts } = this;
    if (panel === undefined || texts === null) return;
    const state = panel.arrangementStore.getState();
    // Until the arrangement is loaded it is not known what is hidden, and the buttons are disabled.
    if (!canEdit(state) && state.status !== 'unloaded') return;
    const before = this.#hiddenIds;
    this.#hiddenIds = sectionsNotVisible(state.arrangement).map(({ id }) => id);
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    // The focused button is gone: it started editing, or hid a section, which a button here shows again.
    const hidden = before && this.#hiddenIds.find((id) => !before.includes(id));
    const next = before === null ? '.bar button:enabled' : hidden && `[data-section="${hidden}"]`;
    if (next) this.renderRoot.querySelector<HTMLElement>(next)?.focus();
  }

  #change(arrangement: Arrangement, said = ''): void {
    this._said = said;
    this.emit('flink-sections-change', { sections: arrangement });
  }

  override render() {
    const { panel, _texts: texts } = this;
    if (panel === undefined || texts === null) return nothing;
    const state = panel.arrangementStore.getState();
    return html`
      <div class="bar" role="group" aria-label=${texts.toolbar}>
        ${this.#renderButtons(panel.arrangementStore, state, texts)}
        <span class="state" role="status">${stateText(state, texts)}</span>
        <button class="button" type="button" @click=${() => panel.arrangementStore.setEditing(false)}>
          ${texts.done}
        </button>
        ${this.#renderProblem(panel.arrangementStore, state, texts)} ${this.#renderHidden(state, texts)}
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

  #renderButtons(store: ArrangementStore, state: ArrangementState, texts: ArrangementTexts) {
    const locked = !canEdit(state);
    const before = state.history.at(-1);
    return html`
      ${button(plusIcon, texts.addChart, () => openChartDialog(this.renderRoot, null), locked, 'primary')}
      ${button(undoEditIcon, texts.undo, () => before && this.#change(before), locked || before === undefined)}
      ${button(downloadIcon, texts.exportView, () => this.#export(store.getState().arrangement))}
      ${button(uploadIcon, texts.importView, () => this.#import(), locked)}
      ${button(refreshIcon, texts.reset, () => this.#change(state.defaults), locked, '', texts.resetHint)}
    `;
  }

  async #export(arrangement: Arrangement): Promise<void> {
    const { formatSections } = await import('../../arrangement/sections-json.ts');
    download(
      'flink-view.json',
      new Blob([formatSections(arrangement)], { type: 'application/json' }),
    );
  }

  #import(): void {
    this.renderRoot.querySelector<FlinkMetricsImportDialog>('flink-metrics-import-dialog')?.open();
  }

  #renderProblem(
    store: ArrangementStore,
    { status, problem, unreadable }: ArrangementState,
    texts: ArrangementTexts,
  ) {
    if (problem === '') return nothing;
    const { messages } = this.surroundings.language;
    const summary =
      status === 'unsaved' ? texts.unsaved : status === 'unloaded' ? texts.unloaded : '';
    return html`
      <div class="problem" role="alert">
        <p>${summary} <span class="detail">${problem}</span></p>
        ${summary === '' ? nothing : button(refreshIcon, messages.retry, () => store.retry())}
        ${
          unreadable === null
            ? nothing
            : button(downloadIcon, texts.keepCopy, () =>
                download('flink-view.json', new Blob([unreadable], { type: 'application/json' })),
              )
        }
        ${status === 'unloaded' ? button(undoEditIcon, texts.startOver, () => store.startOver()) : nothing}
      </div>
    `;
  }

  #renderHidden({ arrangement }: ArrangementState, texts: ArrangementTexts) {
    const hidden = sectionsNotVisible(arrangement);
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
              @click=${() => this.#change(showSection(arrangement, id), texts.nowShown(name))}
            >
              ${showIcon}<span class="name">${name}</span>
            </button>
          `;
        })}
      </div>
    `;
  }
}

/** Hidden sections, and those without a visible chart. */
function sectionsNotVisible(arrangement: Arrangement): readonly Section[] {
  const seen = new Set(visibleSections(arrangement).map(({ id }) => id));
  return arrangement.filter(({ id }) => !seen.has(id));
}

function stateText({ status, history }: ArrangementState, texts: ArrangementTexts): string {
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
