import type { Series } from '@flink-metrics/sdk/prometheus';

const WIDTH = 100;
const HEIGHT = 20;

/** An SVG path over a box of 100 × 20; a gap breaks the line. Empty where there is no line to draw. */
export function sparkline({ times, values }: Series): string {
  const finite = values.filter(Number.isFinite);
  const first = times[0];
  const last = times.at(-1);
  if (finite.length < 2 || first === undefined || last === undefined || last <= first) return '';
  const low = finite.reduce((least, value) => Math.min(least, value));
  const high = finite.reduce((most, value) => Math.max(most, value));
  const x = (time: number) => ((time - first) / (last - first)) * WIDTH;
  // A value that never changes runs along the middle.
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - ((value - low) / (high - low)) * HEIGHT;
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
