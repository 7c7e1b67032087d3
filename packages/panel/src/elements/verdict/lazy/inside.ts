import type { VerdictTexts } from '../../../i18n/verdict/texts.ts';
import { loadVerdictTexts } from '../../../i18n/verdict-texts.ts';
import { loadRules, type Rules } from '../../../later/load.ts';
import type { FlinkElement } from '../../../provider/flink-element.ts';
import type { Panel, Surroundings } from '../../../provider/panel-context.ts';
import { type Problem, problemOf } from '../../../store/state/problem.ts';
import { JobNeeds } from './job-needs.ts';
import type { Shown } from './shown.ts';
import { findingsView, problemView, verdictView } from './view.ts';

export type { Shown } from './shown.ts';
export { viewStyles } from './view.styles.ts';

interface Asked {
  readonly form: 'verdict' | 'findings';
  readonly shown: Shown;
  readonly surroundings: Surroundings;
  readonly panel: Panel | undefined;
  /** Of Unix ms. */
  readonly timeText: (time: number) => string;
}

/** In one language; null: the words of findings could not be loaded. */
interface Words {
  readonly locale: string;
  readonly texts: VerdictTexts;
  readonly say: Rules | null;
  readonly problem: Problem | null;
}

/** What is inside of an element that shows what is wrong, once that is known. */
export class Inside {
  readonly #element: FlinkElement;
  readonly #showChart: (chart: string) => void;
  readonly #needs: JobNeeds;
  #words: Words | null = null;
  #areAllShown = false;
  #loading = '';
  /** What was to be shown when the words could not be loaded: they are tried again with the next. */
  #unsaid: Shown | null = null;

  constructor(element: FlinkElement, showChart: (chart: string) => void) {
    this.#element = element;
    this.#showChart = showChart;
    this.#needs = new JobNeeds(element);
  }

  /** Undefined while its words are on their way. */
  render({ form, shown, surroundings, panel, timeText }: Asked) {
    const { locale } = surroundings.language;
    const isThere = this.#words?.locale === locale && this.#words.say !== null;
    if (!isThere && !this.#wasTried(shown)) this.#load(surroundings, shown);
    if (this.#words === null) return undefined;
    const { say, texts, problem } = this.#words;
    if (say === null) return problemView({ problem, texts, surroundings });
    // Of a diagnosis of the host's own the panel's job may be another.
    const needs = shown === panel?.state.findings ? this.#needs : null;
    if (needs !== null && panel !== undefined) needs.follow(panel, say);
    const view = {
      ...{ shown, say, texts, surroundings, panel, timeText },
      ...{ needs, showChart: this.#showChart },
      further: { areShown: this.#areAllShown, toggle: this.#toggleAll },
    };
    return form === 'verdict' ? verdictView(view) : findingsView(view);
  }

  readonly #toggleAll = (): void => {
    this.#areAllShown = !this.#areAllShown;
    this.#element.requestUpdate();
  };

  #wasTried({ diagnosis, problem }: Shown): boolean {
    const last = this.#unsaid;
    return last !== null && last.diagnosis === diagnosis && last.problem === problem;
  }

  async #load({ language }: Surroundings, shown: Shown): Promise<void> {
    if (this.#loading === language.locale) return;
    const { locale } = language;
    this.#loading = locale;
    this.#unsaid = shown;
    try {
      const texts = await loadVerdictTexts(language);
      this.#words = await loadRules().then(
        (say) => ({ locale, texts, say, problem: null }),
        (error: unknown) => ({ locale, texts, say: null, problem: problemOf(error) }),
      );
      if (this.#words.say !== null) this.#unsaid = null;
    } finally {
      this.#loading = '';
      this.#element.requestUpdate();
    }
  }
}
