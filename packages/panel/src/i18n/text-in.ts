import type { Locale, LocalizedText } from '@flink-metrics/sdk/internal/flink-core';

/** What a language is called by those who write in it. */
export interface LanguageTags {
  /** For `Intl`. Keeps the region the host asked for: `en-GB` writes dates its own way. */
  readonly locale: string;
  /** Which of the catalog's texts. */
  readonly texts: Locale;
  /** Of the messages, for `lang`: `en` where nobody has a dictionary for `locale`. */
  readonly words: string;
}

/** A text of the catalog or of a host. */
export interface SpokenText {
  readonly text: string;
  /** For `lang`, where it is not the language of the words around it; else empty. */
  readonly lang: string;
}

/** In the user's language, where a host brought that, else in the closest of ours. */
export function spokenIn(texts: LocalizedText, language: LanguageTags): SpokenText {
  const added = Object.keys(texts).length > 2 ? lookup(language.locale, texts) : undefined;
  if (added !== undefined) return { text: added, lang: lang(language.locale, language) };
  return { text: texts[language.texts], lang: lang(language.texts, language) };
}

export const textIn = (texts: LocalizedText, language: LanguageTags): string =>
  spokenIn(texts, language).text;

/** A screen reader speaks French with a French voice, and must not speak English with it. */
const lang = (tag: string, { words }: LanguageTags): string =>
  primary(tag) === primary(words) ? '' : tag;

const primary = (tag: string) => tag.split('-')[0];

/** The entry of the closest language, as RFC 4647 looks one up: `fr-CA` takes `fr`. */
export function lookup<Entry>(
  locale: string,
  byTag: Readonly<Record<string, Entry>>,
): Entry | undefined {
  const entries = new Map(
    Object.entries(byTag).map(([tag, entry]) => [normal(tag), entry] as const),
  );
  const subtags = normal(locale).split('-');
  return subtags
    .map((_, dropped) => subtags.slice(0, subtags.length - dropped).join('-'))
    .map((tag) => entries.get(tag))
    .find((entry) => entry !== undefined);
}

const normal = (tag: string) => tag.replaceAll('_', '-').toLowerCase();
