import { css, html, type PropertyValues } from 'lit';
import { observeView } from '../../dom/observe.ts';
import { providerStyles } from '../../provider/provider.styles.ts';
import { ProviderElement } from '../../provider/provider-element.ts';

/**
 * Gives the elements inside it a job, a range and a client, and acts on what they ask for. It has no look of its own.
 * Elements elsewhere in the page belong to it by their `provider` attribute, which holds its id.
 *
 * @tag flink-metrics-provider
 * @slot - Whatever the page likes, with elements of this package anywhere in it.
 */
export class FlinkMetricsProvider extends ProviderElement {
  static override readonly styles = [
    providerStyles,
    css`
      :host,
      .base {
        display: contents;
      }

      :host([hidden]) {
        display: none;
      }
    `,
  ];

  readonly #near = new Map<Element, boolean>();
  #stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // An empty slot tells of no change.
    if (!this.hasUpdated) this.#watch();
  }

  /** It has no box that could be near; what is in it has. With nothing in it, it serves elements elsewhere. */
  #watch(): void {
    this.#unwatch();
    this.#stops = boxesOf(this).map((child) => {
      this.#near.set(child, false);
      return observeView(child, (near) => {
        this.#near.set(child, near);
        this._watched = [...this.#near.values()].includes(true);
      });
    });
    this._watched ||= this.#near.size === 0;
  }

  #unwatch(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#near.clear();
  }

  override render() {
    const { language, theme } = this.surroundings;
    return html`<div class="base ${theme}" lang=${language.words}>
      <slot @slotchange=${this.#watch}></slot>
    </div>`;
  }
}

/** What is inside an element and has a box; wrappers of frameworks may have none either. */
const boxesOf = ({ children }: Element): readonly Element[] =>
  [...children].flatMap((child) =>
    getComputedStyle(child).display === 'contents' ? boxesOf(child) : child,
  );

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-provider': FlinkMetricsProvider;
  }
}
