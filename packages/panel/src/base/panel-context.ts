import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { parentThroughShadow } from '../i18n/language.ts';
import type { PanelState } from '../state/panel-state.ts';
import type { ViewsStore } from '../state/views-store.ts';
import type { Surroundings } from './surroundings.ts';

/** What is chosen. */
export interface PanelView {
  readonly namespace: string;
  readonly job: string;
  /** `1h`, `now-3h/now-1h`, or two ISO 8601 moments: `2026-03-01T10:00:00Z/2026-03-01T11:00:00Z`. */
  readonly range: string;
  /** `15s`, or `off`. */
  readonly refresh: string;
  /** The same time yesterday or last week, beside the range. */
  readonly compare: '' | '1d' | '1w';
  /** IANA name; empty for the browser's own. */
  readonly timeZone: string;
}

/** What a provider tells the elements below it. A new object whenever something changed. */
export interface Panel {
  readonly view: PanelView;
  readonly state: PanelState;
  /** As the host gave it: tells what is kept for one gateway from what is kept for another. */
  readonly endpoint: string;
  /** Null until the provider has an endpoint or a client. */
  readonly client: QueryClient | null;
  /** What the user made of the sections; `state.sections` has those of them that are shown. */
  readonly views: ViewsStore;
  /** There is a zoom to undo. */
  readonly zoomed: boolean;
  /** The last range that went along with the clock: the way back from one that stands still. */
  readonly liveRange: string;
  /** Asks for all charts there are, seen or not. Resolves when they are answered or failed. */
  readonly completeAll: () => Promise<void>;
}

/** What a provider is to the elements that found it, or the page to one that found none. */
export interface PanelSource {
  /** Undefined where there is no provider. */
  readonly panel: Panel | undefined;
  readonly surroundings: Surroundings;
  /** Calls back after each change of either. @returns how to stop being told */
  follow(changed: () => void): () => void;
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
