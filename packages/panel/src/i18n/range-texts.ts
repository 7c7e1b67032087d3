import type { TypedProblem } from '../elements/time-range/typed/typed-range.ts';
import type { Language } from './language.ts';
import { rangeEn } from './range-en.ts';
import { rangeZhCn } from './range-zh-cn.ts';

/** Texts of whoever types a range; most never do, so they come with the form. */
export interface RangeTexts {
  readonly range: string;
  readonly examples: string;
  /** What is wrong with a part of what was typed, and what to do about it. */
  readonly problems: Readonly<Record<TypedProblem, (part: string) => string>>;
}

/** Ours, with what a host's dictionary says its own way. */
export function rangeTextsOf({ texts, messages }: Language): RangeTexts {
  const ours = texts === 'zh-CN' ? rangeZhCn : rangeEn;
  const { ranges } = messages;
  return { ...ours, ...ranges, problems: { ...ours.problems, ...ranges?.problems } };
}
