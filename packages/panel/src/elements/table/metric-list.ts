import type { LatestValue } from '@flink-metrics/sdk/internal/flink-core';
import type { LabelReading } from '../../series/series-label.ts';
import { Gradual } from './gradual.ts';
import type { Meanings } from './meanings.ts';
import {
  findRows,
  type MetricRow,
  orderAfter,
  type RowColumn,
  type RowOrder,
  rowMaker,
  rowOrder,
} from './metric-rows.ts';
import { mapInSteps, sortInSteps } from './steps.ts';

/** Rows, in order. */
export interface ListedRows {
  readonly all: readonly MetricRow[];
  /** Those that a search finds. */
  readonly found: readonly MetricRow[];
}

/** Makes rows of values, sorts them and searches them; of thousands without holding up the page. */
export class MetricList {
  readonly #meanings: Meanings;
  readonly #made: Gradual<readonly MetricRow[]>;
  readonly #sorted: Gradual<readonly MetricRow[]>;
  #order: RowOrder = { column: 'metric', descending: false };
  #listed: ListedRows | null = null;
  #search = '';

  /** @param changed told when there are rows that were not there at once */
  constructor(meanings: Meanings, changed: () => void) {
    this.#meanings = meanings;
    this.#made = new Gradual(changed);
    this.#sorted = new Gradual(changed);
  }

  get order(): RowOrder {
    return this.#order;
  }

  /** What a click on a column's heading does. */
  sortBy(column: RowColumn): void {
    this.#order = orderAfter(this.#order, column);
  }

  /** Those of the values; of values before as long as they are not there, and null where there were none. */
  of(
    values: readonly LatestValue[],
    search: string,
    { language, names }: LabelReading,
  ): ListedRows | null {
    const rows = this.#made.of([values, language, names, this.#meanings.failed], () =>
      mapInSteps(
        values,
        rowMaker((metric) => this.#meanings.of(metric, language), names),
      ),
    );
    if (rows === undefined) return null;
    const order = this.#order;
    const all = this.#sorted.of([rows, order, language.locale], () =>
      sortInSteps(rows, rowOrder(order, language.locale)),
    );
    if (all === undefined) return null;
    if (all !== this.#listed?.all || search !== this.#search) {
      this.#search = search;
      this.#listed = { all, found: findRows(all, search) };
    }
    return this.#listed;
  }

  /** The rows are another job's. */
  forget(): void {
    this.#made.forget();
    this.#sorted.forget();
    this.#listed = null;
  }
}
