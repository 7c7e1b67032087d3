import type { Matrix } from '../prometheus/index.ts';
import type { AxisInk, ChartOptions } from './chart-options.ts';
import type { Localisation } from './locale.ts';
import { ghostsOf, stacks } from './series-looks.ts';
import { matrixOf, type StyledSeries } from './styled-series.ts';
import { type TimeAxis, timeAxis } from './time-axis.ts';
import { type Extent, extentOf, type ValueAxis, valueAxis } from './value-axis.ts';

/** Greatest width of a row's name, px. */
export const ROW_NAME_WIDTH = 120;

const defaultInk: AxisInk = {
  text: '#5b6472',
  line: '#c9ced6',
  grid: '#eceef2',
  font: 'sans-serif',
  fontSize: 11,
};

/** What is written along a chart's sides. */
export interface ChartAxes {
  readonly time: TimeAxis & { readonly start: number; readonly end: number };
  /** Null where the rows are states. */
  readonly value: ValueAxis | null;
  /** A name for each row of states, from the top. */
  readonly rows: readonly string[];
  readonly ink: AxisInk;
}

/** Times (Unix ms) on x; values on y, or a row per series where they are states. */
export function chartAxes(series: readonly StyledSeries[], options: ChartOptions): ChartAxes {
  const where: Localisation = { locale: options.locale, timeZone: options.timeZone };
  const matrix = matrixOf(series);
  const { start, end } = timeRange(matrix, options);
  const stacked = stacks(options.view);
  const isState = options.view === 'state';
  const extent = around(extentOf(matrix, stacked), extentOf(matrixOf(ghostsOf(options)), stacked));
  return {
    time: { start, end, ...timeAxis(start, end, where, options.timeTicks) },
    value: isState ? null : valueAxis(extent, options.unit, where),
    rows: isState ? series.map(({ label }) => label) : [],
    ink: { ...defaultInk, ...options.ink },
  };
}

const around = (one: Extent, other: Extent): Extent => ({
  low: Math.min(one.low, other.low),
  high: Math.max(one.high, other.high),
});

function timeRange(matrix: Matrix, { start, end }: ChartOptions): { start: number; end: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { times } of matrix) {
    first = Math.min(first, times[0] ?? first);
    last = Math.max(last, times.at(-1) ?? last);
  }
  const hasData = first <= last;
  return { start: start ?? (hasData ? first : 0), end: end ?? (hasData ? last : 1) };
}
