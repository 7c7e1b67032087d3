import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { Language } from '../i18n/language.ts';
import { textIn } from '../i18n/text-in.ts';
import type { LabelNames } from './label-names.ts';

/** What a label is read in. */
export interface LabelReading {
  readonly language: Language;
  readonly names: LabelNames;
}

/** Names a series within its chart, by the labels that the chart's definition lists; aspects in the user's language. */
export function seriesLabel(
  labels: Labels,
  { legend, series }: Pick<ChartDefinition, 'legend' | 'series'>,
  { language, names }: LabelReading,
): string {
  const named = legend.flatMap((name) => {
    const value = labels[name];
    if (value === undefined || value === '') return [];
    const known = name === 'series' ? series?.[value] : undefined;
    return [known === undefined ? names.read(name, value) : textIn(known, language)];
  });
  if (named.length > 0) return named.join(' · ');
  const { __name__: metric, ...rest } = labels;
  const values = Object.entries(rest).map(([name, value]) => names.read(name, value));
  return values.length > 0 ? values.join(' · ') : (metric ?? language.messages.total);
}
