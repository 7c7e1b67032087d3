import type { Expr } from '../ast.ts';
import { readToken, type Token } from './lexer.ts';
import { maxMilliseconds, readDuration, readNumber, readString } from './literals.ts';
import { PromQLSyntaxError } from './syntax-error.ts';

/** The longest text that is parsed, in UTF-16 code units. */
export const maxLength = 65_536;
/** Of parentheses, calls and signs inside each other, and of operators in a row. */
export const maxDepth = 500;

/** Where the parser stands in the text, and what it must remember of the tree it makes. */
export class Cursor {
  readonly #text: string;
  #token: Token;
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

  /** Goes on to the next token. `colons`: whether a name may hold them there. */
  advance(colons = true): void {
    const { start, text } = this.#token;
    this.#token = readToken(this.#text, start + text.length, colons);
  }

  is(symbol: string): boolean {
    return this.#token.kind === 'symbol' && this.#token.text === symbol;
  }

  /** Keywords may be written in any case. */
  isKeyword(...keywords: readonly string[]): boolean {
    return this.#token.kind === 'identifier' && keywords.includes(this.#token.text.toLowerCase());
  }

  /** Goes on where the token is this symbol. */
  take(symbol: string, colons = true): boolean {
    const found = this.is(symbol);
    if (found) this.advance(colons);
    return found;
  }

  expect(symbol: string, colons = true): void {
    if (!this.take(symbol, colons)) this.unexpected(`"${symbol}"`);
  }

  takeString(colons = true): string {
    if (this.#token.kind !== 'string') this.unexpected('a string');
    const value = readString(this.#token.text);
    if (value === undefined) this.unexpected('a string of valid escapes and UTF-8');
    this.advance(colons);
    return value;
  }

  /** A number, or a duration in seconds. */
  takeNumber(colons = true): number {
    const { kind, text } = this.#token;
    if (kind !== 'number' && kind !== 'duration') this.unexpected('a number or a duration');
    const value = kind === 'number' ? readNumber(text) : readDuration(text);
    if (value === undefined) this.unexpected(`a ${kind} in range`);
    this.advance(colons);
    return value;
  }

  /** A duration, or a number of seconds, in milliseconds. */
  takeDuration(colons = true): number {
    const { start, text } = this.#token;
    const exact = this.takeNumber(colons) * 1000;
    const ms = Math.round(exact);
    // Two microseconds are the rounding of floats, near the longest durations.
    if (Math.abs(ms - exact) > 2e-3 || ms > maxMilliseconds) {
      this.fail(start, 'a duration in whole milliseconds', text);
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

  fail(offset: number, expected: string, found: string): never {
    throw new PromQLSyntaxError(this.#text, offset, expected, found);
  }

  unexpected(expected: string): never {
    const { kind, text, start } = this.#token;
    this.fail(start, expected, kind === 'end' ? 'the end of the text' : JSON.stringify(text));
  }
}
