import type { ProblemKind } from '../../store/state/problem.ts';

/** What to do about a problem. */
export interface Hint {
  readonly hint: string;
  readonly checks?: readonly string[];
}

/**
 * Of each problem; of a question that reads more than the server allows; and for whoever built a page that gave its panel
 * no headers.
 */
export type Hints = Readonly<Record<ProblemKind | 'tooMuch' | 'noHeaders', Hint>>;
