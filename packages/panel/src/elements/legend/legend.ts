import type { Stroke } from '@flink-metrics/sdk/echarts';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FlinkElement } from '../../base/flink-element.ts';
import { tokens } from '../../theme/tokens.ts';
import { legendStyles } from './legend.styles.ts';

export interface LegendItem {
  readonly id: string;
  readonly label: string;
  /** CSS colour. */
  readonly color: string;
  readonly stroke: Stroke;
  readonly visible: boolean;
  /** Written after the name: the value at the cursor, or the latest. */
  readonly value: string;
}

/**
 * A chart's series as buttons that show, hide and isolate them.
 *
 * @tag flink-metrics-legend
 * @event flink-series-toggle - A series was clicked; `only` with the Shift key.
 * @csspart item - A series' button.
 */
export class FlinkMetricsLegend extends FlinkElement {
  static override readonly styles = [tokens, legendStyles];

  static override readonly properties = {
    items: { attribute: false },
    more: { type: Number },
  };

  declare items: readonly LegendItem[];
  /** How many series are not drawn. */
  declare more: number;

  constructor() {
    super();
    this.items = [];
    this.more = 0;
  }

  #toggle(id: string, event: MouseEvent): void {
    this.emit('flink-series-toggle', { series: id, only: event.shiftKey });
  }

  override render() {
    const { messages } = this.surroundings.language;
    return html`
      <ul aria-label=${messages.legend}>
        ${repeat(
          this.items,
          ({ id }) => id,
          (item) => html`
            <li>
              <button
                type="button"
                part="item"
                aria-pressed=${item.visible}
                title=${`${item.label}\n${messages.legendHint}`}
                @click=${(event: MouseEvent) => this.#toggle(item.id, event)}
              >
                <span class="swatch ${item.stroke}" .style=${`--_color: ${item.color}`}></span>
                <span class="label">${item.label}</span>
                <span class="value">${item.value}</span>
              </button>
            </li>
          `,
        )}
        ${this.more > 0 ? html`<li class="more">${messages.moreSeries(this.more)}</li>` : nothing}
      </ul>
    `;
  }
}
