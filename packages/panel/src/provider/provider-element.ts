import {
  type ColorScale,
  createColorScale,
  lightPalette,
} from '@flink-metrics/sdk/internal/chart-format';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import type { PropertyDeclarations, PropertyValues } from 'lit';
import { inheritedLanguage } from '../dom/ancestors.ts';
import { languageOf, loadLanguage } from '../i18n/language.ts';
import { isFixed, isTimeZone, printTimeRange } from '../range/time-range.ts';
import { createCursor } from '../series/cursor.ts';
import { arrangementKey, browserStorage } from '../storage/storage.ts';
import type { HostRules } from '../store/state/findings.ts';
import {
  emptyState,
  isSameJob,
  type NamedJob,
  type PanelState,
} from '../store/state/panel-state.ts';
import { type Problem, problemOf } from '../store/state/problem.ts';
import { type Theme, themeBehind, watchPage } from '../theme/theme.ts';
import { hostNames, isSanitized } from './host-names.ts';
import { LinkedView } from './linked-view.ts';
import { createPanelClient } from './panel-client.ts';
import { PanelConnection } from './panel-connection.ts';
import type { Surroundings } from './panel-context.ts';
import { announceProviders, type Panel, type PanelSource, panelSource } from './panel-context.ts';
import { PanelSections } from './panel-sections.ts';
import { ProviderSettings } from './provider-settings.ts';
import { onRequest } from './requests.ts';
import { linkTo } from './view-link.ts';

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
 * @event flink-task-choose - The user wants to see one task alone, or all again; preventable.
 * @event flink-chart-show - The user goes to a chart; preventable.
 * @event flink-load - A load or refresh ended.
 * @event flink-findings - What is wrong with the job was found out, or nothing is.
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
  /** Whom to tell, and whether they show what is wrong with the job. */
  readonly #followers = new Map<() => void, boolean>();
  readonly #sections = new PanelSections(() => {
    this.#apply();
    this.#tell();
  });
  readonly #connection = new PanelConnection((state) => this.#show(state));
  readonly #linked = new LinkedView(this);
  #state: PanelState = emptyState([]);
  /** What is missing to ask at all. */
  #mistake: Problem | null = null;
  #client: QueryClient | null = null;
  #panel: Panel | undefined;
  #surroundings: Surroundings | undefined;
  #sought: Panel['sought'] = null;
  /** The chart that the page's link leads to, until it is there. */
  #awaited = '';
  /** Chosen in the map. */
  #task = '';
  #hasBegun = false;
  #stopWatching = () => {};

  constructor() {
    super();
    this._theme = 'light';
    this._language = '';
    this._watched = false;
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
      follow: (changed, judges) => {
        element.#followers.set(changed, judges);
        if (judges) element.#apply();
        return () => {
          element.#followers.delete(changed);
          if (judges) element.#apply();
        };
      },
    };
  }

  #createPanel(): Panel {
    return {
      view: this.view,
      state: { ...this.#state, problem: this.#problem },
      endpoint: this.endpoint,
      client: this.#client,
      deployment: this.deployment,
      arrangementStore: this.#sections.store,
      zoomed: this.#linked.zooms.any,
      liveRange: this.#linked.zooms.live,
      topology: this.topology,
      task: this.#task,
      linkTo: (range, chart) => linkTo(this.link, { ...this.view, range }, chart),
      sought: this.#sought,
      completeAll: () => this.#connection.completeAll(),
    };
  }

  #createSurroundings(): Surroundings {
    return {
      language: languageOf(this._language, this.locales),
      timeZone: isTimeZone(this.timeZone) ? this.timeZone : undefined,
      theme: this._theme,
      colors: this.#colors,
      names: hostNames(this, this.#state, () => this.#surround()),
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
    loadLanguage(this._language)?.then(() => this.#surround());
  }

  /** What texts are written by has come. */
  #surround(): void {
    this.#surroundings = undefined;
    this.requestUpdate();
    this.#tell();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Not "has updated": where the first render throws, it never has, and each attempt would bring about the next.
    const isFirst = !this.#hasBegun;
    this.#hasBegun = true;
    if (isFirst) this.#awaited = this.#linked.begin();
    const has = (...names: readonly string[]) => names.some((name) => changed.has(name));
    if (has('theme', 'lang')) this.#followPage();
    if (has('timeZone', 'locales', 'names', '_theme', '_language')) this.#surroundings = undefined;
    if (has('endpoint', 'method', 'client')) this.#connect();
    if (has('range')) this.#linked.zooms.follow(this.range);
    if (has('namespace', 'job', 'jobId', 'match')) {
      this.#mistake = null;
      this.#task = '';
    }
    // A run is one of its job's: another job has none of that id.
    if (!isFirst && has('namespace', 'job') && !has('jobId')) this.jobId = '';
    if (has('views')) this.#sections.setStorage(this.views ?? browserStorage);
    if (has('views', 'namespace')) this.#openView();
    if (has('sections') || isFirst) this.#findSections();
    this.#apply();
    if (changed.size > 0) this.#tell();
  }

  protected override updated(changed: PropertyValues): void {
    this.#linked.follow(this.view, changed);
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
    if (this.namespace !== '') this.#sections.open(arrangementKey(this.id, this.namespace));
  }

  get #judges(): boolean {
    return [...this.#followers.values()].includes(true);
  }

  #apply(): void {
    // What the host set is not all there before the first update.
    if (!this.#hasBegun) return;
    this.#connection.apply({
      client: this.#client,
      endpoint: this.client ? '' : this.endpoint,
      sections: this.#sections.visible,
      view: this.view,
      deployment: this.deployment,
      topology: this.topology,
      rules: this.#judges ? (this.rules ?? oursOnly) : null,
      watched: this.isConnected && this._watched,
    });
  }

  #show(state: PanelState): void {
    const before = this.#state;
    const { phase, findings } = before;
    this.#state = state;
    if (this.names !== undefined && isSanitized(state) !== isSanitized(before)) {
      this.#surroundings = undefined;
    }
    this.#tell();
    if (this.#awaited !== '' && this.#seek(this.#awaited)) this.#awaited = '';
    if (state.findings !== findings) this.#tellFindings(state);
    const { job, problem, updatedAt } = state;
    const hasEnded = state.phase === 'ready' && (phase === 'loading' || phase === 'refreshing');
    if (!hasEnded || job === null) return;
    this.emit('flink-load', { ...job, updatedAt, problem: problem?.kind ?? null });
  }

  #tellFindings({ job, findings: { diagnosis } }: PanelState): void {
    if (job === null || diagnosis === null) return;
    const { verdict, phase, findings, to } = diagnosis;
    this.emit('flink-findings', { ...job, verdict, phase, findings, time: to });
  }

  #say(mistake: Problem | null): void {
    this.#mistake = mistake;
    this.#tell();
  }

  #tell(): void {
    this.#panel = undefined;
    for (const changed of this.#followers.keys()) changed();
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
      this.#sections.store.change(sections);
    });
    onRequest(this, 'flink-refresh', () => this.#load());
    onRequest(this, 'flink-retry', ({ chart }) => {
      if (chart === '') this.#load();
      else this.#connection.store?.retry(chart);
    });
    onRequest(this, 'flink-section-toggle', ({ section, open }) => {
      this.#connection.store?.toggleSection(section, open);
      this.#sections.remember(section, open);
    });
    onRequest(this, 'flink-task-choose', ({ task }) => {
      this.#task = task;
      this.#tell();
    });
    onRequest(this, 'flink-chart-show', ({ chart }) => this.#seek(chart));
    onRequest(this, 'flink-chart-view', ({ chart, near }) => {
      this.#connection.store?.setNear(chart, near);
    });
    onRequest(this, 'flink-zoom', (span) => {
      this.#askRange(
        this.#linked.zooms.into(printTimeRange({ kind: 'fixed', ...span }), this.range),
      );
    });
    onRequest(this, 'flink-zoom-back', () => this.#askRange(this.#linked.zooms.back()));
    onRequest(this, 'flink-zoom-reset', () => {
      if (isFixed(this.range)) this.#askRange(this.#linked.zooms.live);
    });
  }

  /** Opens the chart's section, which then leads to it. @returns whether there is one */
  #seek(chart: string): boolean {
    const section = this.#state.sections.find(({ definition }) =>
      definition.charts.some(({ id }) => id === chart),
    );
    if (section === undefined) return false;
    this.#sought = { chart };
    this.#tell();
    if (!section.open)
      this.emit('flink-section-toggle', { section: section.definition.id, open: true });
    return true;
  }

  #query({ namespace, job, jobId = '', match = this.match }: NamedJob): void {
    const asked = { namespace, job, jobId, match };
    if (isSameJob(this.view, asked)) this.#connection.load();
    this.namespace = namespace;
    this.job = job;
    this.jobId = jobId;
    this.match = match;
  }

  #askRange(range: string | null): void {
    if (range !== null) this.emit('flink-range-change', { range });
  }
}

/** The host has no rules. One object: another list is asked anew by. */
const oursOnly: HostRules = [];

function mistakeIn(client: QueryClient | null, { namespace, job }: NamedJob): Problem | null {
  if (client === null) return { kind: 'no-endpoint' };
  if (namespace === '') return { kind: 'no-namespace' };
  return job === '' ? { kind: 'no-job' } : null;
}
