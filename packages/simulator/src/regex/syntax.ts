import {
  codePointOf,
  escapedCodePoint,
  folded,
  only,
  parseClass,
  perlClass,
} from './character-class.ts';
import type { Assertion, Count, Flags, Pattern } from './pattern.ts';
import { Reader } from './reader.ts';

export interface ParsedPattern {
  readonly pattern: Pattern;
  /** Group numbers by name. */
  readonly names: ReadonlyMap<string, number>;
}

/**
 * Parses RE2's syntax. What is not understood is refused, never guessed at: a query can fail here, not answer wrongly.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 * @throws {RegexError}
 */
export function parsePattern(source: string, dotMatchesNewline: boolean): ParsedPattern {
  const parser = new Parser(new Reader(source), { ignoreCase: false, dotMatchesNewline });
  return { pattern: parser.whole(), names: parser.names };
}

/** RE2 allows no counted repetition above this. */
const MAX_REPEAT = 1000;
const MAX_DEPTH = 500;

const ASSERTIONS: Readonly<Record<string, Assertion>> = {
  A: 'start',
  z: 'end',
  b: 'boundary',
  B: 'inside',
};

class Parser {
  readonly names = new Map<string, number>();
  readonly #reader: Reader;
  #flags: Flags;
  #groups = 0;
  #depth = 0;

  constructor(reader: Reader, flags: Flags) {
    this.#reader = reader;
    this.#flags = flags;
  }

  whole(): Pattern {
    const pattern = this.#choice();
    if (this.#reader.peek() !== undefined) this.#reader.fail('unexpected )');
    return pattern;
  }

  #choice(): Pattern {
    const options = [this.#sequence()];
    while (this.#reader.take('|')) options.push(this.#sequence());
    return { type: 'choice', options };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    while (![undefined, '|', ')'].includes(this.#reader.peek())) parts.push(this.#repeated());
    return { type: 'sequence', parts };
  }

  #repeated(): Pattern {
    const body = this.#atom();
    const count = parseCount(this.#reader);
    if (count === undefined) return body;
    const greedy = !this.#reader.take('?');
    if (parseCount(this.#reader) !== undefined)
      this.#reader.fail('invalid nested repetition operator');
    return { type: 'repeat', body, greedy, ...count };
  }

  #atom(): Pattern {
    const character = this.#reader.next('unexpected end');
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return { type: 'character', test: parseClass(this.#reader, this.#flags) };
      case '.': {
        const { dotMatchesNewline } = this.#flags;
        return { type: 'character', test: (codePoint) => dotMatchesNewline || codePoint !== 10 };
      }
      case '^':
        return { type: 'assertion', at: 'start' };
      case '$':
        return { type: 'assertion', at: 'end' };
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        return this.#reader.fail('missing argument to repetition operator');
      default:
        return { type: 'character', test: folded(only(codePointOf(character)), this.#flags) };
    }
  }

  #escape(): Pattern {
    const character = this.#reader.next('trailing backslash at end of expression');
    const at = ASSERTIONS[character];
    if (at !== undefined) return { type: 'assertion', at };
    const test =
      perlClass(character) ?? folded(only(escapedCodePoint(character, this.#reader)), this.#flags);
    return { type: 'character', test };
  }

  /** After the opening parenthesis. */
  #group(): Pattern {
    if (++this.#depth > MAX_DEPTH) this.#reader.fail('expression nests too deeply');
    const outer = this.#flags;
    let index: number | undefined;
    if (!this.#reader.take('?')) index = ++this.#groups;
    else {
      index = this.#name();
      // Flags without a body hold to the end of the group around them.
      if (index === undefined && this.#setFlags() === ')') {
        this.#depth--;
        return { type: 'empty' };
      }
    }
    const body = this.#choice();
    if (!this.#reader.take(')')) this.#reader.fail('missing closing )');
    this.#flags = outer;
    this.#depth--;
    return index === undefined ? body : { type: 'group', body, index };
  }

  #name(): number | undefined {
    const name = this.#reader.ahead(/^P?<(\w+)>/, 100);
    if (name?.[1] === undefined) return undefined;
    this.#reader.pass(name[0].length);
    if (this.names.has(name[1])) this.#reader.fail('duplicate capture group name');
    this.names.set(name[1], ++this.#groups);
    return this.#groups;
  }

  /** Reads flags up to the `:` or `)` that ends them. */
  #setFlags(): string {
    const flags = this.#reader.ahead(/^([is]*)(?:-([is]+))?([:)])/, 20);
    if (flags === undefined) return this.#reader.fail('invalid or unsupported Perl syntax');
    const [text, on = '', off = '', end = ''] = flags;
    this.#reader.pass(text.length);
    const set = (letter: string, before: boolean) =>
      on.includes(letter) || (before && !off.includes(letter));
    this.#flags = {
      ignoreCase: set('i', this.#flags.ignoreCase),
      dotMatchesNewline: set('s', this.#flags.dotMatchesNewline),
    };
    return end;
  }
}

/** A repetition, if one comes next. A brace that starts none is an ordinary character, as in RE2. */
function parseCount(reader: Reader): Count | undefined {
  if (reader.take('*')) return { min: 0, max: Number.POSITIVE_INFINITY };
  if (reader.take('+')) return { min: 1, max: Number.POSITIVE_INFINITY };
  if (reader.take('?')) return { min: 0, max: 1 };
  const braces = reader.ahead(/^\{(\d{1,6})(?:(,)(\d{0,6}))?\}/, 20);
  if (braces === undefined) return undefined;
  reader.pass(braces[0].length);
  const [, least = '', comma, most = ''] = braces;
  const min = Number(least);
  const max = comma === undefined ? min : most === '' ? Number.POSITIVE_INFINITY : Number(most);
  const highest = Number.isFinite(max) ? max : min;
  if (highest > MAX_REPEAT || max < min) reader.fail('invalid repeat count');
  return { min, max };
}
