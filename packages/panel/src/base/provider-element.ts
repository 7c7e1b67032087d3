import { type ColorScale, createColorScale, lightPalette } from '@flink-metrics/sdk/echarts/format';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import type { PropertyDeclarations, PropertyValues } from 'lit';
import { createCursor } from '../chart/cursor.ts';
import { inheritedLanguage, languageOf, loadLanguage } from '../i18n/language.ts';
import type { JobName } from '../state/find-job.ts';
import { emptyState, type PanelState } from '../state/panel-state.ts';
import { type Problem, problemOf } from '../state/problem.ts';
import { printTimeRange } from '../state/time-range.ts';
import { isTimeZone } from '../state/time-zone.ts';
import { browserStorage, viewKey } from '../state/view-storage.ts';
import { standsStill, Zooms } from '../state/zooms.ts';
import { type Theme, themeBehind, watchPage } from '../theme/theme.ts';
import { createPanelClient } from './panel-client.ts';
import { PanelConnection } from './panel-connection.ts';
import { announceProviders, type Panel, type PanelSource, panelSource } from './panel-context.ts';
import { restoreView, showView } from './panel-link.ts';
import { PanelSections } from './panel-sections.ts';
import { ProviderSettings } from './provider-settings.ts';
import { onRequest } from './requests.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * What `<flink-metrics-provider>` and `<flink-metrics-panel>` have in common: it holds what is chosen, the client and
 * the store, tells the elements that belong to it, and acts on their requests unless the host prevents it.
 *
 * @event flink-query - The user asks for a job; preventable.
 * @event flink-range-change - The user chose another time range; preventable.
 * @event flink-refresh-change - The user chose another refresh interval; preventable.
 * @event flink-compare-change - The user chose another time to compare with; preventable.
 * @event flink-zone-change - The user chose another time zone; preventable.
 * @event flink-sections-change - The user edited the sections; preventable.
 * @event flink-refresh - The user asks for a refresh; preventable.
 * @event flink-retry - The user asks for another attempt, at one chart or at all; preventable.
 * @event flink-zoom - The user chose a stretch of a chart to look at closer; preventable.
 * @event flink-zoom-back - The user goes back to the range before the latest zoom; preventable.
 * @event flink-zoom-reset - The user goes back to the last range that went along with the clock; preventable.
 * @event flink-section-toggle - The user opened or closed a section; preventable.
 * @event flink-chart-view - A chart came near the visible part of the page, or left it; preventable.
 * @event flink-load - A load or refresh ended.
 * @cssproperty [--flink-chart-height=168px] - Height of the box that a chart's lines are in.
 * @cssproperty [--flink-chart-width=360px] - The least width of a chart before a section drops a column.
 */
export class ProviderElement extends ProviderSettings {
  static override readonly properties: PropertyDeclarations = {
    _theme: { state: true },
    _language: { state: true },
    _watched: { state: true },
  };

  declare protected _theme: Theme;
  /** As the element or the page around it has it. */
  declare protected _language: string;
  /** Somebody may see it. */
  declare protected _watched: boolean;

