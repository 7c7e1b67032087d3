import type { ChartDefinition, Locale } from '@flink-metrics/sdk/flink/job';
import type { Labels } from '@flink-metrics/sdk/prometheus';

/**
 * What tells a series from the others of its chart: the labels its definition names, measures in the user's words.
 * @param nameless for the one series of a sum over everything
 */
export function seriesLabel(
  labels: Labels,
  { legend, series }: Pick<ChartDefinition, 'legend' | 'series'>,
  locale: Locale,
  nameless: string,
): string {
  const named = legend.flatMap((name) => {
    const value = labels[name];
    if (value === undefined || value === '') return [];
    return [name === 'series' ? (series?.[value]?.[locale] ?? value) : value];
  });
  if (named.length > 0) return named.join(' · ');
  const { __name__: metric, ...rest } = labels;
  const values = Object.values(rest);
  return values.length > 0 ? values.join(' · ') : (metric ?? nameless);
}
