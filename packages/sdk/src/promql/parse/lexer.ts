export type TokenKind = 'identifier' | 'number' | 'duration' | 'string' | 'symbol' | 'end' | 'bad';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
}

/** Only these four are white space. A carriage return ends a comment too. */
const blank = /(?:[ \t\r\n]+|#[^\r\n]*)*/y;

const string = /"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"|'[^'\\\n]*(?:\\[^\n][^'\\\n]*)*'|`[^`]*`/y;

const duration = /(?:\d+(?:ms|[ywdhms]))+(?!\w)/y;

/**
 * Numbers end where a letter, digit or dot cannot follow. A hexadecimal digit `e` after the first digit or
 * an underscore is not taken: Prometheus reads it as an exponent and then refuses most of them.
 */
const number =
  /(?:0[xX]_?[\da-fA-F](?:[\da-dfA-DF][\da-fA-F]*)?(?:_[\da-dfA-DF][\da-fA-F]*)*|(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?)(?![\w.])/y;

const symbol = /[=!]~|[=!<>]=|[<>]\/|[-+*/%^(){}[\],@=<>:]/y;

/** Outside braces and brackets, a colon is part of a name: `job:requests:rate5m`. */
const nameWithColons = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const nameWithoutColons = /[a-zA-Z_][a-zA-Z0-9_]*/y;

/** The token at or behind `from`; `colons`: whether names may hold them there. */
export function readToken(text: string, from: number, colons: boolean): Token {
  const start = from + matchAt(blank, text, from).length;
  if (start === text.length) return { kind: 'end', text: '', start };
  const patterns: readonly (readonly [TokenKind, RegExp])[] = [
    ['identifier', colons ? nameWithColons : nameWithoutColons],
    ['symbol', symbol],
    ['string', string],
    ['duration', duration],
    ['number', number],
  ];
  for (const [kind, pattern] of patterns) {
    const match = matchAt(pattern, text, start);
    if (match !== '') return { kind, text: match, start };
  }
  return { kind: 'bad', text: badText(text, start), start };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** What stands where no token does: an unfinished number, a quote without its partner, any character. */
function badText(text: string, start: number): string {
  return /^[\w.]+|^./su.exec(text.slice(start, start + 12))?.[0] ?? '';
}
