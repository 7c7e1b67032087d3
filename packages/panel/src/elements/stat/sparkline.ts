import type { Series } from '@flink-metrics/sdk/prometheus';

const WIDTH = 100;
const HEIGHT = 20;

/** SVG paths over one box of 100 × 20, on one scale; a gap breaks a line. Empty where there is no line to draw. */
export function sparklines(all: readonly Series[]): readonly string[] {
  const values = extent(all.flatMap((series) => [...series.values.filter(Number.isFinite)]));
  const times = extent(all.flatMap((series) => [...series.times]));
  return all.map((series) =>
    times.most > times.least && series.values.filter(Number.isFinite).length > 1
      ? path(series, times, values)
      : '',
  );
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
  // A value that never changes runs along the middle.
  const y = (value: number) =>
    range.most === range.least
      ? HEIGHT / 2
      : HEIGHT - ((value - range.least) / (range.most - range.least)) * HEIGHT;
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
