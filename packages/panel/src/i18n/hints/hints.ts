import type { ProblemKind } from '../../store/state/problem.ts';

/** What to do about a problem. */
export interface Hint {
  readonly hint: string;
  readonly checks?: readonly string[];
}

/** Of each problem, and of a question that reads more than the server allows. */
export type Hints = Readonly<Record<ProblemKind | 'tooMuch', Hint>>;
