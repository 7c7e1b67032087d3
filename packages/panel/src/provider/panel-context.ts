import type { JobPlan } from '@flink-metrics/sdk/flink/rules';
import type { ColorScale } from '@flink-metrics/sdk/internal/chart-format';
import type { Deployment } from '@flink-metrics/sdk/internal/flink-core';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import type { ArrangementStore } from '../arrangement/arrangement-store.ts';
import { parentThroughShadow } from '../dom/ancestors.ts';
import type { Language } from '../i18n/language.ts';
import type { Cursor } from '../series/cursor.ts';
import type { LabelNames } from '../series/label-names.ts';
import type { PanelState, PanelView } from '../store/state/panel-state.ts';
import type { Theme } from '../theme/theme.ts';

/** What the elements of one panel have in common. */
export interface Surroundings {
  readonly language: Language;
  /** IANA name; undefined is the browser's own. */
  readonly timeZone: string | undefined;
  readonly theme: Theme;
  readonly colors: ColorScale;
  /** What people call what a label names. */
  readonly names: LabelNames;
  readonly cursor: Cursor;
}

/** What a provider tells the elements below it. A new object whenever something changed. */
export interface Panel {
  readonly view: PanelView;
  readonly state: PanelState;
  /** As the host gave it: tells what is kept for one gateway from what is kept for another. */
  readonly endpoint: string;
  /** Null until the provider has an endpoint or a client. */
  readonly client: QueryClient | null;
  /** What the host knows of how the metrics stand. */
  readonly deployment: Partial<Deployment> | undefined;
  /** What the user made of the sections; `state.sections` has those of them that are shown. */
  readonly arrangementStore: ArrangementStore;
  /** There is a zoom to undo. */
  readonly zoomed: boolean;
  /** The last range that went along with the clock: the way back from one that stands still. */
  readonly liveRange: string;
  /** How the host says that the tasks follow each other. */
  readonly topology: JobPlan | undefined;
  /** The task whose series alone the charts show; empty for all. */
  readonly task: string;
  /** The page's address with another range in its view, and a chart to lead to, where it keeps a view there. */
  readonly linkTo: (range: string, chart?: string) => string;
  /** The chart that somebody was led to last, a new object each time. */
  readonly sought: { readonly chart: string } | null;
  /** Asks for all charts there are, seen or not. Resolves when they are answered or failed. */
  readonly completeAll: () => Promise<void>;
}

/** What a provider is to the elements that found it, or the page to one that found none. */
export interface PanelSource {
  /** Undefined where there is no provider. */
  readonly panel: Panel | undefined;
  readonly surroundings: Surroundings;
  /**
   * Calls back after each change of either.
   * @param judges who is told shows what is wrong with the job: nobody else has it asked for
   * @returns how to stop being told
   */
  follow(changed: () => void, judges: boolean): () => void;
}

/** Where a provider keeps its source. Registered, as a page may hold two copies of this package. */
export const panelSource = Symbol.for('flink-metrics/panel-source');

/** An element that others take their panel from. */
export interface PanelProvider extends Element {
  readonly [panelSource]: PanelSource;
}

/** Sent on the document whenever a provider came into the page or left it: what looks for one looks again. */
export const PROVIDERS_CHANGED = 'flink-metrics-providers-changed';

export const announceProviders = (): boolean =>
  document.dispatchEvent(new Event(PROVIDERS_CHANGED));

/**
 * The provider of an element: the nearest ancestor that is one, through shadow roots. Where the element or one
 * on the way has a `provider` attribute, that names it by id instead, and it may be anywhere in the page.
 */
export function findProvider(element: Element): PanelProvider | null {
  let current: Element | null = element;
  while (current !== null) {
    if (isProvider(current)) return current;
    const id = providerId(current);
    if (id !== '') return byId(current, id);
    current = parentThroughShadow(current);
  }
  return null;
}

const isProvider = (element: Element): element is PanelProvider => panelSource in element;

export const isFlinkElement = ({ localName }: Element): boolean =>
  localName.startsWith('flink-metrics-');

/** The property, as the attribute follows it only later. */
const providerId = (element: Element): string =>
  isFlinkElement(element) ? String(Reflect.get(element, 'provider') ?? '') : '';

function byId(from: Element, id: string): PanelProvider | null {
  const root = from.getRootNode();
  const near = root instanceof ShadowRoot ? root.getElementById(id) : null;
  const found = near ?? document.getElementById(id);
  return found !== null && isProvider(found) ? found : null;
}
