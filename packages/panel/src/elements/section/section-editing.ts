import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Arrangement } from '../../arrangement/arrangement.ts';
import type { ArrangementTexts } from '../../i18n/arrangement/texts.ts';
import type { Language } from '../../i18n/language.ts';

type Controls = typeof import('./edit-controls.ts');

/** The controls of a section that is being edited, and the texts on them. */
export interface LoadedControls extends Controls {
  readonly texts: ArrangementTexts;
}

/** Loads the controls when they are first needed; takes care that the focus outlives a step, and that it is heard of. */
export class SectionEditing implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #view: () => Arrangement | undefined;
  #loaded: LoadedControls | null = null;
  #language: Language | null = null;
  #step: { readonly from: Arrangement | undefined; readonly next: readonly string[] } | null = null;
  /** What happened last, for those who do not see it. */
  said = '';

  constructor(host: ReactiveControllerHost & HTMLElement, view: () => Arrangement | undefined) {
    this.#host = host;
    this.#view = view;
    host.addController(this);
  }

  /** Null until they are there. */
  controls(language: Language): LoadedControls | null {
    if (this.#language !== language) this.#load(language);
    return this.#loaded;
  }

  async #load(language: Language): Promise<void> {
    this.#language = language;
    try {
      const controls = await import('./edit-controls.ts');
      const texts = await controls.loadArrangementTexts(language);
      if (this.#language !== language) return;
      this.#loaded = { ...controls, texts };
      this.#host.requestUpdate();
    } catch {
      // The editor's own bar, which needs the same files, says so; the next change of state tries again.
      this.#language = null;
    }
  }

  /** @param next controls that get the focus once the step is taken, the first that is there and enabled */
  took(said: string, next: readonly string[]): void {
    this.said = said;
    this.#step = { from: this.#view(), next };
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    // Moved among the sections: what had the focus has lost it.
    this.#focus();
  }

  hostUpdated(): void {
    this.#focus();
  }

  #focus(): void {
    const root = this.#host.shadowRoot;
    if (root === null || this.#step === null || this.#step.from === this.#view()) return;
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body;
    if (root.activeElement === null && !isLost) {
      this.release();
      return;
    }
    const buttons = this.#step.next.flatMap(
      (id) => root.querySelector<HTMLButtonElement>(`[data-control="${id}"]:enabled`) ?? [],
    );
    buttons[0]?.focus();
  }

  /** The user goes on by themselves. */
  readonly release = (): void => {
    this.#step = null;
  };
}
