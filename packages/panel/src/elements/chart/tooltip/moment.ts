import { formatTime, formatValue } from '@flink-metrics/sdk/internal/chart-format';
import { allMessages } from '../../../i18n/all-messages.ts';
import type { ChartSeries } from '../../../series/chart-model.ts';
import { formatDifference } from '../../../series/difference.ts';
import type { MarkCount } from '../../../series/mark-groups.ts';
import { valueNear } from '../../../series/value-at.ts';
import type { ChartContent } from '../content.ts';
import type { ChartFormat } from '../format.ts';

/** One series at one moment, as text. */
export interface MomentRow {
  readonly series: ChartSeries;
  readonly value: number;
  readonly now: string;
  /** At the time compared with, and how much more it is now; empty where it is unknown. */
  readonly before: string;
  readonly difference: string;
}

/** Rows of a tooltip; the others are counted. */
export const MAX_TOOLTIP_ROWS = 10;

/** All values and marks of a moment, for the tooltip and for screen readers. */
export interface Moment {
  readonly time: string;
  readonly rows: readonly MomentRow[];
  readonly marks: readonly string[];
  /** How many series are left out; empty for none. */
  readonly more: string;
}

export function momentOf(
  { format, shown }: Pick<ChartContent, 'format' | 'shown'>,
  time: number,
  marks: readonly MarkCount[],
): Moment {
  const { language, where } = format;
  const messages = allMessages(language);
  const rows = momentRows(shown, time, format);
  return {
    time: formatTime(time, where),
    rows: rows.slice(0, MAX_TOOLTIP_ROWS),
    marks: marks.map(({ kind, count }) => messages.marks[kind](count)),
    more: rows.length > MAX_TOOLTIP_ROWS ? messages.moreSeries(rows.length - MAX_TOOLTIP_ROWS) : '',
  };
}

/** What the series are at a moment, the highest first; without those that have a gap there. */
function momentRows(
  series: readonly ChartSeries[],
  time: number,
  { unit, language, where, step }: ChartFormat,
): readonly MomentRow[] {
  const rows = series.flatMap((one) => {
    const value = valueNear(one.series, time, step);
    if (value === null) return [];
    const earlier = one.compared === undefined ? null : valueNear(one.compared, time, step);
    return {
      series: one,
      value,
      now: formatValue(value, unit, where),
      before: earlier === null ? '' : formatValue(earlier, unit, where),
      difference:
        earlier === null ? '' : formatDifference(value, earlier, unit, language, one.series),
    };
  });
  return rows.sort((one, other) => other.value - one.value || 0);
}
