// All of the map but its heading: loaded when it is opened.

import type { Diagnosis, TaskFigures } from '@flink-metrics/sdk/flink/rules';
import { html, nothing } from 'lit';
import { allMessages } from '../../../i18n/all-messages.ts';
import type { VerdictTexts } from '../../../i18n/verdict/texts.ts';
import { loadVerdictTexts } from '../../../i18n/verdict-texts.ts';
import { loadRules, type Rules } from '../../../later/load.ts';
import type { FlinkElement } from '../../../provider/flink-element.ts';
import type { Panel, Surroundings } from '../../../provider/panel-context.ts';
import { parseTimeRange, spanOf } from '../../../range/time-range.ts';
import type { ChartFinding } from '../../../store/state/findings.ts';
import { problemOf } from '../../../store/state/problem.ts';
import { chevronIcon } from '../../../theme/icons.ts';
import { badgeStyles } from '../../internal/finding-badge/badge.ts';
import { mapStyles } from './map.styles.ts';
import { mapView } from './map-view.ts';

interface Words {
  readonly locale: string;
  readonly texts: VerdictTexts;
}

export const openStyles = [badgeStyles, mapStyles];

interface MapElement extends FlinkElement {
  open: boolean;
}

/** Asks for the tasks of the panel's job whenever newer data came, and draws them. */
export class TaskMap {
  readonly #element: MapElement;
  readonly #choose: (task: string) => void;
  #rules: Rules | null = null;
  #words: Words | null = null;
  #loading = '';
  #asked: unknown = null;
  #abort = new AbortController();
  #found: readonly TaskFigures[] | null = null;
  #error: unknown = null;

  constructor(element: MapElement, choose: (task: string) => void) {
    this.#element = element;
    this.#choose = choose;
  }

  render(
    panel: Panel | undefined,
    surroundings: Surroundings,
    given: readonly TaskFigures[] | undefined,
  ) {
    const { open } = this.#element;
    return html`
      <section aria-labelledby="heading">
        <h3>
          <button
            id="heading"
            class="toggle"
            part="heading"
            type="button"
            aria-expanded=${open}
            @click=${() => {
              this.#element.open = !open;
            }}
          >
            ${chevronIcon}<span>${allMessages(surroundings.language).taskMap}</span>
          </button>
        </h3>
        ${open ? this.#renderOpen(panel, surroundings, given) : nothing}
      </section>
    `;
  }

  #renderOpen(
    panel: Panel | undefined,
    surroundings: Surroundings,
    given: readonly TaskFigures[] | undefined,
  ) {
    const { language } = surroundings;
    if (this.#words?.locale !== language.locale) this.#load(surroundings);
    if (this.#rules !== null && given === undefined && panel !== undefined) this.#ask(panel);
    const tasks = given ?? this.#found;
    if (this.#error !== null && tasks === null) {
      const { kind, detail } = problemOf(this.#error);
      return html`<p class="muted">${language.messages.problems[kind].title} ${detail ?? ''}</p>`;
    }
    if (this.#words === null || this.#rules === null || tasks === null) {
      return html`<p class="muted">${language.messages.loading}</p>`;
    }
    return mapView({
      tasks: this.#rules.orderTasks(tasks, panel?.topology),
      culprits: culpritsOf(panel?.state.findings.diagnosis ?? null),
      chosen: panel?.task ?? '',
      texts: this.#words.texts,
      language,
      choose: panel === undefined ? null : this.#choose,
    });
  }

  async #load({ language }: Surroundings): Promise<void> {
    if (this.#loading === language.locale) return;
    this.#loading = language.locale;
    try {
      const [rules, texts] = await Promise.all([loadRules(), loadVerdictTexts(language)]);
      this.#rules = rules;
      this.#words = { locale: language.locale, texts };
    } catch (error) {
      this.#error = error;
    }
    this.#element.requestUpdate();
  }

  /** As often as the charts are refreshed. */
  async #ask({ client, state, view }: Panel): Promise<void> {
    const { scope, interval, updatedAt } = state;
    const range = parseTimeRange(view.range);
    const asked = `${JSON.stringify(scope)} ${view.range} ${updatedAt}`;
    if (client === null || scope === null || range === null || asked === this.#asked) return;
    this.#asked = asked;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      const at = spanOf(range, Date.now()).end;
      this.#found =
        (await this.#rules?.findTasks(client, scope, {
          at,
          signal,
          ...(interval !== null && { interval }),
        })) ?? null;
      this.#error = null;
    } catch (error) {
      if (signal.aborted) return;
      this.#error = error;
    }
    this.#element.requestUpdate();
  }
}

/** What is wrong with each task, the worst first. */
function culpritsOf(diagnosis: Diagnosis | null): ReadonlyMap<string, readonly ChartFinding[]> {
  const culprits = new Map<string, readonly ChartFinding[]>();
  for (const { rule, severity, title, subject, since: from, until } of diagnosis?.findings ?? []) {
    const { task_name: task } = subject;
    if (task === undefined || until !== null) continue;
    const finding = { rule, severity, title, limit: null, from, until };
    culprits.set(task, [...(culprits.get(task) ?? []), finding]);
  }
  return culprits;
}
