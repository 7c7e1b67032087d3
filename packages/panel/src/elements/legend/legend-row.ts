import { html, nothing } from 'lit';
import type { FirstMessages } from '../../i18n/panel/messages.ts';
import type { ChartSeries } from '../../series/chart-model.ts';
import type { SeriesName } from '../../series/series-name.ts';
import { seriesName } from '../internal/series-name.ts';
import type { LegendColumn } from './legend-columns.ts';

export interface LegendRowView {
  readonly series: ChartSeries;
  readonly name: SeriesName;
  readonly columns: readonly LegendColumn[];
  /** How wide they are. */
  readonly digits: number;
  readonly text: (column: LegendColumn) => string;
  /** Hidden until the legend is opened. */
  readonly isBeyond: boolean;
  /** It is the only series, so that there are no others to hide. */
  readonly isAlone: boolean;
  readonly messages: FirstMessages;
  /** What is to be known of the names in its label. */
  readonly notes: readonly string[];
  readonly toggle: (only: boolean) => void;
}

/** A series: a button that shows, hides or isolates it, and its values. */
export function legendRow(row: LegendRowView) {
  const { columns, digits, isAlone, isBeyond, messages, name, notes, series, text, toggle } = row;
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
            title=${[label, ...notes, messages.legendHint].join('\n')}
            @click=${({ shiftKey }: MouseEvent) => toggle(shiftKey)}
            @keydown=${(event: KeyboardEvent) => isolate(event, toggle)}
          >
            <span class="swatch ${stroke}" .style=${`--_color: ${color}`}></span>
            ${seriesName(name)}
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

/** A longer text may use the gap between the columns, and is cut there. */
const cell = (column: LegendColumn, text: string, digits: number) =>
  html`<td class="${column} ${text.length > digits + 1 ? 'long' : ''}">${text}</td>`;

/** Handled on the key itself: the click that Firefox makes of it lacks `shiftKey`. */
function isolate(event: KeyboardEvent, toggle: (only: boolean) => void): void {
  if (event.key !== 'Enter' || !event.shiftKey) return;
  event.preventDefault();
  toggle(true);
}
