import { html, nothing } from 'lit';
import type { ChartSeries } from '../../chart/chart-model.ts';
import type { Messages } from '../../i18n/messages.ts';
import { seriesName } from '../../theme/series-name.ts';
import type { LegendColumn } from './legend-columns.ts';

interface LegendRowView {
  readonly series: ChartSeries;
  readonly columns: readonly LegendColumn[];
  /** How wide they are. */
  readonly digits: number;
  readonly text: (column: LegendColumn) => string;
  /** Below those that are shown at first. */
  readonly isBeyond: boolean;
  /** There is no other one to be shown without. */
  readonly isAlone: boolean;
  readonly messages: Messages;
  readonly toggle: (only: boolean) => void;
}

/** A series: a button that shows, hides or isolates it, and its values. */
export function legendRow(row: LegendRowView) {
  const { columns, digits, isAlone, isBeyond, messages, series, text, toggle } = row;
  const { color, label, stroke, visible } = series;
  return html`
    <tr class=${isBeyond ? 'beyond' : ''}>
      <th scope="row">
        <div class="label">
          <button
            type="button"
            class="item"
            part="item"
            aria-label=${label}
            aria-pressed=${visible}
            title=${`${label}\n${messages.legendHint}`}
            @click=${({ shiftKey }: MouseEvent) => toggle(shiftKey)}
            @keydown=${(event: KeyboardEvent) => isolate(event, toggle)}
          >
            <span class="swatch ${stroke}" .style=${`--_color: ${color}`}></span>
            ${seriesName(label)}
          </button>
          ${
            isAlone
              ? nothing
              : html`<button
                  type="button"
                  class="only"
                  tabindex="-1"
                  aria-label=${messages.onlyOf(label)}
                  @click=${() => toggle(true)}
                >
                  ${messages.only}
                </button>`
          }
        </div>
      </th>
      ${columns.map((column) => cell(column, text(column), digits))}
    </tr>
  `;
}

/** What is longer has the gap between the columns too, and is cut there at last. */
const cell = (column: LegendColumn, text: string, digits: number) =>
  html`<td class="${column} ${text.length > digits + 1 ? 'long' : ''}">${text}</td>`;

/** By the key itself: Firefox does not tell with the click that it makes of it that Shift was down. */
function isolate(event: KeyboardEvent, toggle: (only: boolean) => void): void {
  if (event.key !== 'Enter' || !event.shiftKey) return;
  event.preventDefault();
  toggle(true);
}
