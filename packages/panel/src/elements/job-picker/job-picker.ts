import type { DiscoveredJob } from '@flink-metrics/sdk/internal/flink-core';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { html, type PropertyValues } from 'lit';
import type { Dependencies } from '../../dom/define-element.ts';
import { later } from '../../dom/later.ts';
import type { FlinkEvents } from '../../events.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import { loadRecents } from '../../storage/load-recents.ts';
import type { RecentStorage } from '../../storage/recent.ts';
import { browserStorage } from '../../storage/storage.ts';
import type { NamedJob } from '../../store/state/panel-state.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { FlinkMetricsCombobox } from '../combobox/combobox.ts';
import type { KnownJobs } from './job-options.ts';
import { jobPickerStyles } from './job-picker.styles.ts';
import { noSuggestions, SuggestionSource, type Suggestions } from './suggestions.ts';

/** Whoever knows their job's name, or has it in a link, asks for none. */
const discovery = later(() => import('./discovery.ts'));

/** Typing a namespace must not ask for the jobs of each of its beginnings. */
const TYPING_PAUSE_MS = 300;

/**
 * Two fields that suggest what Prometheus knows and what was looked at last, and a button to query. With the namespace
 * empty, the job field takes `namespace/job`.
 *
 * @tag flink-metrics-job-picker
 * @event flink-query - A job was chosen, or the button or Enter pressed; the names are trimmed, and may be empty.
 */
export class FlinkMetricsJobPicker extends FlinkElement {
  static override readonly styles = [tokens, controls, jobPickerStyles];

  static override readonly dependencies: Dependencies = {
    'flink-metrics-combobox': FlinkMetricsCombobox,
  };

  static override readonly properties = {
    namespace: {},
    job: {},
    client: { attribute: false },
    storage: { attribute: false },
    _draft: { state: true },
    _namespaces: { state: true },
    _jobs: { state: true },
    _recent: { state: true },
  };

  /** What the first field starts with; the provider's, where the host sets none. */
  declare namespace: string | undefined;
  /** What the second field starts with; the provider's, where the host sets none. */
  declare job: string | undefined;
  /** Asked for suggestions; the provider's, where the host sets none. Without one there are none. */
  declare client: QueryClient | null | undefined;
  /** Where the jobs last looked at are kept. */
  declare storage: RecentStorage;
  /** What the fields hold. */
  declare protected _draft: NamedJob;
  declare protected _namespaces: Suggestions<string>;
  declare protected _jobs: Suggestions<DiscoveredJob>;
  declare protected _recent: readonly NamedJob[];

