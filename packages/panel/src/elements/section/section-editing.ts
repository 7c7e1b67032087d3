import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import type { LitElement, ReactiveController } from 'lit';
import type { Arrangement } from '../../arrangement/arrangement.ts';
import type { ArrangementTexts } from '../../i18n/arrangement/texts.ts';
import type { Language } from '../../i18n/language.ts';
import { adoptStyles } from '../../theme/adopted-styles.ts';
import type { Editing } from './editing.ts';

type Controls = typeof import('./edit-controls.ts');

/** The controls of a section that is being edited, and the texts on them. */
interface LoadedControls extends Controls {
  readonly texts: ArrangementTexts;
}

/** The controls that are there, and what they work on. */
export interface Tools {
  readonly controls: LoadedControls;
  readonly editing: Editing;
}

interface SectionEditingOptions {
  readonly view: () => Arrangement | undefined;
  /** The user took a step. */
  readonly change: (view: Arrangement) => void;
  /** A chart went into another section. */
  readonly show: (chart: string) => void;
}

/** Loads the controls when they are first needed; takes care that the focus outlives a step, and that it is heard of. */
export class SectionEditing implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: SectionEditingOptions;
  #loaded: LoadedControls | null = null;
  #language: Language | null = null;
  #editing: Editing | null = null;
  #step: { readonly from: Arrangement | undefined; readonly next: readonly string[] } | null = null;
  /** What happened last, for those who do not see it. */
  said = '';

  constructor(host: LitElement, options: SectionEditingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    for (const name of ['keydown', 'pointerdown'])
      host.renderRoot.addEventListener(name, this.#release);
  }

  /** Null until they are there. */
  tools(edited: Omit<Editing, 'texts' | 'change' | 'show' | 'open'>): Tools | null {
    if (this.#language !== edited.language) this.#load(edited.language);
    const controls = this.#loaded;
    if (controls === null) return null;
    const editing: Editing = {
      ...edited,
      texts: controls.texts,
      change: (view, said, next) => {
        this.#took(said, next);
        this.#options.change(view);
      },
      show: this.#options.show,
      open: (chart) => this.#open(chart),
    };
    this.#editing = editing;
    return { controls, editing };
  }

  async #open(chart: ChartDefinition): Promise<void> {
    const { openChartDialog } = await import('../view-editor/chart/open-chart-dialog.ts');
    await openChartDialog(this.#host.renderRoot, chart);
  }

  async #load(language: Language): Promise<void> {
    this.#language = language;
    try {
      const controls = await import('./edit-controls.ts');
      const texts = await controls.loadArrangementTexts(language);
      if (this.#language !== language) return;
      if (this.#loaded === null)
        new controls.DropPlaces(this.#host.renderRoot, () => this.#editing);
      adoptStyles(this.#host.renderRoot, controls.editStyles);
      this.#loaded = { ...controls, texts };
      this.#host.requestUpdate();
    } catch {
      // The editor's own bar, which needs the same files, says so; the next change of state tries again.
      this.#language = null;
    }
  }

  /** @param next controls that get the focus once the step is taken, the first that is there and enabled */
  #took(said: string, next: readonly string[]): void {
    this.said = said;
    this.#step = { from: this.#options.view(), next };
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
    if (root === null || this.#step === null || this.#step.from === this.#options.view()) return;
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body;
    if (root.activeElement === null && !isLost) {
      this.#release();
      return;
    }
    const buttons = this.#step.next.flatMap(
      (id) => root.querySelector<HTMLButtonElement>(`[data-control="${id}"]:enabled`) ?? [],
    );
    buttons[0]?.focus();
  }

  /** The user goes on by themselves. */
  readonly #release = (): void => {
    this.#step = null;
  };
}
