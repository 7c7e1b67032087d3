import {
  type ColorScale,
  createColorScale,
  dateFormat,
  lightPalette,
} from '@flink-metrics/sdk/echarts';
import { sections } from '@flink-metrics/sdk/flink';
import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FlinkElement } from '../../base/flink-element.ts';
import { type Surroundings, surroundingsContext } from '../../base/surroundings.ts';
import { createCursor } from '../../chart/cursor.ts';
import { observeView } from '../../chart/observe.ts';
import type { FlinkEvents } from '../../events.ts';
import { inheritedLanguage, languageOf } from '../../i18n/language.ts';
import { latestValues } from '../../state/latest-values.ts';
import { emptyState, type PanelState } from '../../state/panel-state.ts';
import { createPanelStore, type PanelStore } from '../../state/panel-store.ts';
import type { Problem } from '../../state/problem.ts';
import { createRefreshLoop } from '../../state/refresh-loop.ts';
import {
  parseDuration,
  parseTimeRange,
  printTimeRange,
  type TimeRange,
} from '../../state/time-range.ts';
import { controls } from '../../theme/controls.ts';
import { refreshIcon } from '../../theme/icons.ts';
import { type Theme, type ThemeChoice, themeBehind, watchTheme } from '../../theme/theme.ts';
import { tokens } from '../../theme/tokens.ts';
import { panelStyles } from './panel.styles.ts';
import { type Choice, rangeChoices, refreshChoices } from './range-options.ts';
import {
  loadJobs,
  loadNamespaces,
  noSuggestions,
  SuggestionSource,
  type Suggestions,
} from './suggestions.ts';

const DEFAULT_RANGE: TimeRange = { kind: 'last', length: 3_600_000 };
/** Typing a namespace must not ask for the jobs of each of its beginnings. */
const TYPING_PAUSE_MS = 300;

export type PanelHeaders = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);

/**
 * A Flink job's metrics: choose a namespace and a job, and see its charts and latest values, live.
 *
 * @tag flink-metrics-panel
 * @event flink-query - The user asks for a job; preventable.
 * @event flink-range-change - The user chose another time range.
 * @event flink-refresh-change - The user chose another refresh interval.
 * @event flink-load - A load or refresh ended.
 * @csspart base - Everything.
 * @csspart toolbar - Fields and controls.
 * @csspart content - Sections and table.
 */
export class FlinkMetricsPanel extends FlinkElement {
  static override readonly styles = [tokens, controls, panelStyles];

  static override readonly properties = {
    endpoint: {},
    namespace: {},
    job: {},
    range: {},
    refresh: {},
    lang: {},
    theme: {},
    timeZone: { attribute: 'time-zone' },
    headers: { attribute: false },
    fetch: { attribute: false },
    _namespace: { state: true },
    _job: { state: true },
    _namespaces: { state: true },
    _jobs: { state: true },
    _mistake: { state: true },
    _theme: { state: true },
    _zoomedFrom: { state: true },
  };

  /** Where the Prometheus API is: what comes before `/api/v1`. May be relative to the page. */
  declare endpoint: string;
  declare namespace: string;
  declare job: string;
  /** `1h`, or `2026-03-01T10:00:00Z/2026-03-01T11:00:00Z`. */
  declare range: string;
  /** `15s`, or `off`. */
  declare refresh: string;
  declare theme: ThemeChoice;
  /** IANA name, e.g. `UTC`; the browser's own when empty. */
  declare timeZone: string;
  /** Sent with every request; a function is asked each time, so it may renew a token. */
  declare headers: PanelHeaders | undefined;
  /** Used instead of the page's `fetch`. */
  declare fetch: ((request: Request) => Promise<Response>) | undefined;

  /** As typed, not asked for yet. */
  declare protected _namespace: string;
  declare protected _job: string;
  declare protected _namespaces: Suggestions;
  declare protected _jobs: Suggestions;
  /** What is missing to ask at all. */
  declare protected _mistake: Problem | null;
  declare protected _theme: Theme;
  /** Ranges to go back to, the latest last. */
  declare protected _zoomedFrom: readonly string[];