  readonly #namespaceSource = new SuggestionSource(
    async (client, signal) =>
      (await discovery.load()).findNamespaces(client, this.panel?.deployment, signal),
    (suggestions) => {
      this._namespaces = suggestions;
    },
  );
  readonly #jobSource = new SuggestionSource(
    async (client, signal) => {
      const { findJobs } = await discovery.load();
      return findJobs(client, this._draft.namespace.trim(), this.panel?.deployment, signal);
    },
    (suggestions) => {
      this._jobs = suggestions;
    },
  );
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** What the fields were last told from outside. */
  #given: NamedJob | undefined;
  #remembered: NamedJob | null = null;
  #asked: QueryClient | null = null;

  constructor() {
    super();
    this.storage = browserStorage;
    this._draft = { namespace: '', job: '' };
    this._namespaces = noSuggestions;
    this._jobs = noSuggestions;
    this._recent = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    this.#namespaceSource.stop();
    this.#jobSource.stop();
  }

  get #client(): QueryClient | null {
    return this.client === undefined ? (this.panel?.client ?? null) : this.client;
  }

  get #endpoint(): string {
    return this.panel?.endpoint ?? '';
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { view, state } = this.panel ?? {};
    const namespace = this.namespace ?? view?.namespace ?? '';
    const job = this.job ?? view?.job ?? '';
    if (namespace !== this.#given?.namespace || job !== this.#given.job) {
      this.#given = { namespace, job };
      this._draft = this.#given;
    }
    if (this.#client !== this.#asked) this.#forget();
    const hasData = state !== undefined && state.job !== null && state.updatedAt !== null;
    if (hasData && state.job !== this.#remembered) this.#remember(state.job);
  }

  async #remember(job: NamedJob | null): Promise<void> {
    this.#remembered = job;
    if (job === null) return;
    const recents = await loadRecents();
    this._recent = (await recents?.rememberJob(this.storage, this.#endpoint, job)) ?? [];
  }

  /** What was suggested came from somewhere else. */
  #forget(): void {
    this.#asked = this.#client;
    this.#namespaceSource.clear();
    this.#jobSource.clear();
    this._recent = [];
  }

  #suggestNamespaces(): void {
    if (this.#client !== null) this.#namespaceSource.refresh(this.#client);
  }

  async #suggestJobs(): Promise<void> {
    clearTimeout(this.#typing);
    if (this._draft.namespace.trim() === '') this.#suggestNamespaces();
    else if (this.#client !== null) this.#jobSource.refresh(this.#client);
    const recents = await loadRecents();
    this._recent = (await recents?.loadRecentJobs(this.storage, this.#endpoint)) ?? [];
  }

  #typeNamespace({ detail }: FlinkEvents['flink-value-change']): void {
    this._draft = { ...this._draft, namespace: detail.value };
    this.#jobSource.clear();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#suggestJobs(), TYPING_PAUSE_MS);
  }

  /** A job belongs to its namespace: which one of this is the next question. */
  #chooseNamespace({ detail }: FlinkEvents['flink-value-choose']): void {
    if (detail.value !== this.#given?.namespace) this._draft = { ...this._draft, job: '' };
    this.renderRoot.querySelector<HTMLElement>('#job')?.focus();
  }

  #typeJob({ detail }: FlinkEvents['flink-value-change']): void {
    this._draft = { ...this._draft, job: detail.value };
  }

  #submit(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    const names = { namespace: this._draft.namespace.trim(), job: this._draft.job.trim() };
    const asked = discovery.loaded?.suggestedRun(names, this.#jobs.items) ?? bothNames(names);
    this._draft = { namespace: asked.namespace, job: asked.job };
    const isAllowed = this.emit('flink-query', asked);
    // A provider tells when there are data; alone, asking is all that is known.
    if (isAllowed && this.panel === undefined) this.#remember(this._draft);
  }

  override render() {
    const { messages } = this.surroundings.language;
    const { namespace, job } = this._draft;
    return html`
      <form role="search" @submit=${this.#submit} @flink-value-commit=${this.#submit}>
        <flink-metrics-combobox
          .label=${messages.namespace}
          .placeholder=${messages.namespacePlaceholder}
          .value=${namespace}
          .options=${this._namespaces.items}
          .note=${this.#note(this._namespaces)}
          @focusin=${this.#suggestNamespaces}
          @flink-value-change=${this.#typeNamespace}
          @flink-value-choose=${this.#chooseNamespace}
        ></flink-metrics-combobox>
        <flink-metrics-combobox
          id="job"
          .label=${messages.job}
          .placeholder=${messages.jobPlaceholder}
          .value=${job}
          .options=${discovery.loaded?.jobOptions(namespace.trim(), this.#known, this.surroundings) ?? []}
          .note=${this.#note(namespace.trim() === '' ? this._namespaces : this._jobs)}
          @focusin=${this.#suggestJobs}
          @flink-value-change=${this.#typeJob}
          @flink-value-choose=${this.#submit}
        ></flink-metrics-combobox>
        <button class="button primary" type="submit">${messages.query}</button>
      </form>
    `;
  }

  get #known(): KnownJobs {
    return { recent: this._recent, namespaces: this._namespaces, jobs: this.#jobs };
  }

  /** By the names that their users know: those find a job as its label does. */
  get #jobs(): Suggestions<DiscoveredJob> {
    const { names } = this.surroundings;
    const items = this._jobs.items.map((job) => ({
      ...job,
      name: names.read('job_name', job.name),
    }));
    return { ...this._jobs, items };
  }

  #note({ loading, problem }: Suggestions<unknown>): string {
    const { messages } = this.surroundings.language;
    if (loading) return messages.loading;
    return problem === null ? '' : messages.problems[problem.kind].title;
  }
}

/** `tenant-a/orders` in the job field alone is both. */
function bothNames(names: NamedJob): NamedJob {
  const slash = names.job.indexOf('/');
  if (names.namespace !== '' || slash < 0) return names;
  return { namespace: names.job.slice(0, slash), job: names.job.slice(slash + 1) };
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-job-picker': FlinkMetricsJobPicker;
  }
}
