import type { LatestValue } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing } from 'lit';
import { allMessages } from '../../i18n/all-messages.ts';
import type { Surroundings } from '../../provider/panel-context.ts';
import { controls } from '../../theme/controls.ts';
import { allMetricsStyles } from './all-metrics.styles.ts';
import { createLatestSource, type LatestQuestion, type LatestSource } from './latest-source.ts';
import { createMeanings } from './meanings.ts';
import { MetricList } from './metric-list.ts';
import { type RowColumn, searchWords } from './metric-rows.ts';
import { MetricTable } from './metric-table.ts';
import { summary } from './summary.ts';

/** While somebody types, the server is not asked with each letter. */
const TYPING_MS = 300;

/** What the element around it is, as far as it is needed here. */
export interface AllMetricsHost {
  readonly surroundings: () => Surroundings;
  /** Drawn for a printer, which does not scroll. */
  readonly printing: () => boolean;
  readonly changed: () => void;
}

/** What to show: the host's own values, or an answer to a question that is asked anew at each moment. */
export interface Wanted {
  readonly values: readonly LatestValue[] | null;
  readonly question: LatestQuestion | null;
  /** When the panel's own data came, Unix ms. */
  readonly moment: number | null;
}

/** Of the open table, beside the element's own. */
export const openStyles = [controls, allMetricsStyles];

/** What is in the open table: a search, and rows of all metrics. Loaded when it is opened. */
export class AllMetrics {
  readonly #host: AllMetricsHost;
  readonly #source: LatestSource;
  readonly #meanings = createMeanings();
  readonly #list: MetricList;
  readonly #table: MetricTable;
  #wanted: Wanted = { values: null, question: null, moment: null };
  #search = '';
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** Not all of the job's series fit into one answer: each search asks for its own. */
  #tooMany = false;
  /** The newest of which is known what they mean. */
  #known: readonly LatestValue[] | null = null;

  constructor(host: AllMetricsHost) {
    this.#host = host;
    this.#source = createLatestSource(host.changed);
    this.#list = new MetricList(this.#meanings, host.changed);
    this.#table = new MetricTable({ ...host, sortBy: (column) => this.#sortBy(column) });
  }

  get #values(): readonly LatestValue[] | null {
    return this.#wanted.values ?? this.#source.state.answer?.values ?? null;
  }

  /** Asks where something else is wanted than before, or it is a moment later. */
  follow(wanted: Wanted): void {
    const before = this.#wanted;
    this.#wanted = wanted;
    if (wanted.values !== null) {
      if (wanted.values !== before.values) this.#learn(wanted.values);
      return;
    }
    const same = isSameJob(wanted.question, before.question);
    if (!same) {
      this.#source.forget();
      this.#list.forget();
      this.#known = null;
      this.#tooMany = false;
    }
    const later =
      wanted.moment !== before.moment || wanted.question?.time !== before.question?.time;
    if (!same || (later && !this.#source.state.asking)) this.#ask();
  }

  /** Nobody looks any more. */
  stop(): void {
    clearTimeout(this.#typing);
    this.#source.stop();
    this.#table.rewind();
    this.#wanted = { ...this.#wanted, moment: null };
  }

  async #ask(): Promise<void> {
    const { question } = this.#wanted;
    if (question === null) return;
    const words = this.#tooMany ? searchWords(this.#search) : [];
    await this.#source.ask(question, words.length === 0 ? undefined : this.#choice(words));
    const { answer } = this.#source.state;
    if (answer === null) return;
    if (words.length === 0) this.#tooMany = answer.more > 0;
    await this.#learn(answer.values);
  }

  /** The metrics that have one of the words; all of them where none has, and the words are in labels. */
  #choice(words: readonly string[]) {
    return async (metrics: readonly string[]): Promise<readonly string[]> => {
      await this.#meanings.load(metrics);
      const { language } = this.#host.surroundings();
      const fitting = metrics.filter((metric) => {
        const { title, description } = this.#meanings.of(metric, language);
        const text = `${metric} ${title} ${description}`.toLowerCase();
        return words.some((word) => text.includes(word));
      });
      return fitting.length === 0 ? metrics : fitting;
    };
  }

  /** Shows values with what they mean: a title that came later would move the row. */
  async #learn(values: readonly LatestValue[]): Promise<void> {
    await this.#meanings.load(values.map(({ name }) => name));
    if (values !== this.#values) return;
    this.#known = values;
    this.#host.changed();
  }

  async #learnAgain(): Promise<void> {
    const values = this.#values;
    if (values !== null) await this.#learn(values);
  }

  #searchFor(text: string): void {
    this.#search = text;
    this.#table.rewind();
    this.#host.changed();
    clearTimeout(this.#typing);
    if (this.#tooMany) this.#typing = setTimeout(() => this.#ask(), TYPING_MS);
  }

  #sortBy(column: RowColumn): void {
    this.#list.sortBy(column);
    this.#table.rewind();
    this.#host.changed();
  }

  render() {
    const messages = allMessages(this.#host.surroundings().language);
    const { answer, problem } = this.#source.state;
    return html`
      <div class="box" part="base">
        <input
          type="search"
          aria-label=${messages.searchMetrics}
          placeholder=${messages.searchMetrics}
          .value=${this.#search}
          @input=${({ target }: InputEvent) => {
            if (target instanceof HTMLInputElement) this.#searchFor(target.value);
          }}
        />
        ${
          problem === null
            ? nothing
            : html`<flink-metrics-message
                .problem=${problem}
                @flink-retry=${(event: Event) => {
                  event.stopPropagation();
                  this.#ask();
                }}
              ></flink-metrics-message>`
        }
        ${this.#renderFailure()} ${this.#renderRows()}
        ${
          answer !== null && answer.more > 0
            ? html`<p class="empty">${messages.moreRows(answer.more)}</p>`
            : nothing
        }
      </div>
    `;
  }

  #renderFailure() {
    if (!this.#meanings.failed || this.#known === null) return nothing;
    const messages = allMessages(this.#host.surroundings().language);
    return html`
      <p class="failure" role="status">
        ${messages.catalogFailed}
        <button class="button" type="button" @click=${() => this.#learnAgain()}>
          ${messages.retry}
        </button>
      </p>
    `;
  }

  #renderRows() {
    const surroundings = this.#host.surroundings();
    const { language } = surroundings;
    const messages = allMessages(language);
    const values = this.#values === null ? null : this.#known;
    const rows = values === null ? null : this.#list.of(values, this.#search, surroundings);
    if (rows === null) {
      const failed = this.#values === null && this.#source.state.problem !== null;
      return failed ? nothing : html`<p class="empty">${messages.loading}</p>`;
    }
    const none = rows.all.length === 0 ? messages.noValues : messages.noMatches;
    return html`
      ${summary(rows, surroundings)}
      ${
        rows.found.length === 0
          ? html`<p class="empty">${none}</p>`
          : this.#table.render(rows.found, this.#list.order)
      }
    `;
  }
}

const isSameJob = (one: LatestQuestion | null, other: LatestQuestion | null): boolean =>
  one?.client === other?.client &&
  one?.scope.namespace === other?.scope.namespace &&
  one?.scope.jobName === other?.scope.jobName;