  readonly #colors: ColorScale = createColorScale(lightPalette.length);
  readonly #cursor = createCursor();
  readonly #followers = new Set<() => void>();
  readonly #sections = new PanelSections(() => {
    this.#apply();
    this.#tell();
  });
  readonly #connection = new PanelConnection((state) => this.#show(state));
  readonly #zooms = new Zooms();
  #state: PanelState = emptyState([]);
  /** What is missing to ask at all. */
  #mistake: Problem | null = null;
  #client: QueryClient | null = null;
  #panel: Panel | undefined;
  #surroundings: Surroundings | undefined;
  #wasLinked = false;
  #stopWatching = () => {};

  constructor() {
    super();
    this._theme = 'light';
    this._language = '';
    this._watched = true;
    this.#actOnRequests();
  }

  /** @internal */
  readonly [panelSource]: PanelSource = this.#createSource();

  #createSource(): PanelSource {
    const element = this;
    return {
      get panel() {
        element.#panel ??= element.#createPanel();
        return element.#panel;
      },
      get surroundings() {
        element.#surroundings ??= element.#createSurroundings();
        return element.#surroundings;
      },
      follow: (changed) => {
        element.#followers.add(changed);
        return () => element.#followers.delete(changed);
      },
    };
  }

  #createPanel(): Panel {
    return {
      view: this.view,
      state: { ...this.#state, problem: this.#problem },
      endpoint: this.endpoint,
      client: this.#client,
      views: this.#sections.views,
      zoomed: this.#zooms.any,
      liveRange: this.#zooms.live,
      completeAll: () => this.#connection.completeAll(),
    };
  }

  #createSurroundings(): Surroundings {
    return {
      language: languageOf(this._language, this.locales),
      timeZone: isTimeZone(this.timeZone) ? this.timeZone : undefined,
      theme: this._theme,
      colors: this.#colors,
      cursor: this.#cursor,
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followPage();
    this.#stopWatching = watchPage(() => this.#followPage());
    announceProviders();
    if (!this.hasUpdated) return;
    this.#openView();
    this.#apply();
    this.#connection.resume();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching();
    announceProviders();
    // A node that is only moved is back before the microtask.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#apply();
      this.#sections.stop();
      this.#connection.stop();
    });
  }

  #followPage(): void {
    this._theme = this.theme === 'light' || this.theme === 'dark' ? this.theme : themeBehind(this);
    this._language = this.lang || inheritedLanguage(this);
    loadLanguage(this._language)?.then(() => {
      this.#surroundings = undefined;
      this.requestUpdate();
      this.#tell();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated) {
      // What the host set is what to come back to, where a link says something else.
      this.#zooms.follow(this.range);
      Object.assign(this, restoreView(this.link));
    }
    const has = (...names: readonly string[]) => names.some((name) => changed.has(name));
    if (has('theme', 'lang')) this.#followPage();
    if (has('timeZone', 'locales', '_theme', '_language')) this.#surroundings = undefined;
    if (has('endpoint', 'client')) this.#connect();
    if (has('range')) this.#zooms.follow(this.range);
    if (has('namespace', 'job')) this.#mistake = null;
    if (has('views')) this.#sections.setStorage(this.views ?? browserStorage);
    if (has('views', 'namespace')) this.#openView();
    if (has('sections') || !this.hasUpdated) this.#findSections();
    this.#apply();
    if (changed.size > 0) this.#tell();
  }

  protected override updated(changed: PropertyValues): void {
    const chosen = Object.keys(this.view).some((name) => changed.has(name));
    if (chosen && this.#wasLinked) showView(this.link, this.view);
    this.#wasLinked = true;
  }

  #connect(): void {
    this.#client = this.client ?? createPanelClient(this);
  }

  get #problem(): Problem | null {
    const isWrong = this.#client === null && this.endpoint !== '';
    const wrong: Problem = { kind: 'wrong-endpoint', detail: this.endpoint };
    return isWrong ? wrong : (this.#mistake ?? this.#state.problem);
  }

  #findSections(): void {
    this.#sections.setDefaults(this.sections).catch((error) => this.#say(problemOf(error)));
  }

  #load(): void {
    if (!this.#sections.found) {
      this.#say(null);
      this.#findSections();
    }
    this.#connection.load();
  }

  /** A namespace has a view of its own. */
  #openView(): void {
    if (this.namespace !== '') this.#sections.open(viewKey(this.id, this.namespace));
  }

  #apply(): void {
    this.#connection.apply({
      client: this.#client,
      sections: this.#sections.visible,
      view: this.view,
      watched: this.isConnected && this._watched,
    });
  }

  #show(state: PanelState): void {
    const { phase } = this.#state;
    this.#state = state;
    this.#tell();
    const { job, problem, updatedAt } = state;
    const hasEnded = state.phase === 'ready' && (phase === 'loading' || phase === 'refreshing');
    if (!hasEnded || job === null) return;
    this.emit('flink-load', { ...job, updatedAt, problem: problem?.kind ?? null });
  }

  #say(mistake: Problem | null): void {
    this.#mistake = mistake;
    this.#tell();
  }

  #tell(): void {
    this.#panel = undefined;
    for (const changed of this.#followers) changed();
  }

  #actOnRequests(): void {
    // Before anybody else: what cannot be asked at all is nobody's business.
    this.addEventListener('flink-query', (event) => {
      this.#say(mistakeIn(this.#client, event.detail));
      if (this.#mistake !== null) event.stopImmediatePropagation();
    });
    onRequest(this, 'flink-query', (job) => this.#query(job));
    onRequest(this, 'flink-range-change', ({ range }) => {
      this.range = range;
    });
    onRequest(this, 'flink-refresh-change', ({ refresh }) => {
      this.refresh = refresh;
    });
    onRequest(this, 'flink-compare-change', ({ compare }) => {
      this.compare = compare;
    });
    onRequest(this, 'flink-zone-change', ({ timeZone }) => {
      this.timeZone = timeZone;
    });
    onRequest(this, 'flink-sections-change', ({ sections }) => {
      this.#sections.views.change(sections);
    });
    onRequest(this, 'flink-refresh', () => this.#load());
    onRequest(this, 'flink-retry', ({ chart }) => {
      if (chart === '') this.#load();
      else this.#connection.store?.retry(chart);
    });
    onRequest(this, 'flink-section-toggle', ({ section, open }) => {
      this.#connection.store?.toggleSection(section, open);
    });
    onRequest(this, 'flink-chart-view', ({ chart, near }) => {
      this.#connection.store?.setNear(chart, near);
    });
    onRequest(this, 'flink-zoom', (span) => {
      this.#askRange(this.#zooms.into(printTimeRange({ kind: 'between', ...span }), this.range));
    });
    onRequest(this, 'flink-zoom-back', () => this.#askRange(this.#zooms.back()));
    onRequest(this, 'flink-zoom-reset', () => {
      if (standsStill(this.range)) this.#askRange(this.#zooms.live);
    });
  }

  #query({ namespace, job }: JobName): void {
    if (namespace === this.namespace && job === this.job) this.#connection.load();
    this.namespace = namespace;
    this.job = job;
  }

  #askRange(range: string | null): void {
    if (range !== null) this.emit('flink-range-change', { range });
  }
}

function mistakeIn(client: QueryClient | null, { namespace, job }: JobName): Problem | null {
  if (client === null) return { kind: 'no-endpoint' };
  if (namespace === '') return { kind: 'no-namespace' };
  return job === '' ? { kind: 'no-job' } : null;
}
