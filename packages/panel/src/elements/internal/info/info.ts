import { html, nothing } from 'lit';
import type { Language } from '../../../i18n/language.ts';
import { adoptStyles } from '../../../theme/adopted-styles.ts';
import { infoIcon } from '../../../theme/icons.ts';
import type { AnswerElement } from '../answer-element.ts';
import type { Sheet } from './sheet.ts';

interface InfoOptions {
  readonly language: () => Language;
  readonly failed: (error: unknown) => void;
}

/** What a chart or a tile means, on a sheet beside its button `.about`: few ask, and the code comes when they do. */
export class Info {
  readonly #host: AnswerElement;
  readonly #options: InfoOptions;
  #sheet: Sheet | null = null;
  #isLoading = false;

  constructor(host: AnswerElement, options: InfoOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#sheet !== null;
  }

  /** For the button. While the sheet is open, a click closes it by itself: the button is known as its own. */
  readonly open = async (event: Event): Promise<void> => {
    if (this.isOpen) return;
    // Where all code is there already, it opens before the browser is done with this click, which would close it.
    event.preventDefault();
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      const { openSheet, sheetStyles } = await import('./sheet.ts');
      adoptStyles(this.#host.renderRoot, sheetStyles);
      this.#show(await openSheet(this.#host, () => this.#show(null)));
    } catch (error) {
      this.#options.failed(error);
    } finally {
      this.#isLoading = false;
    }
  };

  #show(sheet: Sheet | null): void {
    this.#sheet = sheet;
    this.#host.requestUpdate();
  }

  /** Right behind the button, where Tab goes on. */
  render() {
    return this.#sheet?.render(this.#options.language()) ?? nothing;
  }
}

/** @param label names the chart, too: a page has many */
export const infoButton = (info: Info, label: string) => html`
  <button
    class="button icon about"
    type="button"
    aria-label=${label}
    title=${label}
    aria-expanded=${info.isOpen}
    @click=${info.open}
  >
    ${infoIcon}
  </button>
`;
