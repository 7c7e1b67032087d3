import {
  labelKey,
  type StyledSeries,
  type StyleOptions,
  streamRank,
  styleSeries,
} from '@flink-metrics/sdk/internal/chart-format';
import type { Matrix, Series } from '@flink-metrics/sdk/prometheus';

/**
 * Nobody can tell more lines apart, and each costs time at every refresh. It is far below `MAX_KEPT_SERIES`, the
 * series that the store keeps of an answer: those a chart does not draw are still in its CSV.
 */
export const MAX_DRAWN_SERIES = 20;

/** One series as chart, legend and tooltip show it. */
export interface ChartSeries extends StyledSeries {
  readonly visible: boolean;
  /** The same series at the time compared with, moved to the time shown; absent where it did not exist then. */
  readonly compared?: Series | undefined;
}

export interface ChartModel {
  readonly series: readonly ChartSeries[];
  /** How many are not drawn: those with the lowest last values. */
  readonly more: number;
}

export interface ChartModelOptions extends StyleOptions {
  /** Ids of the series that the user switched off. */
  readonly hidden: ReadonlySet<string>;
  readonly compared?: Matrix | null | undefined;
  /** How many series there are, where `matrix` does not have all. */
  readonly total?: number | undefined;
}

/** The series of a chart, in the order of the stream and by name; of too many those with the highest last values. */
export function chartModel(matrix: Matrix, options: ChartModelOptions): ChartModel {
  const { compared, hidden, total = 0 } = options;
  const chosen = matrix.length > MAX_DRAWN_SERIES ? highest(matrix) : matrix;
  const before = new Map(compared?.map((series) => [labelKey(series.labels), series]));
  return {
    more: Math.max(matrix.length, total) - chosen.length,
    series: styleSeries(chosen, options)
      .toSorted(byStreamAndName)
      .map((styled) => ({
        ...styled,
        visible: !hidden.has(styled.id),
        compared: before.get(styled.id),
      })),
  };
}

/**
 * Which series are hidden after one was clicked.
 * @param only the click isolates the series; if it is the only one shown already, the click shows all again
 */
export function toggleSeries(
  hidden: ReadonlySet<string>,
  all: readonly string[],
  clicked: string,
  only: boolean,
): ReadonlySet<string> {
  if (!only) {
    const next = new Set(hidden);
    if (!next.delete(clicked)) next.add(clicked);
    return next;
  }
  const others = all.filter((id) => id !== clicked);
  const isAlone = !hidden.has(clicked) && others.every((id) => hidden.has(id));
  return new Set(isAlone ? [] : others);
}

const last = ({ values }: Series): number => {
  const value = values.at(-1);
  return value === undefined || Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
};

const highest = (matrix: Matrix): Matrix =>
  [...matrix].sort((one, other) => last(other) - last(one) || 0).slice(0, MAX_DRAWN_SERIES);

const collator = new Intl.Collator('en', { numeric: true });
/** `subtask 2` before `subtask 10`. */
const byStreamAndName = (one: StyledSeries, other: StyledSeries): number =>
  rankOf(one) - rankOf(other) || collator.compare(one.label, other.label);

/** An operator is what it is called itself, wherever its task stands. */
const rankOf = ({ series: { labels } }: StyledSeries): number =>
  streamRank(labels.operator_name ?? labels.task_name ?? '');
