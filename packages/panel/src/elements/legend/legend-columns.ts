import { formatValue, unitTraits } from '@flink-metrics/sdk/internal/chart-format';
import type { Unit } from '@flink-metrics/sdk/internal/flink-core';
import type { FirstMessages } from '../../i18n/panel/messages.ts';
import type { Statistics } from '../../series/statistics.ts';

export type LegendColumn = keyof Statistics;
export const legendColumns: readonly LegendColumn[] = ['min', 'max', 'mean', 'last'];

/** The messages that name them. */
export const columnTitles = {
  min: 'least',
  max: 'most',
  mean: 'mean',
  last: 'latest',
} as const satisfies Record<LegendColumn, keyof FirstMessages>;

/** Which are left out where there is no room, the first first; the latest value never is. */
const lessWanted: readonly LegendColumn[] = ['mean', 'min', 'max'];

/** Width of a name that can be told from the others, with its swatch, px. */
const NAME_WIDTH = 112;
/** Extra width of a button for a finger beside the name, px. */
export const TOUCH_WIDTH = 36;
/** px of a digit, in the widest of the usual system fonts (DejaVu Sans at 12 px). */
const DIGIT_WIDTH = 7.6;
/** px between two columns. */
const GAP = 8;
/** px after the last one. */
const END = 4;

/** Digits that a column's heading needs in any unit, and the last one's when it is a time: `15:59:00`. */
const HEADING_DIGITS = 6;
export const TIME_DIGITS = 7.2;

/** As many as there is room for, beside the names. They stay the same whatever the values are: nothing jumps. */
export function columnsIn(room: number, digits: number): readonly LegendColumn[] {
  const width = digits * DIGIT_WIDTH + GAP;
  const forTime = Math.max(0, TIME_DIGITS - digits) * DIGIT_WIDTH;
  const fitting = Math.floor((room - NAME_WIDTH - END - forTime) / width);
  const left = lessWanted.slice(0, Math.max(0, legendColumns.length - fitting));
  return legendColumns.filter((column) => !left.includes(column));
}

/** How wide a column of the unit's texts has to be, in digits (`ch`): `1,000 MiB`, `23h 59m`, `23小时 59分钟`. */
export function columnDigits(unit: Unit, locale: string): number {
  const text = shortText(longOne(unit), unit, { locale });
  const digits = [...text].reduce((sum, char) => sum + digitsOf(char), 0);
  return Math.max(HEADING_DIGITS, digits);
}

function longOne(unit: Unit): number {
  const { family, scale } = unitTraits(unit);
  if (family === 'iec') return 1000 * 1024 ** 2;
  if (family === 'duration') return (24 * 3600 - 60) / scale;
  if (family === 'instant') return Date.UTC(2026, 10, 23) / scale;
  // These have no prefix to be short with.
  if (unit === 'none') return 1_234_567;
  return family === 'ratio' ? 0.000_226 / scale : 1 / 8;
}

function digitsOf(char: string): number {
  if (' .,:;/i'.includes(char)) return 0.5;
  if (char === 'm' || char === 'M') return 1.3;
  return char > '\u2E80' ? 1.6 : 1;
}

/** Whether all values are per second, which the table states once. */
export const isRate = (unit: Unit): boolean => unitTraits(unit).suffix.endsWith('/s');

/** A value without `/s`. */
export function shortText(
  value: number,
  unit: Unit,
  where: Parameters<typeof formatValue>[2],
): string {
  const text = formatValue(value, unit, where);
  return isRate(unit) ? text.replace(/\/s$/, '') : text;
}
