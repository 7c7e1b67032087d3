import type { SimulatedStore } from '../store.ts';
import { byFamily, metricText, valueText } from './lines.ts';

/**
 * Samples with their times as OpenMetrics, for `promtool tsdb create-blocks-from openmetrics`: a piece for each
 * series, so that what is longer than a text may be can be written piece by piece.
 */
export function* openMetricsOf(store: SimulatedStore, from: number, to: number): Iterable<string> {
  for (const { name, type, series } of byFamily(store.select([], from, to), store.types)) {
    yield typeLine(name, type);
    for (const { labels, samples } of series) {
      const { times, values } = samples(from, to);
      const metric = metricText(labels);
      yield times
        .map((time, index) => {
          const value = valueText(values[index] ?? Number.NaN);
          return `${metric} ${value} ${(time / 1000).toFixed(3)}\n`;
        })
        .join('');
    }
  }
  yield '# EOF\n';
}

/** A counter's family is named without its `_total`, and without that suffix it is none. */
function typeLine(name: string, type: string): string {
  if (type !== 'counter') return `# TYPE ${name} ${type}\n`;
  return name.endsWith('_total')
    ? `# TYPE ${name.slice(0, -'_total'.length)} counter\n`
    : `# TYPE ${name} unknown\n`;
}