  readonly #colors: ColorScale = createColorScale(lightPalette.length);
  readonly #cursor = createCursor();
  readonly #provider = new ContextProvider(this, { context: surroundingsContext });
  readonly #loop = createRefreshLoop(() => this.#refreshStore());
  readonly #namespaceSource = new SuggestionSource(loadNamespaces, (suggestions) => {
    this._namespaces = suggestions;
  });
  readonly #jobSource = new SuggestionSource(
    (client, signal) => loadJobs(client, this._namespace.trim(), signal),
    (suggestions) => {
      this._jobs = suggestions;
    },
  );
  #surroundings: Surroundings | undefined;
  #client: PrometheusClient | null = null;
  #store: PanelStore | null = null;
  #state: PanelState = emptyState(sections);
  #near = true;
  #stops: (() => void)[] = [];
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.endpoint = '';
    this.namespace = '';
    this.job = '';
    this.range = '1h';
    this.refresh = '15s';
    this.theme = 'auto';
    this.timeZone = '';
    this.headers = undefined;
    this.fetch = undefined;
    this._namespace = '';
    this._job = '';
    this._namespaces = noSuggestions;
    this._jobs = noSuggestions;
    this._mistake = null;
    this._theme = 'light';
    this._zoomedFrom = [];
  }

  protected override get surroundings(): Surroundings {
    this.#surroundings ??= this.#createSurroundings();
    return this.#surroundings;
  }

  #createSurroundings(): Surroundings {
    return {
      language: languageOf(this.lang || inheritedLanguage(this)),
      timeZone: this.timeZone === '' ? undefined : this.timeZone,
      theme: this._theme,
      colors: this.#colors,
      cursor: this.#cursor,
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this._theme = this.#resolveTheme();
    const visibility = () => this.#watch();
    document.addEventListener('visibilitychange', visibility);
    this.#stops = [
      watchTheme(() => {
        this._theme = this.#resolveTheme();
      }),
      observeView(this, (near) => {
        this.#near = near;
        this.#watch();
      }),
      () => document.removeEventListener('visibilitychange', visibility),
    ];
    this.#watch();
    // Removed in the middle of a load, and put back: the load was dropped.
    if (this.#store !== null && this.#state.phase === 'idle') this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    this.#stops = [];
    clearTimeout(this.#typing);
    this.#loop.setWatched(false);
    // A node that is only moved is back before the microtask.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#store?.stop();
      this.#namespaceSource.stop();
      this.#jobSource.stop();
    });
  }

  #resolveTheme(): Theme {
    return this.theme === 'light' || this.theme === 'dark' ? this.theme : themeBehind(this);
  }

  #watch(): void {
    const visible = document.visibilityState === 'visible';
    this.#loop.setWatched(this.isConnected && visible && this.#near);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('theme')) this._theme = this.#resolveTheme();
    if (['lang', 'timeZone', 'theme', '_theme'].some((name) => changed.has(name))) {
      this.#surroundings = this.#createSurroundings();
      this.#provider.setValue(this.#surroundings);
    }
    if (changed.has('namespace')) this._namespace = this.namespace;
    if (changed.has('job')) this._job = this.job;
    if (changed.has('endpoint')) this.#connect();
    if (changed.has('range') || changed.has('refresh')) {
      const live = this.#timeRange.kind === 'last';
      this.#loop.setInterval(live ? parseDuration(this.refresh) : null);
    }
    if (['endpoint', 'namespace', 'job', 'range'].some((name) => changed.has(name))) this.#load();
  }

  #connect(): void {
    this.#store?.stop();
    this.#store = null;
    this.#state = emptyState(sections);
    if (this.endpoint === '') return;
    this.#client = createPrometheusClient({
      baseUrl: new URL(this.endpoint, document.baseURI),
      // Looked up at each request: a host may set them at any time.
      headers: () => (typeof this.headers === 'function' ? this.headers() : (this.headers ?? {})),
      fetch: (request) => (this.fetch ?? globalThis.fetch)(request),
    });
    const store = createPanelStore({ client: this.#client, sections });
    store.subscribe(() => {
      this.#state = store.getState();
      this.requestUpdate();
    });
    this.#store = store;
    this.#namespaceSource.refresh(this.#client);
  }

  get #timeRange(): TimeRange {
    return parseTimeRange(this.range) ?? DEFAULT_RANGE;
  }

  async #load(): Promise<void> {
    const { namespace, job } = this;
    const store = this.#store;
    if (store === null || namespace === '' || job === '') return;
    this._mistake = null;
    await store.load({ namespace, job }, this.#timeRange);
    this.#loop.restart();
    this.#told();
  }

  async #refreshStore(): Promise<void> {
    await this.#store?.refresh();
    this.#told();
  }

  #told(): void {
    const { job, updatedAt } = this.#state;
    if (job !== null) this.emit('flink-load', { ...job, updatedAt });
  }

  #submit(): void {
    const namespace = this._namespace.trim();
    const job = this._job.trim();
    this._mistake = mistakeIn(this.endpoint, namespace, job);
    if (this._mistake !== null || !this.emit('flink-query', { namespace, job })) return;
    const same = namespace === this.namespace && job === this.job;
    this.namespace = namespace;
    this.job = job;
    if (same) this.#load();
  }

  #retry(event: FlinkEvents['flink-retry']): void {
    event.stopPropagation();
    const { chart } = event.detail;
    if (chart === '') this.#load();
    else this.#store?.retry(chart);
  }

  #setRange(range: string): void {
    if (this.emit('flink-range-change', { range })) this.range = range;
  }

  #zoom({ detail }: FlinkEvents['flink-zoom']): void {
    this._zoomedFrom = [...this._zoomedFrom, this.range];
    this.#setRange(printTimeRange({ kind: 'between', ...detail }));
  }

  #zoomOut(): void {
    const back = this._zoomedFrom.at(-1);
    this._zoomedFrom = this._zoomedFrom.slice(0, -1);
    if (back !== undefined) this.#setRange(back);
  }

  #typeNamespace({ detail }: FlinkEvents['flink-value-change']): void {
    this._namespace = detail.value;
    this._jobs = noSuggestions;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#suggestJobs(), TYPING_PAUSE_MS);
  }

  #suggestJobs(): void {
    if (this.#client !== null) this.#jobSource.refresh(this.#client);
  }

  override render() {
    return html`
      <div class="base ${this._theme}" part="base" @flink-retry=${this.#retry}>
        ${this.#renderToolbar()} ${this.#renderStatus()}
        <div class="content" part="content">${this.#renderContent()}</div>
      </div>
    `;
  }

  #renderToolbar() {
    const { messages } = this.surroundings.language;
    return html`
      <div class="toolbar" part="toolbar">
        <form
          role="search"
          @submit=${(event: Event) => {
            event.preventDefault();
            this.#submit();
          }}
          @flink-value-commit=${this.#submit}
        >
          <flink-metrics-combobox
            .label=${messages.namespace}
            .placeholder=${messages.namespacePlaceholder}
            .value=${this._namespace}
            .options=${this._namespaces.options}
            .note=${this.#note(this._namespaces)}
            @flink-value-change=${this.#typeNamespace}
          ></flink-metrics-combobox>
          <flink-metrics-combobox
            .label=${messages.job}
            .placeholder=${messages.jobPlaceholder}
            .value=${this._job}
            .options=${this._jobs.options}
            .note=${this.#note(this._jobs)}
            @focusin=${this.#suggestJobs}
            @flink-value-change=${({ detail }: FlinkEvents['flink-value-change']) => {
              this._job = detail.value;
            }}
          ></flink-metrics-combobox>
          <button class="button primary" type="submit">${messages.query}</button>
        </form>
        ${this.#renderView()}
      </div>
    `;
  }

  #note({ loading, problem }: Suggestions): string {
    const { messages } = this.surroundings.language;
    if (loading) return messages.loading;
    return problem === null ? '' : messages.problems[problem.kind].title;
  }

  #renderView() {
    const { language, timeZone } = this.surroundings;
    const { messages } = language;
    const where = { locale: language.locale, timeZone };
    return html`
      <div class="view">
        ${
          this._zoomedFrom.length === 0
            ? nothing
            : html`<button class="button" type="button" @click=${this.#zoomOut}>
                ${messages.resetZoom}
              </button>`
        }
        ${this.#renderSelect(
          messages.timeRange,
          this.range,
          rangeChoices(this.range, messages, where),
          (range) => {
            this._zoomedFrom = [];
            this.#setRange(range);
          },
        )}
        ${this.#renderSelect(
          messages.refresh,
          this.refresh,
          refreshChoices(this.refresh, messages, where),
          (refresh) => {
            if (this.emit('flink-refresh-change', { refresh })) this.refresh = refresh;
          },
        )}
        <button
          class="button"
          type="button"
          aria-label=${messages.refreshNow}
          title=${messages.refreshNow}
          ?disabled=${this.#state.job === null}
          @click=${() => this.#load()}
        >
          ${refreshIcon}
        </button>
      </div>
    `;
  }

  #renderSelect(
    label: string,
    value: string,
    choices: readonly Choice[],
    chosen: (value: string) => void,
  ) {
    return html`
      <label class="field">
        <span>${label}</span>
        <select
          class="select"
          @change=${(event: Event) => {
            if (event.target instanceof HTMLSelectElement) chosen(event.target.value);
          }}
        >
          ${choices.map(
            (choice) =>
              html`<option value=${choice.value} .selected=${choice.value === value}>
                ${choice.text}
              </option>`,
          )}
        </select>
      </label>
    `;
  }

  #renderStatus() {
    const { language, timeZone } = this.surroundings;
    const { messages } = language;
    const { phase, progress, updatedAt } = this.#state;
    const where = { locale: language.locale, timeZone };
    if (phase === 'loading' || phase === 'refreshing') {
      const { done, total } = progress;
      return html`
        <div class="status">
          <div
            class="track"
            role="progressbar"
            aria-label=${messages.loading}
            aria-valuemin="0"
            aria-valuemax=${total}
            aria-valuenow=${done}
          >
            <div class="bar" .style=${`transform: scaleX(${total === 0 ? 0 : done / total})`}></div>
          </div>
          <span>${messages.progress(done, total)}</span>
        </div>
      `;
    }
    return html`<div class="status">
      ${updatedAt === null ? nothing : messages.updatedAt(dateFormat(where, { timeStyle: 'medium' }).format(updatedAt))}
    </div>`;
  }

  #renderContent() {
    const { messages } = this.surroundings.language;
    const state = this.#state;
    const problem = this._mistake ?? state.problem;
    const message =
      problem === null
        ? nothing
        : html`<flink-metrics-message
            .problem=${problem}
            @flink-value-commit=${({ detail }: FlinkEvents['flink-value-commit']) => {
              this._job = detail.value;
              this.#submit();
            }}
          ></flink-metrics-message>`;
    if (state.phase === 'idle') {
      return html`${message}
        <div class="start"><strong>${messages.startTitle}</strong>${messages.startHint}</div>`;
    }
    if (state.phase === 'ready' && state.updatedAt === null) return message;
    return html`${message}
      <div class="content" @flink-zoom=${this.#zoom} @flink-section-toggle=${this.#toggleSection}>
        ${this.#renderSections()}
      </div>
      <div class="latest">
        <h3>${messages.latestValues}</h3>
        <flink-metrics-table .rows=${latestValues(state.charts.values())}></flink-metrics-table>
      </div>`;
  }

  #toggleSection({ detail }: FlinkEvents['flink-section-toggle']): void {
    this.#store?.toggleSection(detail.section, detail.open);
  }

  #renderSections() {
    const { texts } = this.surroundings.language;
    return repeat(
      this.#state.sections,
      ({ definition }) => definition.id,
      ({ definition, open }) => html`
        <flink-metrics-section
          .sectionId=${definition.id}
          .heading=${definition.title[texts]}
          .open=${open}
          .charts=${definition.charts.flatMap(({ id }) => this.#state.charts.get(id) ?? [])}
        ></flink-metrics-section>
      `,
    );
  }
}

function mistakeIn(endpoint: string, namespace: string, job: string): Problem | null {
  if (endpoint === '') return { kind: 'no-endpoint' };
  if (namespace === '') return { kind: 'no-namespace' };
  return job === '' ? { kind: 'no-job' } : null;
}
