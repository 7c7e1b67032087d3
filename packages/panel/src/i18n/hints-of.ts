import type { Hints } from './hints/hints.ts';
import type { Language } from './language.ts';

/** What a page without problems never shows; what a host's dictionary says its own way is in its messages. */
export async function loadHints({ texts }: Pick<Language, 'texts'>): Promise<Hints> {
  return texts === 'zh-CN'
    ? (await import('./hints/zh-cn.ts')).hintsZhCn
    : (await import('./hints/en.ts')).hintsEn;
}
