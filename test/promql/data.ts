import fc from 'fast-check';
import type { Vocabulary } from './trees.ts';

/** The last sample's time, in milliseconds. */
export const now = 1_700_000_000_000;

const metrics = ['a', 'b', 'sum', 'offset', 'and', 'by', 'start', 'job:up:sum', 'le_bucket'];
const labels = ['l', 'm', 'on', 'le'];

/** One hour of samples, twice a minute: counters that are reset, gauges that jump, with a gap here and there. */
export function openMetrics(): string {
  return metrics.map(samplesOf).join('');
}

function samplesOf(metric: string, m: number): string {
  const lines = [`# TYPE ${metric} unknown\n`];
  for (let series = 0; series < 4; series++) {
    const set = `{l="${series % 2}",m="${series >> 1}",on="x",le="${[0.1, 1, 10, '+Inf'][series]}"}`;
    for (let second = -3600; second <= 0; second += 30) {
      const step = second / 30;
      if ((step * 7 + series + m) % 11 === 0) continue;
      const value = ((step * (series + 2) + m * 13) % 97) * (m % 2 === 0 ? 1 : 0.25) + series;
      lines.push(`${metric}${set} ${value} ${now / 1000 + second}\n`);
    }
  }
  return lines.join('');
}

/** Names and values that the samples have, so that most queries answer something. */
export const loaded: Vocabulary = {
  metric: fc.constantFrom(...metrics),
  label: fc.constantFrom(...labels),
  value: fc.constantFrom('0', '1', 'x', '0.1', 'none', ''),
  duration: fc.constantFrom(30_000, 60_000, 90_000, 300_000, 1_800_000, 3_600_000),
};
