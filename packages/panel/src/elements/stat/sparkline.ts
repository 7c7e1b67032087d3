import type { Series } from '@flink-metrics/sdk/prometheus';

const WIDTH = 100;
const HEIGHT = 20;

export interface Sparklines {
  /** SVG paths over one box of 100 × 20, on one scale; a gap breaks a line. Empty where there is no line to draw. */
  readonly paths: readonly string[];
  /** All values are the same. */
  readonly isFlat: boolean;
}

interface SparklineOptions {
  /** Of things: from zero, and one more or less is no great step. */
  readonly counts?: boolean;
  /** From the left edge to the right one, Unix ms. @defaultValue the extent of the series */
  readonly span?: Extent | undefined;
}

export function sparklines(
  all: readonly Series[],
  { counts = false, span }: SparklineOptions = {},
): Sparklines {
  const values = extent(all.flatMap((series) => [...series.values.filter(Number.isFinite)]));
  const times = span ?? extent(all.flatMap((series) => [...series.times]));
  const isFlat = values.most === values.least;
  const scale = scaleOf(values, counts);
  return {
    isFlat,
    paths: all.map((series) =>
      times.most > times.least && series.values.filter(Number.isFinite).length > 1
        ? path(series, times, scale)
        : '',
    ),
  };
}

/** The height of a count's box stands for this value, at least. */
const FEW = 4;

const around = (value: number): Extent => ({
  least: value - Math.abs(value) / 2,
  most: value + Math.abs(value) / 2,
});

/** Zero that never changes is at the bottom, another value along the middle. */
function scaleOf({ least, most }: Extent, counts: boolean): Extent {
  if (least === most) return least === 0 ? { least, most: 1 } : around(least);
  return counts && least >= 0 ? { least: 0, most: Math.max(FEW, most) } : { least, most };
}

interface Extent {
  readonly least: number;
  readonly most: number;
}

const extent = (numbers: readonly number[]): Extent => ({
  least: numbers.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY),
  most: numbers.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY),
});

function path({ times, values }: Series, span: Extent, range: Extent): string {
  const x = (time: number) => ((time - span.least) / (span.most - span.least)) * WIDTH;
  const y = (value: number) =>
    HEIGHT - ((value - range.least) / (range.most - range.least)) * HEIGHT;
  let path = '';
  let joined = false;
  for (const [index, time] of times.entries()) {
    const value = values[index] ?? Number.NaN;
    if (Number.isFinite(value)) {
      path += `${joined ? 'L' : 'M'}${x(time).toFixed(1)} ${y(value).toFixed(1)}`;
    }
    joined = Number.isFinite(value);
  }
  return path;
}
