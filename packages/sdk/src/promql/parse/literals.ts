import { maxMilliseconds, parseDuration } from '../duration.ts';

/** Seconds of a duration token, `undefined` where it is none (`5m1h`) or out of range. */
export function readDuration(text: string): number | undefined {
  const ms = parseDuration(text);
  // As Go computes it.
  return ms <= maxMilliseconds ? Math.trunc(ms / 1000) + (ms % 1000) / 1000 : undefined;
}

/**
 * The value of a number token, by Go's rules: `0x` is hexadecimal, a leading zero octal, where that fits
 * into 64 bits. `undefined` where Go finds no number.
 */
export function readNumber(text: string): number | undefined {
  const digits = text.replaceAll('_', '');
  if (/^0x/i.test(digits)) return inInt64(digits);
  const octal = /^0[0-7]+$/.test(digits) ? inInt64(`0o${digits}`) : undefined;
  const value = octal ?? Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

/** 2⁶³. Written as a literal it would stop builds for what is older than ES2020. */
const INT64_END = BigInt('0x8000000000000000');

function inInt64(digits: string): number | undefined {
  const value = BigInt(digits);
  return value < INT64_END ? Number(value) : undefined;
}

const controls: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

/** A backslash and what follows: a byte (octal or hexadecimal), a code point, or one character. */
const escapeSequence =
  /\\(?:([0-3][0-7]{2})|x([\da-fA-F]{2})|(?:u([\da-fA-F]{4})|U([\da-fA-F]{8}))|([\s\S]?))/g;

/**
 * The value of a string token, by Go's rules. `undefined` where an escape is wrong, or where the bytes are
 * not UTF-8: a JavaScript string could not hold them.
 */
export function readString(token: string): string | undefined {
  const quote = token.charAt(0);
  const body = token.slice(1, -1);
  // Prometheus's lexer takes U+FFFD for broken UTF-8.
  if (body.includes('\ufffd')) return undefined;
  if (quote === '`' || !body.includes('\\')) return body;
  try {
    return decodeBody(body, quote);
  } catch {
    return undefined;
  }
}

/** Escaped bytes and text are joined as percent-encoded UTF-8, whose decoder refuses what is none. */
function decodeBody(body: string, quote: string): string {
  let encoded = '';
  let end = 0;
  for (const match of body.matchAll(escapeSequence)) {
    const [all, octal, hex, short, long, char] = match;
    encoded += encodeURIComponent(body.slice(end, match.index));
    end = match.index + all.length;
    if (octal !== undefined) encoded += encodeByte(Number.parseInt(octal, 8).toString(16));
    else if (hex !== undefined) encoded += encodeByte(hex);
    else encoded += encodeURIComponent(toCharacter(short ?? long, char, quote));
  }
  return decodeURIComponent(encoded + encodeURIComponent(body.slice(end)));
}

function encodeByte(hex: string): string {
  return `%${hex.padStart(2, '0')}`;
}

/** @throws {RangeError} where it is no character; a surrogate fails when it is encoded. */
function toCharacter(
  codePoint: string | undefined,
  char: string | undefined,
  quote: string,
): string {
  if (codePoint !== undefined) return String.fromCodePoint(Number.parseInt(codePoint, 16));
  const value = char === quote ? quote : controls[char ?? ''];
  if (value === undefined) throw new RangeError(`\\${char}`);
  return value;
}
