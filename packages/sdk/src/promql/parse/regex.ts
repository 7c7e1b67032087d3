const repetition = /(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/y;
const groupStart = /\((?:\?(?:P?<\w+>|[imsU]*(?:-[imsU]+)?:)|(?!\?))/y;
const flags = /\(\?[imsU]*(?:-[imsU]+)?\)/y;
const quoted = /\\Q([\s\S]*?)(?:\\E|$)/y;
const zeroWidth = /[\^$]|\\[AzbB]/y;
const bracket = /\[\^?/y;
/** Perl's classes, and Unicode's: whether a script has that name is not looked up. */
const characterClass = /\\(?:[dDsSwW]|[pP](?:[A-Z]|\{\^?\w+\}))/y;
const posixClass =
  /\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/y;
/** A code point, or an escape of one: octal, hexadecimal, a control, any of ASCII but letters and digits. */
const character =
  /\\(?:[1-7][0-7]{1,2}|0[0-7]{0,2}|x[\da-fA-F]{2}|x\{0*(?:10|[\da-fA-F])?[\da-fA-F]{1,4}\}|[afnrtv]|[^\da-zA-Z\u0080-\u{10ffff}])|[^\\]/uy;

/** Go's limit of a repetition, and of groups in each other. */
const limit = 1000;

/**
 * Reads an RE2 regular expression as Go's regexp/syntax does, and never runs it: whether it matches the
 * empty string, or `undefined` where RE2 refuses it.
 */
export function matchesEmpty(pattern: string): boolean | undefined {
  const lastPosixEnd = pattern.lastIndexOf(':]');
  let at = 0;
  let depth = 0;

  function take(expected: RegExp): RegExpExecArray | null {
    expected.lastIndex = at;
    const match = expected.exec(pattern);
    at += match?.[0].length ?? 0;
    return match;
  }

  function refuse(): never {
    throw new RangeError(pattern);
  }

  /** `a|b|c` */
  function alternatives(): boolean {
    let empty = sequence();
    while (take(/\|/y)) empty = sequence() || empty;
    return empty;
  }

  function sequence(): boolean {
    let empty = true;
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      empty = (take(flags) !== null || repeated()) && empty;
    }
    return empty;
  }

  function repeated(): boolean {
    const empty = single();
    const match = take(repetition);
    if (match === null) return empty;
    const [text, least = /^[*?]/.test(text) ? '0' : '1', most] = match;
    const bounds = [Number(least), Number(most || least)] as const;
    // Perl's rule, which RE2 keeps: no repetition of a repetition.
    if (bounds[1] < bounds[0] || Math.max(...bounds) > limit || take(repetition)) refuse();
    return empty || bounds[0] === 0;
  }

  function single(): boolean {
    if (take(groupStart)) return inGroup();
    const text = take(quoted);
    if (text !== null) return text[1] === '';
    const assertion = take(zeroWidth);
    // The empty string has no word boundary.
    if (assertion !== null) return assertion[0] !== '\\b';
    // Nothing to repeat, or no group that RE2 knows.
    if (take(repetition) || take(/\(/y)) refuse();
    if (take(bracket)) inBrackets();
    else if (!takeClass()) takeCharacter();
    return false;
  }

  function inGroup(): boolean {
    depth += 1;
    if (depth > limit) refuse();
    const empty = alternatives();
    if (!take(/\)/y)) refuse();
    depth -= 1;
    return empty;
  }

  function inBrackets(): void {
    do {
      if (takeClass() || take(posixClass)) continue;
      // Whatever stands between "[:" and the next ":]" is the name of a class.
      if (pattern.startsWith('[:', at) && lastPosixEnd >= at + 2) refuse();
      const from = takeCharacter();
      if (take(/-(?!\])/y) && isBefore(takeCharacter(), from)) refuse();
    } while (!take(/\]/y));
  }

  function takeClass(): boolean {
    return take(characterClass) !== null;
  }

  function takeCharacter(): string {
    return (take(character) ?? refuse())[0];
  }

  try {
    const empty = alternatives();
    return at === pattern.length ? empty : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Escapes, and what takes two UTF-16 code units, are not compared. */
function isBefore(a: string, b: string): boolean {
  return a.length === 1 && b.length === 1 && a < b;
}
