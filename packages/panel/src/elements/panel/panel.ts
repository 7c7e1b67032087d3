import {
  type ColorScale,
  createColorScale,
  dateFormat,
  lightPalette,
} from '@flink-metrics/sdk/echarts/format';
import type { Section } from '@flink-metrics/sdk/flink/job';
import { sections } from '@flink-metrics/sdk/flink/sections';
import { createQueryClient, type QueryClient } from '@flink-metrics/sdk/prometheus';
import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FlinkElement } from '../../base/flink-element.ts';
import { type PanelSource, PROVIDERS_CHANGED, panelSource } from '../../base/panel-context.ts';
import type { Surroundings } from '../../base/surroundings.ts';
import { createCursor } from '../../chart/cursor.ts';
import { observeView } from '../../chart/observe.ts';
import type { FlinkEvents } from '../../events.ts';
import { inheritedLanguage, languageOf } from '../../i18n/language.ts';
import type { JobName } from '../../state/find-job.ts';
import { type LatestValue, latestValues } from '../../state/latest-values.ts';
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
import { type Theme, type ThemeChoice, themeBehind, watchPage } from '../../theme/theme.ts';
import { tokens } from '../../theme/tokens.ts';
import { panelStyles } from './panel.styles.ts';

const DEFAULT_RANGE: TimeRange = { kind: 'last', length: 3_600_000 };

