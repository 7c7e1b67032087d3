import type { ChartDefinition } from '@flink-metrics/sdk/flink/job';
import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { Language } from '../i18n/language.ts';
import { textIn } from '../i18n/text-in.ts';

/**
 * What tells a series from the others of its chart: the labels its definition names, measures in the user's words.
 */
export function seriesLabel(
  labels: Labels,
  { legend, series }: Pick<ChartDefinition, 'legend' | 'series'>,
  language: Language,
): string {
  const named = legend.flatMap((name) => {
    const value = labels[name];
    if (value === undefined || value === '') return [];
    const known = name === 'series' ? series?.[value] : undefined;
    return [known === undefined ? value : textIn(known, language)];
  });
  if (named.length > 0) return named.join(' · ');
  const { __name__: metric, ...rest } = labels;
  const values = Object.values(rest);
  return values.length > 0 ? values.join(' · ') : (metric ?? language.messages.total);
}
