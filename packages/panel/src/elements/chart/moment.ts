import {
  dateFormat,
  formatValue,
  type Localisation,
  type ValueUnit,
} from '@flink-metrics/sdk/echarts/format';
import type { ChartSeries } from '../../chart/chart-model.ts';
import { formatDifference } from '../../chart/difference.ts';
import type { MarkCount } from '../../chart/mark-groups.ts';
import { valueAt } from '../../chart/value-at.ts';
import type { Language } from '../../i18n/language.ts';

import type { ChartContent } from './content.ts';

/** How a chart's values and times are written. */
export interface ChartFormat {
  readonly unit: ValueUnit;
  readonly language: Language;
  readonly where: Localisation;
  /** Of the range query, ms: how far from the moment a sample still counts. */
  readonly step: number;
}

/** One series at one moment, in words. */
export interface MomentRow {
  readonly series: ChartSeries;
  readonly value: number;
  readonly now: string;
  /** At the time compared with, and how much more it is now; empty where nothing is known. */
  readonly before: string;
  readonly difference: string;
}

/** Of a tooltip. */
export const MOST_ROWS = 10;

/** What there is to say of a moment, to the eye or the ear. */
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
  const { messages } = language;
  const rows = momentRows(shown, time, format);
  return {
    time: formatTime(time, where),
    rows: rows.slice(0, MOST_ROWS),
    marks: marks.map(({ kind, count }) => messages.marks[kind](count)),
    more: rows.length > MOST_ROWS ? messages.moreSeries(rows.length - MOST_ROWS) : '',
  };
}

/** What the series are at a moment, the highest first; without those that have a gap there. */
function momentRows(
  series: readonly ChartSeries[],
  time: number,
  { unit, language, where, step }: ChartFormat,
): readonly MomentRow[] {
  const tolerance = step * 0.75;
  const rows = series.flatMap((one) => {
    const value = valueAt(one.series, time, tolerance);
    if (value === null) return [];
    const earlier = one.compared === undefined ? null : valueAt(one.compared, time, tolerance);
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

export const formatTime = (time: number, where: Localisation): string =>
  dateFormat(where, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(time);
