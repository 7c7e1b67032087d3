import type { TypedProblem } from '../../range/typed/typed-range.ts';

/** Texts of whoever types a range; most never do, so they come with the form. */
export interface RangeTexts {
  readonly range: string;
  readonly examples: string;
  /** What is wrong with a part of what was typed, and what to do about it. */
  readonly problems: Readonly<Record<TypedProblem, (part: string) => string>>;
}

export const rangeEn: RangeTexts = {
  range: 'Range',
  examples: 'For example 90m, 2d, now-3h to now-1h, or 2026-03-01 10:00 to 11:30.',
  problems: {
    empty: () => 'Enter a range, for example 90m.',
    unit: (part) => `“${part}” lacks a unit. Add s, m, h, d or w, as in 90m.`,
    calendar: (part) => `“${part}”: months and years differ in length. Enter days, as in 30d.`,
    rounding: (part) => `“${part}” is not understood here. Enter the times, or a day: 2026-03-01.`,
    future: (part) => `“${part}” is yet to come. Enter an end of now, or before.`,
    date: (part) => `“${part}” is no date and time. Write it as 2026-03-01 16:30.`,
    unknown: (part) =>
      `“${part}” is not understood. Enter a length like 90m, a day like yesterday, or two times like now-3h to now-1h.`,
    'no-length': (part) => `“${part}” is no time at all. Enter a longer range.`,
    'no-end': (part) => `“${part}” lacks an end. Add one, as in 10:00 to 11:30, or “to now”.`,
    order: (part) => `“${part}” ends before it starts. Enter the earlier time first.`,
    'not-yet': (part) => `“${part}” is yet to come. Enter a start before now.`,
    'too-long': (part) => `“${part}” is more than ten years. Enter a shorter range.`,
  },
};
