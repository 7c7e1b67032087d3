import type { Expr } from '../ast.ts';
import { maxMilliseconds } from '../duration.ts';
import { readToken, type Token } from './lexer.ts';
import { readDuration, readNumber, readString } from './literals.ts';
import { PromQLSyntaxError } from './syntax-error.ts';

/** The longest text that is parsed, in UTF-16 code units. */
export const maxLength = 65_536;
/** Of parentheses, calls and signs inside each other, and of operators in a row. */
export const maxDepth = 500;

/** Where the parser stands in the text, and what it must remember of the tree it makes. */
export class Cursor {
  readonly #text: string;
  #token: Token;
  #colons = true;
  #depth = 0;
  readonly #starts = new WeakMap<Expr, number>();
  readonly #parenthesised = new WeakSet<Expr>();

  /** @throws {PromQLSyntaxError} */
  constructor(text: string) {
    this.#text = text;
    if (text.length > maxLength) {
      this.fail(maxLength, `at most ${maxLength} characters`, `${text.length}`);
    }
    const lone = text.search(/\p{Surrogate}/u);
    if (lone !== -1) this.fail(lone, 'Unicode text', 'a lone surrogate');
    this.#token = readToken(text, 0, true);
  }

  get token(): Token {
    return this.#token;
  }

  /** Goes on to the next token. Within braces and brackets, a colon is no part of a name. */
  advance(): void {
    const { start, text } = this.#token;
    if (/^[[\]{}]$/.test(text)) this.#colons = /[\]}]/.test(text);
    this.#token = readToken(this.#text, start + text.length, this.#colons);
  }

  is(symbol: string): boolean {
    return this.#token.kind === 'symbol' && this.#token.text === symbol;
  }

  /** Keywords may be written in any case. */
  isKeyword(...keywords: readonly string[]): boolean {
    return this.#token.kind === 'identifier' && keywords.includes(this.#token.text.toLowerCase());
  }

  /** Whether a parenthesis follows, as Prometheus's lexer looks for it: behind blanks, not behind a comment. */
  isCall(): boolean {
    const { start, text } = this.#token;
    return /^\s*\(/.test(this.#text.slice(start + text.length));
  }

  /** Goes on where the token is this symbol. */
  take(symbol: string): boolean {
    const found = this.is(symbol);
    if (found) this.advance();
    return found;
  }

  /** Goes on where the token is one of these keywords, and gives it. */
  takeKeyword<K extends string>(...keywords: readonly K[]): K | undefined {
    const found = keywords.find((keyword) => this.isKeyword(keyword));
    if (found !== undefined) this.advance();
    return found;
  }

  /** `(a, b,)`: parts between these symbols, with commas between them. */
  list(open: string, close: string, parsePart: () => void): void {
    this.expect(open);
    while (!this.is(close)) {
      parsePart();
      if (!this.take(',')) break;
    }
    if (!this.take(close)) this.unexpected(`"," or "${close}"`);
  }

  /** A sign, where there is one. */
  takeSign(): 1 | -1 {
    if (this.take('-')) return -1;
    this.take('+');
    return 1;
  }

  expect(symbol: string): void {
    if (!this.take(symbol)) this.unexpected(`"${symbol}"`);
  }

  takeString(): string {
    if (this.#token.kind !== 'string') this.unexpected('a string');
    const value = readString(this.#token.text);
    if (value === undefined) this.unexpected('a string of valid escapes and UTF-8');
    this.advance();
    return value;
  }

  isNumber(): boolean {
    return /^(?:number|duration)$/.test(this.#token.kind) || this.isKeyword('inf', 'nan');
  }

  /** A number, also in words, or a duration in seconds. */
  takeNumber(): number {
    const { kind, text } = this.#token;
    if (!this.isNumber()) this.unexpected('a number or a duration');
    const value =
      kind === 'identifier'
        ? /^i/i.test(text)
          ? Number.POSITIVE_INFINITY
          : Number.NaN
        : kind === 'number'
          ? readNumber(text)
          : readDuration(text);
    if (value === undefined) this.unexpected(`a ${kind} in range`);
    this.advance();
    return value;
  }

  /** Seconds that stand at `start`, in milliseconds. */
  toMilliseconds(seconds: number, start: number): number {
    const exact = seconds * 1000;
    const ms = Math.round(exact) || 0;
    // Two microseconds are the rounding of floats, near the longest durations.
    if (Math.abs(ms - exact) > 2e-3 || Math.abs(ms) > maxMilliseconds) {
      this.fail(start, 'a duration in whole milliseconds', `${seconds}`);
    }
    return ms;
  }

  /** Runs `parse` one level deeper. */
  nested<T>(parse: () => T): T {
    const depth = this.#depth;
    this.deepen();
    const result = parse();
    this.#depth = depth;
    return result;
  }

  /** One level deeper until the `nested` around it ends. */
  deepen(): void {
    this.#depth += 1;
    if (this.#depth > maxDepth) this.unexpected(`an expression at most ${maxDepth} levels deep`);
  }

  /** Remembers where an expression starts. */
  locate<E extends Expr>(expr: E, start: number): E {
    this.#starts.set(expr, start);
    return expr;
  }

  startOf(expr: Expr): number {
    return this.#starts.get(expr) ?? 0;
  }

  /** The tree has no node for parentheses, but `(x)[5m]` is wrong and `-(1)` is not `-1`. */
  parenthesise(expr: Expr): Expr {
    this.#parenthesised.add(expr);
    return expr;
  }

  isParenthesised(expr: Expr): boolean {
    return this.#parenthesised.has(expr);
  }

  /** Fails at the start of an expression. */
  refuse(expr: Expr, expected: string, found: string): never {
    this.fail(this.startOf(expr), expected, found);
  }

  fail(offset: number, expected: string, found: string): never {
    throw new PromQLSyntaxError(this.#text, offset, expected, found);
  }

  unexpected(expected: string): never {
    const { kind, text, start } = this.#token;
    this.fail(start, expected, kind === 'end' ? 'the end of the text' : JSON.stringify(text));
  }
}
