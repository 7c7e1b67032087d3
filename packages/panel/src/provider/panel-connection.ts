import type { JobPlan } from '@flink-metrics/sdk/flink/rules';
import type { Deployment, Section } from '@flink-metrics/sdk/internal/flink-core';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { type Paced, paced } from '../dom/paced.ts';
import { parseLength, readTimeRange } from '../range/time-range.ts';
import type { PanelStore } from '../store/panel-store.ts';
import type { HostRules } from '../store/state/findings.ts';
import type { PanelView } from '../store/state/panel-state.ts';
import { emptyState, type PanelState } from '../store/state/panel-state.ts';
import { problemOf } from '../store/state/problem.ts';
import { type Engine, loadEngine } from './load-engine.ts';
import { pageConnectivity, tabVisibility } from './page-signals.ts';

/** Everything that decides what is asked. */
export interface PanelSettings {
  readonly client: QueryClient | null;
  /** Whose deployments this browser may know; empty for a client of the host's own. */
  readonly endpoint: string;
  /** Null while they are not known. */
  readonly sections: readonly Section[] | null;
  readonly view: PanelView;
  /** What the host knows of it. */
  readonly deployment: Partial<Deployment> | undefined;
  /** Of the host, to judge the job by beside ours; null where no element shows what is wrong. */
  readonly rules: HostRules | null;
  /** Of the host. */
  readonly topology: JobPlan | undefined;
  /** Somebody may see the panel. */
  readonly watched: boolean;
}

const comparedLengths: Readonly<Record<PanelView['compare'], number | null>> = {
  '': null,
  '1d': 86_400_000,
  '1w': 604_800_000,
};

/** What a load asks for. */
const asked = ['namespace', 'job', 'jobId', 'match', 'range'] as const;

/** What an answer changes: thirty charts have theirs one after the other. */
const byAnswers: ReadonlySet<string> = new Set<keyof PanelState>([
  'charts',
  'progress',
  'updatedAt',
]);

/** A store that follows settings: made anew for another client, and told of what else changed. */
export class PanelConnection {
  readonly #changed: (state: PanelState) => void;
  #settings: PanelSettings | null = null;
  #store: PanelStore | null = null;
  /** The element is out of the page: what is loaded by then is not asked for. */
  #stopped = false;
  /** A panel in a portal's closed tab asks nothing before somebody could have seen it. */
  #seen = false;
  #unsubscribe = () => {};
  #shown: Paced | null = null;

  constructor(changed: (state: PanelState) => void) {
    this.#changed = changed;
  }

  get store(): PanelStore | null {
    return this.#store;
  }

  apply(settings: PanelSettings): void {
    const last = this.#settings;
    this.#settings = settings;
    const { client, sections } = settings;
    if (client !== last?.client) this.#disconnect();
    if (this.#store !== null) {
      if (sections !== null && sections !== last?.sections) this.#store.setSections(sections);
      this.#follow(this.#store, settings, last);
    } else if (client !== null && (client !== last?.client || sections !== last.sections)) {
      this.#connect(client);
    }
  }

  /** Makes a store as soon as what it takes is loaded, sections and all, unless another client is there by then. */
  async #connect(client: QueryClient): Promise<void> {
    const engine = await loadEngine().catch((error: unknown) => {
      this.#changed({ ...emptyState([]), problem: problemOf(error) });
      return null;
    });
    const settings = this.#settings;
    if (engine === null || settings === null || settings.client !== client) return;
    if (this.#stopped || this.#store !== null || settings.sections === null) return;
    this.#follow(this.#createStore(engine, client, settings.sections), settings, null);
  }

  #follow(store: PanelStore, settings: PanelSettings, last: PanelSettings | null): void {
    const { view, watched } = settings;
    const isNew = (name: keyof PanelView) => view[name] !== last?.view[name];
    if (watched !== last?.watched) store.setWatched(watched);
    const { rules, topology } = settings;
    if (rules !== (last?.rules ?? null) || topology !== last?.topology)
      store.judge(rules, topology);
    if (isNew('refresh')) store.setRefresh(parseLength(view.refresh));
    if (isNew('compare')) store.setCompare(comparedLengths[view.compare] ?? null);
    const isDescribed = settings.deployment !== last?.deployment;
    if (isDescribed) store.setDeployment(settings.deployment);
    const isFirstSeen = watched && !this.#seen;
    this.#seen ||= watched;
    if (isFirstSeen || isDescribed || asked.some(isNew)) this.load();
  }

  /** Asks for everything anew, where a job is chosen. */
  load(): void {
    if (this.#settings === null) return;
    const { client, view } = this.#settings;
    const { namespace, job, jobId, match, range } = view;
    // What a store takes could not be loaded the last time.
    if (this.#store === null && client !== null) this.#connect(client);
    if (namespace === '' || job === '' || !this.#seen) return;
    const named = {
      namespace,
      job,
      ...(jobId !== '' && { jobId }),
      ...(match !== '' && { match }),
    };
    this.#store?.load(named, readTimeRange(range));
  }

  /** Asks for what has no answer of now; resolves when all of it is told. */
  async completeAll(): Promise<void> {
    await this.#store?.completeAll();
    this.#shown?.now();
  }

  /** Drops what is under way; `resume` goes on. */
  stop(): void {
    this.#stopped = true;
    this.#store?.stop();
  }

  /** A load that was dropped in the middle is made again. */
  resume(): void {
    this.#stopped = false;
    if (this.#store === null || this.#store.getState().phase === 'idle') this.load();
  }

  #createStore(
    { createPanelStore, deploymentsBehind }: Engine,
    client: QueryClient,
    sections: readonly Section[],
  ): PanelStore {
    const endpoint = this.#settings?.endpoint ?? '';
    const store = createPanelStore({
      client,
      sections,
      visibility: tabVisibility,
      online: pageConnectivity,
      ...(endpoint !== '' && { namespaces: deploymentsBehind(endpoint) }),
    });
    const shown = paced(() => this.#changed(store.getState()));
    let last = store.getState();
    this.#unsubscribe = store.subscribe(() => {
      const state = store.getState();
      const others = differences(state, last).filter((key) => !byAnswers.has(key));
      last = state;
      if (others.length === 0) shown.soon();
      else shown.now();
    });
    this.#store = store;
    this.#shown = shown;
    this.#changed(store.getState());
    return store;
  }

  #disconnect(): void {
    if (this.#store === null) return;
    this.#unsubscribe();
    this.#shown?.[Symbol.dispose]();
    this.#store.setWatched(false);
    this.#store.stop();
    this.#store = null;
    this.#changed(emptyState([]));
  }
}

const differences = (state: PanelState, last: PanelState): readonly string[] =>
  (Object.keys(state) as (keyof PanelState)[]).filter((key) => !Object.is(state[key], last[key]));