/** Properties that make another question of it. */
const asking = ['endpoint', 'sections', 'namespace', 'job', 'range'];

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
    sections: { attribute: false },
    _draft: { state: true },
    _mistake: { state: true },
    _theme: { state: true },
    _language: { state: true },
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

  /** What is shown, in this order; the catalog's own by default. */
  declare sections: readonly Section[];

  /** What the fields hold; the picker's own once the user types. */
  declare protected _draft: JobName;
  /** What is missing to ask at all. */
  declare protected _mistake: Problem | null;
  declare protected _theme: Theme;
  /** As the panel or the page around it has it. */
  declare protected _language: string;
  /** Ranges to go back to, the latest last. */
  declare protected _zoomedFrom: readonly string[];

  readonly #colors: ColorScale = createColorScale(lightPalette.length);
  readonly #cursor = createCursor();
  readonly #followers = new Set<() => void>();
  readonly #loop = createRefreshLoop(() => this.#refreshStore());
  #surroundings: Surroundings | undefined;
  #client: QueryClient | null = null;
  #store: PanelStore | null = null;
  #state: PanelState = emptyState(sections);
  #near = true;
  #rows: readonly LatestValue[] = [];
  #rowsOf: PanelState['charts'] | null = null;
  #stops: (() => void)[] = [];

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
    this.sections = sections;
    this._draft = { namespace: '', job: '' };
    this._mistake = null;
    this._theme = 'light';
    this._language = '';
    this._zoomedFrom = [];
  }

  /** @internal */
  readonly [panelSource]: PanelSource = this.#createSource();

  #createSource(): PanelSource {
    const panel = this;
    return {
      get surroundings() {
        panel.#surroundings ??= panel.#createSurroundings();
        return panel.#surroundings;
      },
      get panel() {
        const { namespace, job, range, refresh, timeZone } = panel;
        return {
          view: { namespace, job, range, refresh, timeZone, compare: '' as const },
          state: panel.#state,
          client: panel.#client,
          zoomed: panel._zoomedFrom.length > 0,
        };
      },
      follow: (changed) => {
        panel.#followers.add(changed);
        return () => panel.#followers.delete(changed);
      },
    };
  }

  #createSurroundings(): Surroundings {
    return {
      language: languageOf(this._language),
      timeZone: this.timeZone === '' ? undefined : this.timeZone,
      theme: this._theme,
      colors: this.#colors,
      cursor: this.#cursor,
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followPage();
    const visibility = () => this.#watch();
    document.addEventListener('visibilitychange', visibility);
    this.#stops = [
      watchPage(() => this.#followPage()),
      observeView(this, (near) => {
        this.#near = near;
        this.#watch();
      }),
      () => document.removeEventListener('visibilitychange', visibility),
    ];
    this.#watch();
    document.dispatchEvent(new Event(PROVIDERS_CHANGED));
    // Removed in the middle of a load, and put back: the load was dropped.
    if (this.#store !== null && this.#state.phase === 'idle') this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#loop.setWatched(false);
    document.dispatchEvent(new Event(PROVIDERS_CHANGED));
    // A node that is only moved is back before the microtask.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#store?.stop();
    });
  }

  #followPage(): void {
    this._theme = this.theme === 'light' || this.theme === 'dark' ? this.theme : themeBehind(this);
    this._language = this.lang || inheritedLanguage(this);
  }

  #watch(): void {
    const visible = document.visibilityState === 'visible';
    this.#loop.setWatched(this.isConnected && visible && this.#near);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('theme') || changed.has('lang')) this.#followPage();
    if (['timeZone', '_theme', '_language'].some((name) => changed.has(name))) {
      this.#surroundings = this.#createSurroundings();
    }
    if (changed.has('namespace') || changed.has('job')) {
      this._draft = { namespace: this.namespace, job: this.job };
    }
    if (changed.has('endpoint') || changed.has('sections')) this.#connect();
    if (changed.has('range') || changed.has('refresh')) {
      const live = this.#timeRange.kind === 'last';
      this.#loop.setInterval(live ? parseDuration(this.refresh) : null);
    }
    if (asking.some((name) => changed.has(name))) this.#load();
  }

  protected override updated(): void {
    for (const changed of this.#followers) changed();
  }

  #connect(): void {
    this.#store?.stop();
    this.#store = null;
    this.#state = emptyState(this.sections);
    this.#rows = [];
    if (this.endpoint === '') return;
    this.#client = createQueryClient({
      baseUrl: new URL(this.endpoint, document.baseURI),
      // Looked up at each request: a host may set them at any time.
      headers: () => (typeof this.headers === 'function' ? this.headers() : (this.headers ?? {})),
      fetch: (request) => (this.fetch ?? globalThis.fetch)(request),
    });
    const store = createPanelStore({ client: this.#client, sections: this.sections });
    store.subscribe(() => {
      this.#state = store.getState();
      this.requestUpdate();
    });
    this.#store = store;
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

  #query(event: FlinkEvents['flink-query']): void {
    // The panel asks the host in its own name, and only for what can be asked at all.
    event.stopPropagation();
    this.#ask(event.detail);
  }

  #ask({ namespace, job }: JobName): void {
    this._mistake = mistakeIn(this.endpoint, namespace, job);
    if (this._mistake !== null || !this.emit('flink-query', { namespace, job })) return;
    const same = namespace === this.namespace && job === this.job;
    this.namespace = namespace;
    this.job = job;
    this._draft = { namespace, job };
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

  #resetZoom(): void {
    const [first] = this._zoomedFrom;
    this._zoomedFrom = [];
    if (first !== undefined) this.#setRange(first);
  }

  #chooseRange(event: FlinkEvents['flink-range-change']): void {
    event.stopPropagation();
    this._zoomedFrom = [];
    this.#setRange(event.detail.range);
  }

  #chooseRefresh(event: FlinkEvents['flink-refresh-change']): void {
    event.stopPropagation();
    const { refresh } = event.detail;
    if (this.emit('flink-refresh-change', { refresh })) this.refresh = refresh;
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
        <flink-metrics-job-picker
          .namespace=${this._draft.namespace}
          .job=${this._draft.job}
          .client=${this.#client}
          @flink-query=${this.#query}
        ></flink-metrics-job-picker>
        <div class="view">
          ${
            this._zoomedFrom.length === 0
              ? nothing
              : html`<button class="button" type="button" @click=${this.#zoomOut}>
                  ${messages.resetZoom}
                </button>`
          }
          <flink-metrics-time-range
            .value=${this.range}
            @flink-range-change=${this.#chooseRange}
          ></flink-metrics-time-range>
          <flink-metrics-refresh-control
            .value=${this.refresh}
            .disabled=${this.#state.job === null}
            @flink-refresh-change=${this.#chooseRefresh}
            @flink-refresh=${() => this.#load()}
          ></flink-metrics-refresh-control>
        </div>
      </div>
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
    const isLive = this.#timeRange.kind === 'last' && parseDuration(this.refresh) !== null;
    const time = dateFormat(where, { timeStyle: 'medium' });
    return html`<div class="status">
      ${updatedAt === null ? nothing : html`<span>${messages.updatedAt(time.format(updatedAt))}</span>`}
      ${updatedAt === null || isLive ? nothing : html`<span class="paused">${messages.paused}</span>`}
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
              this.#ask({ namespace: this.namespace, job: detail.value });
            }}
          ></flink-metrics-message>`;
    if (state.phase === 'idle') {
      return html`${message}
        <div class="start"><strong>${messages.startTitle}</strong>${messages.startHint}</div>`;
    }
    if (state.phase === 'ready' && state.updatedAt === null) return message;
    return html`${message}
      ${
        state.processes.stale.length === 0
          ? nothing
          : html`<flink-metrics-stale-processes
              .processes=${state.processes.stale}
              .now=${state.updatedAt ?? 0}
            ></flink-metrics-stale-processes>`
      }
      <div
        class="content"
        @flink-zoom=${this.#zoom}
        @flink-zoom-reset=${this.#resetZoom}
        @flink-section-toggle=${this.#toggleSection}
      >
        ${this.#renderSections()}
      </div>
      <div class="latest">
        <h3>${messages.latestValues}</h3>
        <flink-metrics-table .rows=${this.#latest()}></flink-metrics-table>
      </div>`;
  }

  /** Between two loads only: a table of hundreds of rows is not drawn anew for each chart that comes. */
  #latest(): readonly LatestValue[] {
    const { charts, phase, updatedAt } = this.#state;
    // Another job, or none of its data yet: what is left is somebody else's.
    if (updatedAt === null) this.#rows = [];
    if (phase === 'ready' && charts !== this.#rowsOf) {
      this.#rows = latestValues(charts.values());
      this.#rowsOf = charts;
    }
    return this.#rows;
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
          .shared=${this.#state.processes.shared}
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
