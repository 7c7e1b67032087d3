import { canonicalLocale } from '@flink-metrics/sdk/echarts';
import type { Locale } from '@flink-metrics/sdk/flink';
import { en } from './en.ts';
import type { Messages } from './messages.ts';
import { zhCn } from './zh-cn.ts';

/** A language with everything that follows from it. */
export interface Language {
  /** For `Intl`. Keeps the region the host asked for: `en-GB` writes dates its own way. */
  readonly locale: string;
  /** Which of the catalog's texts. */
  readonly texts: Locale;
  readonly messages: Messages;
}

/** English where the language asked for has no dictionary. Takes `zh_CN`, as some hosts write it, and nonsense. */
export function languageOf(tag: string): Language {
  const locale = canonicalLocale(tag === '' ? 'en' : tag);
  return locale.startsWith('zh')
    ? { locale, texts: 'zh-CN', messages: zhCn }
    : { locale, texts: 'en', messages: en };
}

/** The nearest `lang` from the element up, through shadow roots, else the browser's own. */
export function inheritedLanguage(element: Element): string {
  let current: Element | null = element;
  while (current !== null) {
    const lang = current.getAttribute('lang');
    if (lang !== null && lang !== '') return lang;
    current = parentThroughShadow(current);
  }
  return navigator.language;
}

export function parentThroughShadow(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
