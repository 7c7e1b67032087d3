import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { type Dependencies, version } from '../dom/define-element.ts';
import { keepUsedKeys } from '../dom/used-keys.ts';
import { type FlinkEvents, type RequestName, requestNames } from '../events.ts';
import { loadLanguage } from '../i18n/language.ts';
import { setColorScheme } from '../theme/adopted-styles.ts';
import { createPageSource } from './page-source.ts';
import type { Surroundings } from './panel-context.ts';
import {
  announceProviders,
  findProvider,
  type Panel,
  type PanelProvider,
  type PanelSource,
  PROVIDERS_CHANGED,
  panelSource,
} from './panel-context.ts';
import { forwardRequest } from './requests.ts';
import { tellOnce } from './tell-once.ts';

/**
 * What all elements share: a provider, found by ancestor or by id, the surroundings it gives, or else the page, and
 * typed events.
 *
 * @cssproperty --flink-font - Font of all text.
 * @cssproperty --flink-font-mono - Font of queries and names of metrics.
 * @cssproperty --flink-font-size - Size of usual text; smaller where it is dense.
 * @cssproperty --flink-text - Colour of text.
 * @cssproperty --flink-text-muted - Colour of text that says less.
 * @cssproperty --flink-background - Behind everything.
 * @cssproperty --flink-surface - Behind a chart, a tile or a field.
 * @cssproperty --flink-surface-raised - Behind what lies over the rest.
 * @cssproperty --flink-border - Around charts and between parts.
 * @cssproperty --flink-control-border - Around fields and buttons.
 * @cssproperty --flink-chart-grid - Lines behind the series.
 * @cssproperty --flink-accent - The one colour that asks for attention.
 * @cssproperty --flink-accent-soft - Behind what is chosen.
 * @cssproperty --flink-on-accent - Text on the accent.
 * @cssproperty --flink-good - What is well.
 * @cssproperty --flink-warn - What may become a problem.
 * @cssproperty --flink-bad - What is a problem.
 * @cssproperty --flink-bad-soft - Behind a problem.
 * @cssproperty --flink-radius - Of corners.
 * @cssproperty --flink-control-height - Height of fields and buttons; lower where it is dense.
 * @cssproperty --flink-gap - Between charts and parts; narrower where it is dense.
 */
export class FlinkElement extends LitElement {
  static readonly version = version;

  /** The elements that it renders, by tag: defined with it. */
  static readonly dependencies: Dependencies = {};

  static override readonly properties: PropertyDeclarations = {
    provider: { reflect: true, useDefault: true },
  };

  /** It shows what is wrong with the job, which is asked for only where some element does. */
  protected readonly judges: boolean = false;

  /** Id of the `<flink-metrics-provider>` or panel to belong to; the nearest ancestor that is one when empty. */
  declare provider: string;

  #provider: PanelProvider | null = null;
  #page: PanelSource | undefined;
  #known: Surroundings | undefined;
  /** Only what has looked at the panel is drawn anew when that changes: a store tells often. */
  #looked = false;
  #unfollow: (() => void) | undefined;

  readonly #link = (): void => {
    const provider = findProvider(this);
    if (provider === this.#provider && this.#unfollow !== undefined) return;
    this.#unlink();
    this.#provider = provider;
    this.#unfollow = this.#source.follow(this.#changed, this.judges);
    this.#changed();
  };

  readonly #changed = (): void => {
    const { surroundings } = this;
    if (surroundings !== this.#known) {
      this.#known = surroundings;
      setColorScheme(this.renderRoot, this.#provider === null ? surroundings.theme : null);
      this.surroundingsChanged(surroundings);
      this.requestUpdate();
    } else if (this.#looked) {
      this.requestUpdate();
    }
  };

  readonly #forward = (event: Event): void => forwardRequest(event, () => this.#provider);

  constructor() {
    super();
    this.provider = '';
    this.addEventListener('keydown', keepUsedKeys);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(PROVIDERS_CHANGED, this.#link);
    this.#link();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(PROVIDERS_CHANGED, this.#link);
    this.#unlink();
  }

  #unlink(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
    this.#provider = null;
  }

  /** Never first in English, then in what the page speaks. */
  protected override scheduleUpdate(): ReturnType<LitElement['performUpdate']> | Promise<unknown> {
    const loading = this.hasUpdated ? null : loadLanguage(this.surroundings.language.locale);
    return loading === null ? super.scheduleUpdate() : loading.then(() => super.scheduleUpdate());
  }

  /** An update that throws is told once, and does not keep later ones from being tried. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      tellOnce(error);
    }
  }

  protected override update(changed: PropertyValues): void {
    if (changed.has('provider')) this.#adopt();
    super.update(changed);
  }

  #adopt(): void {
    for (const name of requestNames) {
      if (this.provider === '') this.removeEventListener(name, this.#forward);
      else this.addEventListener(name, this.#forward);
    }
    this.#link();
    // What is inside found its provider through this element.
    if (this.hasUpdated) announceProviders();
  }

  /** What the provider says; undefined where there is none. Whoever reads it is drawn anew when it changes. */
  protected get panel(): Panel | undefined {
    this.#looked = true;
    return this.#source.panel;
  }

  /** @internal For what is drawn into it by others. */
  get spoken(): Surroundings['language'] {
    return this.surroundings.language;
  }

  protected get surroundings(): Surroundings {
    return this.#source.surroundings;
  }

  get #source(): PanelSource {
    if (this.#provider !== null) return this.#provider[panelSource];
    this.#page ??= createPageSource(this);
    return this.#page;
  }

  /** For an element that follows something of the surroundings by itself, as the cursor. */
  protected surroundingsChanged(_surroundings: Surroundings): void {}

  /**
   * Tells the host page. Events leave every shadow root.
   * @returns false where a listener prevented the default
   */
  protected emit<Name extends keyof FlinkEvents>(
    name: Name,
    detail: FlinkEvents[Name]['detail'],
  ): boolean {
    return this.dispatchEvent(
      new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  /** Tells the provider that stays behind when this element leaves it: an event would bubble to nobody. */
  protected emitBehind<Name extends RequestName>(
    name: Name,
    detail: FlinkEvents[Name]['detail'],
  ): void {
    const provider = this.#provider;
    // A node that is only moved is back before the microtask.
    queueMicrotask(() => {
      const isBack = this.isConnected && this.#provider === provider;
      if (provider?.isConnected && !isBack) {
        provider.dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));
      }
    });
  }
}
