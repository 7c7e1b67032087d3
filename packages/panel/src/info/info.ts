import { nothing, type ReactiveController } from 'lit';
import { adoptStyles } from '../base/adopt-styles.ts';
import type { AnswerElement } from '../chart/answer-element.ts';
import type { Language } from '../i18n/language.ts';
import { place } from './place.ts';
import type { Sheet } from './sheet.ts';

interface InfoOptions {
  readonly language: () => Language;
  readonly failed: (error: unknown) => void;
}

/**
 * What a chart or a tile means, on a sheet over the page that opens beside the button `.about`. A native popover: it
 * lies over everything, also in full screen, and goes with Escape, a click elsewhere, or the focus.
 */
export class Info implements ReactiveController {
  readonly #host: AnswerElement;
  readonly #options: InfoOptions;
  #sheet: Sheet | null = null;
  #isShown = false;
  /** Closing it takes the focus from somebody. */
  #hasFocus = false;

  constructor(host: AnswerElement, options: InfoOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#sheet !== null;
  }

  /** For the button. While the sheet is open, a click closes it by itself: the button is known as its own. */
  readonly open = async (event: Event): Promise<void> => {
    if (this.isOpen) return;
    // Where all code is there already, it opens before the browser is done with this click, which would close it.
    event.preventDefault();
    try {
      const { openSheet, sheetStyles } = await import('./sheet.ts');
      adoptStyles(this.#host.renderRoot, sheetStyles);
      const sheet = await openSheet(this.#host.metrics);
      if (this.#host.isConnected) this.#sheet = sheet;
    } catch (error) {
      this.#options.failed(error);
    }
    this.#host.requestUpdate();
  };

  /** Right behind the button, where Tab goes on. */
  render() {
    const { heading, description, query } = this.#host;
    return (
      this.#sheet?.({
        ...{ heading, description, query },
        language: this.#options.language(),
        toggles: this.#toggles,
        toggled: this.#toggled,
        left: this.#left,
      }) ?? nothing
    );
  }

  hostUpdated(): void {
    const [sheet, button] = this.#found();
    if (sheet === null || button === null) return;
    if (this.#isShown) {
      this.#follow();
      return;
    }
    this.#isShown = true;
    button.popoverTargetElement = sheet;
    sheet.showPopover();
    place(sheet, button);
    sheet.focus({ preventScroll: true });
    // Captured: it is also another box than the page that scrolls.
    addEventListener('scroll', this.#follow, { capture: true, passive: true });
    addEventListener('resize', this.#follow);
  }

  hostDisconnected(): void {
    if (this.isOpen) this.#forget();
  }

  readonly #toggles = ({ newState }: ToggleEvent): void => {
    if (newState === 'closed') this.#hasFocus = this.#found()[0]?.matches(':focus-within') ?? false;
  };

  readonly #toggled = ({ newState }: ToggleEvent): void => {
    if (newState !== 'closed') return;
    const [sheet, button] = this.#found();
    // Chromium gives the focus back outside of shadow roots only.
    const isLost = document.activeElement === document.body || sheet?.matches(':focus-within');
    if (this.#hasFocus && isLost) button?.focus({ preventScroll: true });
    this.#forget();
  };

  readonly #left = ({ relatedTarget }: FocusEvent): void => {
    const [sheet, button] = this.#found();
    const isOutside = relatedTarget instanceof Node && !sheet?.contains(relatedTarget);
    // What has the focus must be seen (WCAG 2.4.11), and it would be below the sheet.
    if (isOutside && relatedTarget !== button) sheet?.hidePopover();
  };

  readonly #follow = (): void => {
    const [sheet, button] = this.#found();
    if (sheet === null || button === null || !sheet.matches(':popover-open')) return;
    if (!place(sheet, button)) sheet.hidePopover();
  };

  #forget(): void {
    removeEventListener('scroll', this.#follow, { capture: true });
    removeEventListener('resize', this.#follow);
    const [, button] = this.#found();
    if (button !== null) button.popoverTargetElement = null;
    this.#isShown = false;
    this.#sheet = null;
    this.#host.requestUpdate();
  }

  #found(): readonly [HTMLElement | null, HTMLButtonElement | null] {
    const { renderRoot } = this.#host;
    return [renderRoot.querySelector('.info'), renderRoot.querySelector('.about')];
  }
}
