import type { LocalizedText } from '@flink-metrics/sdk/internal/flink-core';
import { type LanguageTags, textIn } from '../../../i18n/text-in.ts';
import type { SectionState } from '../../../store/state/panel-state.ts';
import type { Option } from '../../combobox/filter-options.ts';

/** Somewhere in a panel to go to. */
export interface Place extends Option {
  /** The id of the chart. */
  readonly chart: string;
}

/**
 * All charts, each beside its section. They are found by title and meaning in every language: who reads a page in English
 * may know a thing by its Chinese name.
 */
export function placesIn(
  sections: readonly SectionState[],
  language: LanguageTags,
): readonly Place[] {
  const known = new Set<string>();
  return sections.flatMap(({ definition: { charts, title } }) => {
    const section = textIn(title, language);
    return charts
      .filter(({ hidden }) => !hidden)
      .map((chart): Place => {
        const text = textIn(chart.title, language);
        // JobManager and TaskManager have charts of one title.
        const value = known.has(text) ? `${text} (${section})` : text;
        known.add(value);
        return {
          chart: chart.id,
          value,
          detail: section,
          words: wordsOf(chart.title, chart.description, title),
        };
      });
  });
}

const wordsOf = (...texts: readonly (LocalizedText | undefined)[]): string =>
  texts.flatMap((text) => (text === undefined ? [] : Object.values(text))).join(' ');
