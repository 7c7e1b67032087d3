import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { html, type PropertyValues } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import type { FlinkEvents } from '../../events.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { jobPickerStyles } from './job-picker.styles.ts';
import {
  loadJobs,
  loadNamespaces,
  noSuggestions,
  SuggestionSource,
  type Suggestions,
} from './suggestions.ts';

/** Typing a namespace must not ask for the jobs of each of its beginnings. */
const TYPING_PAUSE_MS = 300;

/**
 * Two fields that suggest what Prometheus knows, and a button to query.
 *
 * @tag flink-metrics-job-picker
 * @event flink-query - The button or Enter was pressed; the names are trimmed, and may be empty.
 */
export class FlinkMetricsJobPicker extends FlinkElement {
  static override readonly styles = [tokens, controls, jobPickerStyles];

  static override readonly properties = {
    namespace: {},
    job: {},
    client: { attribute: false },
    _namespaces: { state: true },
    _jobs: { state: true },
  };

  /** As typed. */
  declare namespace: string;
  declare job: string;
  /** Asked for suggestions; without one there are none. */
  declare client: QueryClient | null;
  declare protected _namespaces: Suggestions;
  declare protected _jobs: Suggestions;

  readonly #namespaceSource = new SuggestionSource(loadNamespaces, (suggestions) => {
    this._namespaces = suggestions;
  });
  readonly #jobSource = new SuggestionSource(
    (client, signal) => loadJobs(client, this.namespace.trim(), signal),
    (suggestions) => {
      this._jobs = suggestions;
    },
  );
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.namespace = '';
    this.job = '';
    this.client = null;
    this._namespaces = noSuggestions;
    this._jobs = noSuggestions;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    this.#namespaceSource.stop();
    this.#jobSource.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('client') && this.client !== null) this.#namespaceSource.refresh(this.client);
  }

  #suggestJobs(): void {
    clearTimeout(this.#typing);
    if (this.client !== null) this.#jobSource.refresh(this.client);
  }

  #typeNamespace({ detail }: FlinkEvents['flink-value-change']): void {
    this.namespace = detail.value;
    this._jobs = noSuggestions;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#suggestJobs(), TYPING_PAUSE_MS);
  }

  #submit(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    this.emit('flink-query', { namespace: this.namespace.trim(), job: this.job.trim() });
  }

  override render() {
    const { messages } = this.surroundings.language;
    return html`
      <form role="search" @submit=${this.#submit} @flink-value-commit=${this.#submit}>
        <flink-metrics-combobox
          .label=${messages.namespace}
          .placeholder=${messages.namespacePlaceholder}
          .value=${this.namespace}
          .options=${this._namespaces.options}
          .note=${this.#note(this._namespaces)}
          @flink-value-change=${this.#typeNamespace}
        ></flink-metrics-combobox>
        <flink-metrics-combobox
          .label=${messages.job}
          .placeholder=${messages.jobPlaceholder}
          .value=${this.job}
          .options=${this._jobs.options}
          .note=${this.#note(this._jobs)}
          @focusin=${this.#suggestJobs}
          @flink-value-change=${({ detail }: FlinkEvents['flink-value-change']) => {
            this.job = detail.value;
          }}
        ></flink-metrics-combobox>
        <button class="button primary" type="submit">${messages.query}</button>
      </form>
    `;
  }

  #note({ loading, problem }: Suggestions): string {
    const { messages } = this.surroundings.language;
    if (loading) return messages.loading;
    return problem === null ? '' : messages.problems[problem.kind].title;
  }
}
