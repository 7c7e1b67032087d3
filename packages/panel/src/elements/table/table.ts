import type { LatestValue } from '@flink-metrics/sdk/internal/flink-core';
import { adoptStyles, css, html, nothing, type PropertyValues } from 'lit';
import type { Dependencies } from '../../dom/define-element.ts';
import { Medium } from '../../dom/medium.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import type { Panel } from '../../provider/panel-context.ts';
import { isLive, parseTimeRange, spanOf } from '../../range/time-range.ts';
import { problemOf } from '../../store/state/problem.ts';
import { chevronIcon } from '../../theme/icons.ts';
import { toggle } from '../../theme/toggle.ts';
import { tokens } from '../../theme/tokens.ts';
import { FlinkMetricsMessage } from '../message/message.ts';
import type { AllMetrics } from './all-metrics.ts';
import type { LatestQuestion } from './latest-source.ts';

/**
 * The latest value of every series of every metric of its provider's job, with a search by name, meaning or label.
 * Asked for when it is opened, and with each refresh of the panel while it is open. Each number keeps its full
 * precision in a `data` element; `data-series` of a row is the PromQL that selects it. Of many rows only those in sight
 * are in the document; the CSV has all.
 *
 * @tag flink-metrics-table
 * @event flink-table-toggle - The heading was clicked; preventable.
 * @csspart heading - The heading's button.
 * @csspart base - The box with the search and the rows.
 */
export class FlinkMetricsTable extends FlinkElement {
  static override readonly styles = [
    tokens,
    toggle,
    css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  h3 {
    margin: 0;
  }
`,
  ];

  static override readonly dependencies: Dependencies = {
    'flink-metrics-message': FlinkMetricsMessage,
  };

  static override readonly properties = {
    open: { type: Boolean, reflect: true },
    values: { attribute: false },
    _failure: { state: true },
  };

  /** The rows are shown. */
  declare open: boolean;
  /** Shown instead of those of the provider's job. */
  declare values: readonly LatestValue[] | null;
  /** Why what is inside could not be loaded. */
  declare protected _failure: unknown;

  #inside: AllMetrics | null = null;
  #loading = false;
  readonly #medium = new Medium(this, () => this.#redraw());

  constructor() {
    super();
    this.open = false;
    this.values = null;
    this._failure = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#inside?.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.open) this.#follow();
    else if (changed.get('open')) this.#inside?.stop();
  }

  /** At once: a printer does not wait for the next microtask. */
  #redraw(): void {
    if (!this.open || !this.hasUpdated) return;
    this.requestUpdate();
    this.performUpdate();
  }

  #follow(): void {
    const { panel, values } = this;
    if (this.#inside === null) this.#load();
    else if (this.isConnected) {
      const moment = panel?.state.updatedAt ?? null;
      this.#inside.follow({ values, question: questionOf(panel), moment });
    }
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    this._failure = null;
    try {
      const { AllMetrics, openStyles } = await import('./all-metrics.ts');
      const { elementStyles } = FlinkMetricsTable;
      if (this.renderRoot instanceof ShadowRoot) {
        adoptStyles(this.renderRoot, [...elementStyles, ...openStyles]);
      }
      this.#inside = new AllMetrics({
        surroundings: () => this.surroundings,
        printing: () => this.#medium.printing,
        changed: () => this.requestUpdate(),
      });
      this.requestUpdate();
    } catch (error) {
      this._failure = error;
    }
    this.#loading = false;
  }

  override render() {
    if (this.values === null && questionOf(this.panel) === null) return nothing;
    const { messages } = this.surroundings.language;
    return html`
      <section aria-labelledby="heading">
        <h3>
          <button
            id="heading"
            class="toggle"
            part="heading"
            type="button"
            aria-expanded=${this.open}
            @click=${this.#toggle}
          >
            ${chevronIcon}<span>${messages.latestValues}</span>
          </button>
        </h3>
        ${this.open ? this.#renderOpen() : nothing}
      </section>
    `;
  }

  readonly #toggle = (): void => {
    const open = !this.open;
    if (this.emit('flink-table-toggle', { open })) this.open = open;
  };

  #renderOpen() {
    if (this._failure === null) return this.#inside?.render() ?? nothing;
    return html`<flink-metrics-message
      .problem=${problemOf(this._failure)}
      @flink-retry=${(event: Event) => {
        event.stopPropagation();
        this.#load();
      }}
    ></flink-metrics-message>`;
  }
}

const MINUTE_MS = 60_000;

/** Null until the job is found. */
function questionOf(panel: Panel | undefined): LatestQuestion | null {
  if (panel === undefined || panel.client === null) return null;
  const { scope, interval, updatedAt } = panel.state;
  if (scope === null || interval === null) return null;
  const range = parseTimeRange(panel.view.range);
  const isNow = range === null || isLive(range);
  // A clock that is read to the second would ask anew each time the panel is drawn.
  const now = updatedAt ?? Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  const time = isNow ? undefined : spanOf(range, now).end;
  return { client: panel.client, scope, interval, time };
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-table': FlinkMetricsTable;
  }
}
