import type { Answer } from '../model/finding.ts';

/** From the first index to the last at which something held. */
export interface Held {
  readonly first: number;
  readonly last: number;
}

/** Stretches in which something held; a few points without do not end one: a scrape may be lost, a value touch its limit. */
export function heldSpans(answers: readonly Answer[], bridged: number): readonly Held[] {
  const spans: Held[] = [];
  answers.forEach((answer, index) => {
    if (answer !== 'yes') return;
    const before = spans.at(-1);
    if (before !== undefined && index - before.last <= bridged + 1) {
      spans[spans.length - 1] = { ...before, last: index };
    } else {
      spans.push({ first: index, last: index });
    }
  });
  return spans;
}
