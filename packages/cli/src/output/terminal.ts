/** Where a command writes: answers to the first, all else to the second, so that an answer can be piped. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Of what is written `out`. */
  readonly colours: boolean;
  /** Whether somebody watches `err`. */
  readonly progress: boolean;
}

/** What CI goes by. */
export const exitCodes = {
  /** Nothing is wrong. */
  well: 0,
  /** Something is, and was said. */
  found: 1,
  /** The command could not do its work: wrong options, no such file. */
  unable: 2,
} as const;

/** For a person, on one line: no stack. */
export class UsageError extends Error {
  override name = 'UsageError';
}
