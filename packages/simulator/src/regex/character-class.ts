import type { CharacterTest, Flags } from './pattern.ts';
import type { Reader } from './reader.ts';

/** A bracket expression, after its opening bracket. */
export function parseClass(reader: Reader, flags: Flags): CharacterTest {
  const negated = reader.take('^');
  // A bracket that comes first stands for itself.
  const tests = [parseItem(reader, flags)];
  while (!reader.take(']')) tests.push(parseItem(reader, flags));
  return (codePoint) => tests.some((test) => test(codePoint)) !== negated;
}

function parseItem(reader: Reader, flags: Flags): CharacterTest {
  if (reader.peek() === '[' && reader.peek(1) === ':')
    reader.fail('named character classes are not supported by the simulator');
  const low = parseMember(reader);
  if (typeof low === 'function') return low;
  if (reader.peek() !== '-' || reader.peek(1) === ']') return folded(only(low), flags);
  reader.next('-');
  const high = parseMember(reader);
  if (typeof high === 'function' || high < low) reader.fail('invalid character class range');
  return folded((codePoint) => codePoint >= low && codePoint <= high, flags);
}

function parseMember(reader: Reader): number | CharacterTest {
  const character = reader.next('missing closing ]');
  if (character !== '\\') return codePointOf(character);
  const escaped = reader.next('trailing backslash at end of expression');
  return perlClass(escaped) ?? escapedCodePoint(escaped, reader);
}

/** `\d`, `\s`, `\w` and their opposites; undefined for any other letter. */
export function perlClass(letter: string): CharacterTest | undefined {
  const positive = { d: isDigit, s: isSpace, w: isWord }[letter.toLowerCase()];
  if (positive === undefined) return undefined;
  return letter === letter.toLowerCase() ? positive : (codePoint) => !positive(codePoint);
}

const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** The character that a backslash and `character` stand for. */
export function escapedCodePoint(character: string, reader: Reader): number {
  const control = CONTROLS[character];
  if (control !== undefined) return control;
  if (character === 'x') {
    const hex = reader.ahead(/^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/, 8);
    if (hex === undefined) return reader.fail('invalid escape sequence');
    reader.pass(hex[0].length);
    return Number.parseInt(hex[1] ?? hex[2] ?? '', 16);
  }
  if (/[A-Za-z0-9]/.test(character))
    reader.fail(`escape sequence \\${character} is invalid or not supported by the simulator`);
  return codePointOf(character);
}

export const only =
  (wanted: number): CharacterTest =>
  (codePoint) =>
    codePoint === wanted;

export const folded = (test: CharacterTest, { ignoreCase }: Flags): CharacterTest =>
  ignoreCase ? (codePoint) => caseVariants(codePoint).some(test) : test;

export const codePointOf = (character: string): number => character.codePointAt(0) ?? 0;

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
