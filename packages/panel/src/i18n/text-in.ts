import type { LocalizedText } from '@flink-metrics/sdk/flink/job';
import type { Language } from './language.ts';
import { lookup } from './lookup.ts';

/** A text of the catalog or of a host. */
export interface SpokenText {
  readonly text: string;
  /** For `lang`, where it is not the language of the words around it; else empty. */
  readonly lang: string;
}

/** In the user's language, where a host brought that, else in the closest of ours. */
export function spokenIn(texts: LocalizedText, language: Language): SpokenText {
  const added = Object.keys(texts).length > 2 ? lookup(language.locale, texts) : undefined;
  if (added !== undefined) return { text: added, lang: lang(language.locale, language) };
  return { text: texts[language.texts], lang: lang(language.texts, language) };
}

export const textIn = (texts: LocalizedText, language: Language): string =>
  spokenIn(texts, language).text;

/** A screen reader speaks French with a French voice, and must not speak English with it. */
const lang = (tag: string, { words }: Language): string =>
  primary(tag) === primary(words) ? '' : tag;

const primary = (tag: string) => tag.split('-')[0];
