import { html, nothing } from 'lit';
import type { FirstMessages } from '../../i18n/panel/messages.ts';
import { columnTitles, type LegendColumn } from './legend-columns.ts';
import type { LegendOrder } from './legend-order.ts';

interface LegendHead {
  readonly columns: readonly LegendColumn[];
  readonly order: LegendOrder;
  /** The moment of the values in the last column; empty for the latest. */
  readonly time: string;
  readonly isRate: boolean;
  readonly messages: FirstMessages;
  readonly sort: (column: LegendColumn) => void;
}

/** A button a column that sorts by it. */
export function legendHead({ columns, isRate, messages, order, sort, time }: LegendHead) {
  const head = (column: LegendColumn) => {
    // Rows that changed places with each move of a pointer could not be read.
    const isPointed = column === 'last' && time !== '';
    const isSorted = order.column === column && !isPointed;
    const direction = order.descending ? 'descending' : 'ascending';
    return html`
      <th scope="col" class=${column} aria-sort=${isSorted ? direction : nothing}>
        <button type="button" class="sort ${isSorted ? direction : ''}" @click=${() => sort(column)}>
          ${isPointed ? time : messages[columnTitles[column]]}
        </button>
      </th>
    `;
  };
  return html`
    <thead>
      <tr>
        <th scope="col">
          <span class="visually-hidden">${messages.series}</span>
          ${isRate ? html`<span class="rate">${messages.perSecond}</span>` : nothing}
        </th>
        ${columns.map(head)}
      </tr>
    </thead>
  `;
}
