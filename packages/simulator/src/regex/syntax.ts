/**
 * The part of RE2's syntax that PromQL matchers are written in, as a tree. What is not understood is refused
 * (never guessed at), so a query can fail here but not answer wrongly.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 */
export type Pattern =
  | { readonly type: 'empty' }
  | { readonly type: 'character'; readonly test: (codePoint: number) => boolean }
  | { readonly type: 'assertion'; readonly at: Assertion }
  | { readonly type: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly type: 'choice'; readonly options: readonly Pattern[] }
  | {
      readonly type: 'repeat';
      readonly body: Pattern;
      readonly min: number;
      readonly max: number;
      readonly greedy: boolean;
    }
  | { readonly type: 'group'; readonly body: Pattern; readonly index: number };

export type Assertion = 'start' | 'end' | 'boundary' | 'inside';

export interface ParsedPattern {
  readonly pattern: Pattern;
  readonly groups: number;
  /** Group numbers by name. */
  readonly names: ReadonlyMap<string, number>;
}

/** RE2 allows no counted repetition above this. */
const MAX_REPEAT = 1000;

export class RegexError extends Error {
  override name = 'RegexError';
}

interface Flags {
  readonly ignoreCase: boolean;
  readonly dotMatchesNewline: boolean;
}

/** @throws {RegexError} for a syntax error, and for what RE2 knows and this does not. */
export function parsePattern(source: string, dotMatchesNewline: boolean): ParsedPattern {
  const characters = Array.from(source);
  const names = new Map<string, number>();
  let at = 0;
  let groups = 0;
  let flags: Flags = { ignoreCase: false, dotMatchesNewline };

  const fail = (message: string): never => {
    throw new RegexError(`error parsing regexp: ${message}: \`${source}\``);
  };
  const peek = (): string | undefined => characters[at];
  const take = (text: string): boolean => {
    if (characters.slice(at, at + text.length).join('') !== text) return false;
    at += text.length;
    return true;
  };

  const parseChoice = (): Pattern => {
    const options = [parseSequence()];
    while (take('|')) options.push(parseSequence());
    return options.length === 1 && options[0] !== undefined
      ? options[0]
      : { type: 'choice', options };
  };

  const parseSequence = (): Pattern => {
    const parts: Pattern[] = [];
    for (let next = peek(); next !== undefined && next !== '|' && next !== ')'; next = peek()) {
      parts.push(parseRepeat(parseAtom()));
    }
    return { type: 'sequence', parts };
  };

  const parseRepeat = (atom: Pattern): Pattern => {
    const [min, max] = parseQuantifier() ?? [];
    if (min === undefined || max === undefined) return atom;
    const greedy = !take('?');
    if (['*', '+', '?'].includes(peek() ?? '') || quantifierAhead())
      fail('invalid nested repetition operator');
    return { type: 'repeat', body: atom, min, max, greedy };
  };

  const parseQuantifier = (): [number, number] | undefined => {
    if (take('*')) return [0, Number.POSITIVE_INFINITY];
    if (take('+')) return [1, Number.POSITIVE_INFINITY];
    if (take('?')) return [0, 1];
    const counted = quantifierAhead();
    if (counted === undefined) return undefined;
    at += counted[0].length;
    const min = Number(counted[1]);
    const max =
      counted[2] === undefined
        ? min
        : counted[3] === ''
          ? Number.POSITIVE_INFINITY
          : Number(counted[3]);
    if (min > MAX_REPEAT || (max !== Number.POSITIVE_INFINITY && max > MAX_REPEAT) || max < min)
      fail('invalid repeat count');
    return [min, max];
  };

  // A brace that starts no counted repetition is an ordinary character, as in RE2.
  const quantifierAhead = (): RegExpExecArray | undefined =>
    peek() === '{'
      ? (/^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(characters.slice(at, at + 20).join('')) ?? undefined)
      : undefined;

  const parseAtom = (): Pattern => {
    const character = characters[at++];
    switch (character) {
      case '(':
        return parseGroup();
      case '[':
        return { type: 'character', test: parseClass() };
      case '.': {
        const { dotMatchesNewline: any } = flags;
        return { type: 'character', test: (codePoint) => any || codePoint !== 10 };
      }
      case '^':
        return { type: 'assertion', at: 'start' };
      case '$':
        return { type: 'assertion', at: 'end' };
      case '\\':
        return parseEscape();
      case '*':
      case '+':
      case '?':
        return fail('missing argument to repetition operator');
      default:
        return literal(character ?? fail('unexpected end'));
    }
  };

  const literal = (character: string): Pattern => ({
    type: 'character',
    test: folded(single(codePointOf(character))),
  });

  const folded = (test: (codePoint: number) => boolean): ((codePoint: number) => boolean) =>
    flags.ignoreCase ? (codePoint) => caseVariants(codePoint).some(test) : test;

  const parseGroup = (): Pattern => {
    const outer = flags;
    let index: number | undefined;
    if (take('?')) {
      const name = /^P?<([A-Za-z0-9_]+)>/.exec(characters.slice(at).join(''));
      if (name?.[1] !== undefined) {
        at += name[0].length;
        index = ++groups;
        if (names.has(name[1])) fail('duplicate capture group name');
        names.set(name[1], index);
      } else if (parseFlags()) return { type: 'empty' };
    } else index = ++groups;
    const body = parseChoice();
    if (!take(')')) fail('missing closing )');
    flags = outer;
    return index === undefined ? body : { type: 'group', body, index };
  };

  /** After `(?`: true where the flags hold to the end of the enclosing group, false where they open one. */
  const parseFlags = (): boolean => {
    let on = true;
    for (;;) {
      const character = characters[at++];
      if (character === '-') on = false;
      else if (character === 'i') flags = { ...flags, ignoreCase: on };
      else if (character === 's') flags = { ...flags, dotMatchesNewline: on };
      else if (character === ':') return false;
      else if (character === ')') return true;
      else fail('invalid or unsupported Perl syntax');
    }
  };

  const parseEscape = (): Pattern => {
    const character = characters[at++] ?? fail('trailing backslash at end of expression');
    if (character === 'b') return { type: 'assertion', at: 'boundary' };
    if (character === 'B') return { type: 'assertion', at: 'inside' };
    if (character === 'A') return { type: 'assertion', at: 'start' };
    if (character === 'z') return { type: 'assertion', at: 'end' };
    const test = perlClass(character);
    if (test !== undefined) return { type: 'character', test };
    return { type: 'character', test: folded(single(escapedCodePoint(character))) };
  };

  const escapedCodePoint = (character: string): number => {
    const control = 'abfnrtv'.indexOf(character);
    if (control >= 0) return [7, 8, 12, 10, 13, 9, 11][control] ?? 0;
    if (character === 'x') {
      const hex = /^([0-9A-Fa-f]{2}|\{([0-9A-Fa-f]{1,6})\})/.exec(
        characters.slice(at, at + 8).join(''),
      );
      if (hex === null) return fail('invalid escape sequence');
      at += hex[0].length;
      return Number.parseInt(hex[2] ?? hex[0], 16);
    }
    if (/[A-Za-z0-9]/.test(character))
      fail(`invalid or unsupported escape sequence \\${character}`);
    return codePointOf(character);
  };

  const parseClass = (): ((codePoint: number) => boolean) => {
    const negated = take('^');
    const tests: ((codePoint: number) => boolean)[] = [];
    for (let first = true; first || peek() !== ']'; first = false) {
      if (peek() === undefined) fail('missing closing ]');
      if (peek() === '[' && characters[at + 1] === ':') fail('unsupported character class name');
      const low = classCharacter();
      if (typeof low === 'function') tests.push(low);
      else if (peek() === '-' && characters[at + 1] !== ']') {
        at++;
        const high = classCharacter();
        if (typeof high === 'function' || high < low) fail('invalid character class range');
        else tests.push(folded((codePoint) => codePoint >= low && codePoint <= high));
      } else tests.push(folded(single(low)));
    }
    at++;
    return (codePoint) => tests.some((test) => test(codePoint)) !== negated;
  };

  const classCharacter = (): number | ((codePoint: number) => boolean) => {
    const character = characters[at++] ?? fail('missing closing ]');
    if (character !== '\\') return codePointOf(character);
    const escaped = characters[at++] ?? fail('trailing backslash at end of expression');
    return perlClass(escaped) ?? escapedCodePoint(escaped);
  };

  const pattern = parseChoice();
  if (at < characters.length) fail('unexpected )');
  return { pattern, groups, names };
}

const single = (wanted: number) => (codePoint: number) => codePoint === wanted;
const codePointOf = (character: string): number => character.codePointAt(0) ?? 0;

function caseVariants(codePoint: number): number[] {
  const character = String.fromCodePoint(codePoint);
  return [character, character.toLowerCase(), character.toUpperCase()].map(codePointOf);
}

const isDigit = (codePoint: number) => codePoint >= 48 && codePoint <= 57;
const isSpace = (codePoint: number) => [9, 10, 12, 13, 32].includes(codePoint);
export const isWord = (codePoint: number): boolean =>
  isDigit(codePoint) ||
  (codePoint >= 65 && codePoint <= 90) ||
  (codePoint >= 97 && codePoint <= 122) ||
  codePoint === 95;

function perlClass(letter: string): ((codePoint: number) => boolean) | undefined {
  const positive = { d: isDigit, s: isSpace, w: isWord }[letter.toLowerCase()];
  if (positive === undefined) return undefined;
  return letter === letter.toLowerCase() ? positive : (codePoint) => !positive(codePoint);
}
