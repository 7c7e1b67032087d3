import type { ReactiveController, TemplateResult } from 'lit';
import type { Language } from '../../../i18n/language.ts';
import type { AnswerElement } from '../answer-element.ts';
import { place } from './place.ts';
import { type KnownMetrics, knownMetrics, sheetContent } from './sheet-content.ts';

export { sheetStyles } from './sheet.styles.ts';

/** The sheet while it is open. */
export interface Sheet {
  render(language: Language): TemplateResult;
}

/** A sheet that shows itself when the element is drawn next, once what is known of the metrics is loaded. */
export async function openSheet(host: AnswerElement, closed: () => void): Promise<Sheet> {
  const known = await knownMetrics(host.metrics);
  return new PopoverSheet(host, known, closed);
}

/** A native popover: it lies over everything, also in full screen, and goes with Escape, a click elsewhere, or the focus. */
class PopoverSheet implements Sheet, ReactiveController {
  readonly #host: AnswerElement;
  readonly #known: KnownMetrics;
  readonly #closed: () => void;
  #isShown = false;
  /** Closing it takes the focus from somebody. */
  #hasFocus = false;

  constructor(host: AnswerElement, known: KnownMetrics, closed: () => void) {
    this.#host = host;
    this.#known = known;
    this.#closed = closed;
    host.addController(this);
  }

  render(language: Language) {
    const { address, heading, headingLang, description, descriptionLang, query } = this.#host;
    return sheetContent(this.#known, {
      ...{ heading, headingLang, description, descriptionLang, query, language },
      link: address === location.href ? '' : address,
      ...{ toggles: this.#toggles, toggled: this.#toggled, left: this.#left },
    });
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
    this.#forget();
  }

  readonly #toggles = ({ newState }: ToggleEvent): void => {
    if (newState === 'closed') this.#hasFocus = this.#found()[0]?.matches(':focus-within') ?? false;
  };

  readonly #toggled = ({ newState }: ToggleEvent): void => {
    if (newState !== 'closed') return;
    const [sheet, button] = this.#found();
    // Chromium 156 gives the focus back outside of shadow roots only.
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
    this.#host.removeController(this);
    this.#closed();
  }

  #found(): readonly [HTMLElement | null, HTMLButtonElement | null] {
    const { renderRoot } = this.#host;
    return [renderRoot.querySelector('.info'), renderRoot.querySelector('.about')];
  }
}
