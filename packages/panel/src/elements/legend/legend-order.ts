import type { ChartSeries } from '../../series/chart-model.ts';
import { type Statistics, statisticsOf } from '../../series/statistics.ts';
import type { LegendColumn } from './legend-columns.ts';

/** By a column, or by name (null). */
export interface LegendOrder {
  readonly column: LegendColumn | null;
  readonly descending: boolean;
}

export interface LegendRow {
  readonly series: ChartSeries;
  readonly statistics: Statistics;
}

/** A click on a column sorts the highest first, then the lowest, then by name again. */
export function nextOrder(order: LegendOrder, clicked: LegendColumn): LegendOrder {
  if (order.column !== clicked) return { column: clicked, descending: true };
  return order.descending
    ? { column: clicked, descending: false }
    : { column: null, descending: false };
}

export function legendRows(
  series: readonly ChartSeries[],
  { column, descending }: LegendOrder,
): readonly LegendRow[] {
  const rows = series.map((one) => ({
    series: one,
    statistics: statisticsOf(one.series.values),
  }));
  if (column === null) return rows;
  const rank = ({ statistics }: LegendRow) => {
    const value = statistics[column];
    // What has no value is last, whichever way.
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : descending ? -value : value;
  };
  return rows.sort((one, other) => rank(one) - rank(other) || 0);
}
