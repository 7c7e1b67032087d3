import { badData } from '../errors.ts';

const PLAIN = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const ESCAPE = 'U__';

/** What would end or change a URL's path where a server decodes it once more. */
const PATH_SYNTAX = /[/?#%\\\p{Cc}\p{Surrogate}\uFFFD]/u;

/**
 * The segment of a path that Prometheus reads as this label name. A plain name is its own; any other name of
 * Prometheus 3 goes in the escaped form, in which a path holds nothing but letters, digits and "_".
 *
 * It is given as it is or escaped, but only one way each: `U__namespace` is another spelling of `namespace`.
 * Source: prometheus/common, model/metric.go (EscapeName, UnescapeName).
 *
 * @throws {GatewayError} 400
 */
export function labelNameSegment(given: string): string {
  if (given.startsWith(ESCAPE)) {
    const name = unescaped(given.slice(ESCAPE.length));
    if (name !== undefined && isOfUtf8(name)) return escaped(name);
    throw badData(
      'The label name is not escaped as Prometheus does it: U__, then a name that is not plain, with "_" as "__" and other characters as their code points, "_2e_".',
    );
  }
  if (PLAIN.test(given)) return given;
  if (given === '' || PATH_SYNTAX.test(given)) {
    throw badData('The label name holds characters that a path cannot: write it escaped, as U__….');
  }
  return escaped(given);
}

/** A name that only Prometheus 3 has: not plain, and text. */
function isOfUtf8(name: string): boolean {
  return (
    name !== '' &&
    (!PLAIN.test(name) || name.startsWith(ESCAPE)) &&
    !/[\p{Surrogate}\uFFFD]/u.test(name)
  );
}

function escaped(name: string): string {
  return ESCAPE + name.replace(/[^a-zA-Z0-9]/gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return character === '_' ? '__' : `_${character.codePointAt(0)?.toString(16)}_`;
}

/** Undefined where it is no escaped name. */
function unescaped(text: string): string | undefined {
  if (!/^(?:[a-zA-Z0-9]|__|_[0-9a-fA-F]{1,6}_)*$/.test(text)) return undefined;
  try {
    return text.replace(/__|_([0-9a-fA-F]{1,6})_/g, (_, hex?: string) =>
      hex === undefined ? '_' : String.fromCodePoint(Number.parseInt(hex, 16)),
    );
  } catch {
    return undefined;
  }
}
