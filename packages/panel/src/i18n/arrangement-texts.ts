import type { ArrangementTexts } from './arrangement/texts.ts';
import type { Language } from './language.ts';

/** Ours, with what a host's dictionary says its own way. */
export async function loadArrangementTexts({
  texts,
  messages,
}: Language): Promise<ArrangementTexts> {
  const ours =
    texts === 'zh-CN'
      ? (await import('./arrangement/zh-cn.ts')).arrangementZhCn
      : (await import('./arrangement/en.ts')).arrangementEn;
  return { ...ours, ...messages.views };
}
