import type { ChartDefinition } from '@flink-metrics/sdk/flink/job';
import type { Language } from '../../i18n/language.ts';
import { type SpokenText, spokenIn } from '../../i18n/text-in.ts';

const nothing: SpokenText = { text: '', lang: '' };

/** What a chart is called, and what it says of itself. */
export const textsOf = ({ title, description }: ChartDefinition, language: Language) => ({
  title: spokenIn(title, language),
  description: description === undefined ? nothing : spokenIn(description, language),
});
