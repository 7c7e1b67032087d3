/** The languages every user-facing text exists in. */
export type Locale = 'en' | 'zh-CN';

/**
 * A text in every language; one that lacks a language does not compile. A host may add further ones, by language tag
 * (`fr`, `pt-BR`).
 */
export type LocalizedText = Readonly<Record<Locale, string>> &
  Readonly<Record<string, string | undefined>>;
