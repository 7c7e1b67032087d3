/** What some YAML schema takes for a boolean, for nothing, or for a number (`e3` has an exponent only). */
const typedWord = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$/i;

/** Begins with a letter, as no number, date or indicator does, or with a count (`15 SECONDS`). */
const plainText = /^(?:\d+ )?\p{L}[\p{L}\p{N}_./:;=,@+ -]*$/u;

/** A key of a mapping, a comment, or blanks that a parser trims. */
const structure = /: |:$| $/;

/** What must not stand in YAML as it is, or is a line's end to some of its parsers. */
const unprintable = /[^\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
const allUnprintable = new RegExp(unprintable.source, 'gu');

/** A text as a YAML scalar that parsers of 1.1 and 1.2 read as that text: quoted where they would take it for more. */
export const yamlText = (text: string): string =>
  plainText.test(text) && !structure.test(text) && !typedWord.test(text) ? text : quoted(text);

/**
 * A text in quotes. In single ones nothing but the quote is special; in double ones JSON's escapes are YAML's too.
 * @throws {RangeError} for half a surrogate pair, which no file can hold.
 */
export function quoted(text: string): string {
  if (/\p{Cs}/u.test(text)) throw new RangeError(`not a Unicode text: ${JSON.stringify(text)}`);
  if (!unprintable.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(
    allUnprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
