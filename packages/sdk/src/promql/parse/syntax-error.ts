const name = 'PromQLSyntaxError';

/** The text is not PromQL: what stands where, and what should. */
export class PromQLSyntaxError extends Error {
  override readonly name = name;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** From 0, in UTF-16 code units. */
  readonly offset: number;
  /** What the text has there, as people read it: `"]"`, `end of text`, `a range vector`. */
  readonly found: string;
  /** What would have been right there. */
  readonly expected: string;

  constructor(text: string, offset: number, expected: string, given: string) {
    // A string in the text may be as long as the text.
    const found = given.slice(0, 80);
    const before = text.slice(0, offset);
    const line = before.split('\n').length;
    const column = offset - before.lastIndexOf('\n');
    super(`${line}:${column}: expected ${expected}, found ${found}`);
    this.line = line;
    this.column = column;
    this.offset = offset;
    this.found = found;
    this.expected = expected;
  }
}

/** Works across realms and copies of this package, where `instanceof` does not. */
export function isPromQLSyntaxError(error: unknown): error is PromQLSyntaxError {
  return error instanceof Error && error.name === name;
}
