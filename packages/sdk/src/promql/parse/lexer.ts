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
  /(?:0x_?[\da-f](?:[\da-df][\da-f]*)?(?:_[\da-df][\da-f]*)*|(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?)(?![\w.])/iy;

const symbol = /[=!]~|[=!<>]=|[<>]\/|[-+*/%^(){}[\],@=<>:]/y;

/** Outside braces and brackets, a colon is part of a name: `job:requests:rate5m`. */
const nameWithColons = /[a-z_:][\w:]*/iy;
const nameWithoutColons = /[a-z_]\w*/iy;

const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ['symbol', symbol],
  ['string', string],
  ['duration', duration],
  ['number', number],
  // What no token is: an unfinished number, a quote without its partner, any other character.
  ['bad', /[\w.]{1,12}|[\s\S]/uy],
];

/** The token at or behind `from`; `colons`: whether names may hold them there. */
export function readToken(source: string, from: number, colons: boolean): Token {
  const start = from + (matchAt(blank, source, from) ?? '').length;
  const name = matchAt(colons ? nameWithColons : nameWithoutColons, source, start);
  if (name !== undefined) return { kind: 'identifier', text: name, start };
  for (const [kind, pattern] of patterns) {
    const text = matchAt(pattern, source, start);
    if (text !== undefined) return { kind, text, start };
  }
  return { kind: 'end', text: '', start };
}

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}
