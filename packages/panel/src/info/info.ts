import { nothing, type TemplateResult } from 'lit';
import type { AnswerElement } from '../chart/answer-element.ts';
import type { Language } from '../i18n/language.ts';

interface InfoOptions {
  readonly language: () => Language;
  readonly failed: (error: unknown) => void;
}

/** The sheet while it is open. */
export interface Sheet {
  render(language: Language): TemplateResult;
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
      const { openSheet } = await import('./sheet.ts');
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
