import type { ReactiveController, ReactiveElement } from 'lit';

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * Makes several buttons one stop of the Tab key, with the arrow keys between them: a page of forty charts has a thousand
 * buttons (https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex).
 */
export class Roving implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #groups: readonly string[];

  /** @param groups CSS selectors, each of the buttons of one group */
  constructor(host: ReactiveElement, ...groups: readonly string[]) {
    this.#host = host;
    this.#groups = groups;
    host.addController(this);
  }

  hostConnected(): void {
    // Inside: focus that stays within the element is not told outside. Added twice, a listener is there once.
    const { renderRoot } = this.#host;
    renderRoot.addEventListener('keydown', this.#move as EventListener);
    renderRoot.addEventListener('focusin', this.#settle);
    this.#settle();
  }

  hostUpdated(): void {
    this.#settle();
  }

  #buttonsOf(group: string): HTMLButtonElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLButtonElement>(group)].filter(
      ({ disabled }) => !disabled,
    );
  }

  /** The stop is the button with the focus, or that which had it, or the first. */
  readonly #settle = (): void => {
    const focused = this.#host.shadowRoot?.activeElement;
    for (const group of this.#groups) {
      const buttons = this.#buttonsOf(group);
      const stops = buttons.filter(({ tabIndex }) => tabIndex === 0);
      const stop =
        buttons.find((button) => button === focused) ??
        (stops.length === 1 ? stops[0] : buttons[0]);
      for (const button of buttons) {
        const tabIndex = button === stop ? 0 : -1;
        if (button.tabIndex !== tabIndex) button.tabIndex = tabIndex;
      }
    }
  };

  readonly #move = (event: KeyboardEvent): void => {
    const step = event.shiftKey || event.ctrlKey || event.altKey ? undefined : steps[event.key];
    const focused = this.#host.shadowRoot?.activeElement;
    if (step === undefined || focused == null) return;
    const group = this.#groups.find((selector) => focused.matches(selector));
    if (group === undefined) return;
    // The keys are used up: a host's dialog or grid does nothing with them.
    event.preventDefault();
    event.stopPropagation();
    const buttons = this.#buttonsOf(group);
    const index = buttons.indexOf(focused as HTMLButtonElement) + step;
    buttons[Math.min(Math.max(index, 0), buttons.length - 1)]?.focus();
  };
}
