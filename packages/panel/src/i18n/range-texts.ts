import type { Language } from './language.ts';
import { type RangeTexts, rangeEn } from './range/en.ts';
import { rangeZhCn } from './range/zh-cn.ts';

/** Ours, with what a host's dictionary says its own way. */
export function rangeTextsOf({ texts, messages }: Language): RangeTexts {
  const ours = texts === 'zh-CN' ? rangeZhCn : rangeEn;
  const { ranges } = messages;
  return { ...ours, ...ranges, problems: { ...ours.problems, ...ranges?.problems } };
}
