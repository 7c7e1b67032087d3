import type { Language } from './language.ts';
import type { VerdictTexts } from './verdict/texts.ts';

/** Ours, with what a host's dictionary says its own way. */
export async function loadVerdictTexts({ texts, messages }: Language): Promise<VerdictTexts> {
  const ours =
    texts === 'zh-CN'
      ? (await import('./verdict/zh-cn.ts')).verdictZhCn
      : (await import('./verdict/en.ts')).verdictEn;
  return { ...ours, ...messages.verdict };
}
