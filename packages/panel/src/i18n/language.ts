import { canonicalLocale } from '@flink-metrics/sdk/internal/chart-format';
import type { Locale } from '@flink-metrics/sdk/internal/flink-core';
import { firstEn } from './panel/en.ts';
import type { FirstMessages, Messages } from './panel/messages.ts';
import { type LanguageTags, lookup } from './text-in.ts';

/** A language with everything that follows from it. */
export interface Language extends LanguageTags {
  /** What the first load says; a host's dictionary has more: `allMessages`. */
  readonly messages: FirstMessages;
}

/** Dictionaries a host adds, by language tag (`fr`, `pt-BR`). One for `en` or `zh` takes the place of ours. */
export type Locales = Readonly<Record<string, Messages>>;

/** There once somebody speaks it: most pages have one language. */
let chinese: FirstMessages | undefined;
let loading: Promise<void> | undefined;

/**
 * Loads what a language is written in. Null where it is there; where it cannot be loaded English stands in until
 * the next attempt.
 */
export function loadLanguage(tag: string): Promise<void> | null {
  if (textsOf(canonicalLocale(tag === '' ? 'en' : tag)) === 'en' || chinese !== undefined)
    return null;
  loading ??= import('./panel/zh-cn.ts').then(
    ({ firstZhCn }) => {
      chinese = firstZhCn;
    },
    () => {
      loading = undefined;
    },
  );
  return loading;
}

const textsOf = (locale: string): Locale => (locale.startsWith('zh') ? 'zh-CN' : 'en');

/**
 * The closest dictionary there is, as RFC 4647 looks one up: `fr-CA` takes `fr`. English where there is none, or it
 * is not loaded yet; takes `zh_CN`, as some hosts write it, and nonsense.
 */
export function languageOf(tag: string, locales: Locales = {}): Language {
  const locale = canonicalLocale(tag === '' ? 'en' : tag);
  const texts = textsOf(locale);
  const translated = texts === 'zh-CN' ? chinese : undefined;
  const ours = translated ?? firstEn;
  const own = lookup(locale, locales);
  const added = own ?? (texts === 'en' ? lookup('en', locales) : undefined);
  const isKnown = own !== undefined || translated !== undefined || locale.startsWith('en');
  const words = isKnown ? locale : 'en';
  return { locale, texts, words, messages: added === undefined ? ours : filled(added, ours) };
}

/** A host without a compiler, or with a dictionary for an older version, lacks texts: ours stand in. */
const filled = (added: Messages, ours: FirstMessages): FirstMessages => ({
  ...ours,
  ...added,
  problems: { ...ours.problems, ...added.problems },
});
