import { commonTimes } from '../chart/stack.ts';
import type { Series } from '../prometheus/index.ts';

/**
 * Times and values as ECharts takes them fastest: x, y, x, y … in one array. Where two samples are more than a
 * step and a half apart a NaN goes between, so that an outage is a gap and not a straight line.
 * @param step of the range query, ms
 */
export function interleave(series: Series, step: number): Float64Array {
  const { times, values } = series;
  const widest = 1.5 * step;
  let gaps = 0;
  for (let index = 1; index < times.length; index += 1) {
    if (at(times, index) - at(times, index - 1) > widest) gaps += 1;
  }
  const points = new Float64Array(2 * (times.length + gaps));
  let offset = 0;
  for (let index = 0; index < times.length; index += 1) {
    const time = at(times, index);
    const before = index === 0 ? time : at(times, index - 1);
    if (time - before > widest) {
      points[offset] = before + step;
      points[offset + 1] = Number.NaN;
      offset += 2;
    }
    points[offset] = time;
    points[offset + 1] = drawable(at(values, index));
    offset += 2;
  }
  return points;
}

/**
 * Every series on one common grid, NaN where it has no sample: ECharts stacks by position, not by time.
 * @param step of the range query, ms
 */
export function interleaveAligned(matrix: readonly Series[], step: number): Float64Array[] {
  const grid = commonTimes(matrix);
  const withGaps: number[] = [];
  for (const [index, time] of grid.entries()) {
    const before = grid[index - 1];
    if (before !== undefined && time - before > 1.5 * step) withGaps.push(before + step);
    withGaps.push(time);
  }
  return matrix.map(({ times, values }) => {
    const points = new Float64Array(2 * withGaps.length);
    let sample = 0;
    for (const [index, time] of withGaps.entries()) {
      points[2 * index] = time;
      const present = times[sample] === time;
      points[2 * index + 1] = present ? drawable(at(values, sample)) : Number.NaN;
      if (present) sample += 1;
    }
    return points;
  });
}

/** An infinite value has no place on a canvas; the table still shows it. */
const drawable = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);

const at = (array: Float64Array, index: number): number => array[index] ?? Number.NaN;
