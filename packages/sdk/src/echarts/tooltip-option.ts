import type { TooltipComponentOption } from 'echarts/components';
import type { ChartOptions } from '../chart/chart-options.ts';
import { formatValue } from '../chart/format-value.ts';
import { formatTime, type Localisation } from '../chart/locale.ts';
import type { SeriesLook } from '../chart/series-looks.ts';

/** Rows of a tooltip; the others are counted. */
const MOST_ROWS = 10;

/** What ECharts tells of a sample, as much as is read of it. */
interface Sample {
  readonly seriesId?: string | undefined;
  /** A dot in the series' colour, as ECharts writes one in its text. */
  readonly marker?: unknown;
  readonly value?: unknown;
}

interface TooltipOptions {
  readonly unit: ChartOptions['unit'];
  readonly where: Localisation;
  readonly isState: boolean;
}

/**
 * The values at the pointer, the highest first. Drawn on the canvas: ECharts' HTML has style attributes, which a strict
 * Content-Security-Policy forbids, and is written by `innerHTML`, which Trusted Types forbid.
 * Source: echarts.apache.org/en/option.html#tooltip.renderMode
 * @param looks without lines of another time, whose samples have not this moment's values
 */
export function tooltipOption(
  looks: readonly SeriesLook[],
  { unit, where, isState }: TooltipOptions,
): TooltipComponentOption {
  const labels = new Map(looks.map(({ id, label }) => [id, label]));
  const text = (asked: unknown) => {
    const rows = [asked].flat().flatMap((sample): readonly Row[] => rowOf(sample as Sample));
    rows.sort((one, other) => other.value - one.value || 0);
    const [first] = rows;
    if (first === undefined) return '';
    return [
      formatTime(first.time, where),
      ...rows
        .slice(0, MOST_ROWS)
        .map(({ marker, name, value }) => `${marker}${name}  ${formatValue(value, unit, where)}`),
      ...(rows.length > MOST_ROWS ? [`+${rows.length - MOST_ROWS}`] : []),
    ].join('\n');
  };
  const rowOf = ({ marker, seriesId = '', value: numbers }: Sample): readonly Row[] => {
    const label = labels.get(seriesId);
    const [time, value] = numbersOf(numbers, isState ? VALUE_OF_STATE : 1);
    if (label === undefined || Number.isNaN(value)) return [];
    return [{ marker: String(marker ?? ''), name: plain(label), time, value }];
  };
  return {
    trigger: isState ? 'item' : 'axis',
    renderMode: 'richText',
    confine: true,
    formatter: text,
  };
}

/** A band is `[start, end, row, value]`. */
const VALUE_OF_STATE = 3;

interface Row {
  readonly marker: string;
  readonly name: string;
  /** Unix ms */
  readonly time: number;
  readonly value: number;
}

function numbersOf(value: unknown, index: number): readonly [time: number, value: number] {
  const numbers = typeof value === 'object' && value !== null ? (value as ArrayLike<unknown>) : [];
  return [Number(numbers[0]), Number(numbers[index] ?? Number.NaN)];
}

/**
 * Names are untrusted: `{a|b}` would be `b` in the style `a`. An invisible word joiner keeps it from being one.
 * Source: echarts.apache.org/en/option.html#tooltip.textStyle.rich
 */
const plain = (label: string): string => label.replaceAll('{', '{\u2060');
