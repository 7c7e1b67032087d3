import { Byte } from './byte.ts';
import type { ByteCursor } from './byte-cursor.ts';
import { decimal, MAX_FRACTION_DIGITS } from './decimal.ts';
import type { SampleBuffer } from './sample-buffer.ts';

/** An integer below it is exact with four more digits. */
const FULL = 2 ** 53 / 1e4 - 1;
const MAX_LOW_DIGITS = 8;
/** What the last decimal of a time is worth in ms, by the number of decimals. */
const MILLISECONDS = [0, 100, 10, 1];
const POWERS = [1, 10, 100, 1_000];
// Characters as little-endian words.
const ZEROS = 0x30303030;
const COMMA_QUOTE = 0x222c;
const QUOTE_BRACKET = 0x5d22;
const BETWEEN_SAMPLES = 0x5b2c5d22;
const NAN_QUOTE = 0x224e614e;
/** What a point is where zeros were taken off. */
const POINT = Byte.dot ^ Byte.zero;

/**
 * Takes samples in the form every server writes, `,[1700000000.123,"0.5"]`, and stops before the first that is
 * not quite so (whitespace, an exponent, a time before 2001, the window's end), whether right or wrong: those are for
 * `readSample`.
 *
 * Nearly all of a large answer passes here. It is one function on purpose: as small ones, which V8 does not all
 * inline, it took twice as long. Digits are read four at a time, also where fewer follow: how many is not known
 * beforehand, and each wrong guess of the processor costs as much as ten digits.
 */
export function takeSamples(cursor: ByteCursor, buffer: SampleBuffer, first: boolean): void {
  const { view } = cursor;
  let { times, values, start, length } = buffer;
  let at = cursor.position;
  let end = at;
  let room = Math.min(times.length, values.length - start);
  if (!first && view.getUint8(at++) !== Byte.comma) return;
  if (view.getUint8(at++) !== Byte.openBracket) return;
  // Most samples are of the same hundred seconds as the one before.
  let firstFour = 0;
  let nextFour = 0;
  let hundreds = 0;

  for (;;) {
    // A time has ten digits, of which JSON does not let the first be a 0.
    const word = view.getInt32(at, true) ^ ZEROS;
    const nextWord = view.getInt32(at + 4, true) ^ ZEROS;
    if (word !== firstFour || nextWord !== nextFour) {
      if ((notDigits(word) | notDigits(nextWord)) !== 0 || (word & 0xff) === 0) break;
      firstFour = word;
      nextFour = nextWord;
      hundreds = fourDigits(word) * 1e9 + fourDigits(nextWord) * 1e5;
    }
    const lastTwo = view.getInt16(at + 8, true) ^ (ZEROS & 0xffff);
    if (notDigits(lastTwo) !== 0) break;
    at += 10;
    let milliseconds = hundreds + fourDigits(lastTwo << 16) * 1_000;
    if (view.getUint8(at) === Byte.dot) {
      const decimals = view.getInt32(at + 1, true) ^ ZEROS;
      const count = lowestByte(notDigits(decimals));
      if (count < 1 || count > 3) break;
      milliseconds += fourDigits(decimals << (32 - 8 * count)) * (MILLISECONDS[count] ?? 0);
      at += 1 + count;
    }
    if (view.getInt16(at, true) !== COMMA_QUOTE) break;
    at += 2;

    const negative = view.getUint8(at) === Byte.minus;
    if (negative) at++;
    const valueStart = at;
    let high = 0;
    let low = 0;
    let lowDigits = 0;
    let afterPoint = 0;
    for (;;) {
      const digits = view.getInt32(at, true) ^ ZEROS;
      const others = notDigits(digits);
      if (others === 0) {
        at += 4;
        if (high < FULL) high = high * 1e4 + fourDigits(digits);
        else {
          low = low * 1e4 + fourDigits(digits);
          lowDigits += 4;
        }
        continue;
      }
      const count = lowestByte(others);
      // In two steps: shifted by 32 at once, a word stays as it is.
      const part = fourDigits((digits << (24 - 8 * count)) << 8);
      const power = POWERS[count] ?? 1;
      if (high < FULL) high = high * power + part;
      else {
        low = low * power + part;
        lowDigits += count;
      }
      at += count;
      if (afterPoint > 0 || ((digits >>> (8 * count)) & 0xff) !== POINT) break;
      afterPoint = ++at;
    }
    let value = Number.NaN;
    if (at > valueStart) {
      const fractionDigits = afterPoint === 0 ? 0 : at - afterPoint;
      const isPoint = at === afterPoint && at === valueStart + 1;
      if (isPoint || lowDigits > MAX_LOW_DIGITS || fractionDigits > MAX_FRACTION_DIGITS) break;
      value = decimal(high, low, lowDigits, fractionDigits);
      if (Number.isNaN(value)) break;
    } else if (negative || view.getInt32(at, true) !== NAN_QUOTE) break;
    else at += 3;

    const between = view.getInt32(at, true);
    if ((between & 0xffff) !== QUOTE_BRACKET) break;
    if (length === room) {
      buffer.length = length;
      buffer.grow();
      ({ times, values, start } = buffer);
      room = Math.min(times.length, values.length - start);
    }
    times[length] = milliseconds;
    values[start + length] = negative ? -value : value;
    length++;
    end = at + 2;
    if (between !== BETWEEN_SAMPLES) break;
    at += 4;
  }
  buffer.length = length;
  cursor.position = end;
}

/** Of four bytes with zeros taken off: not 0 if one is no digit. The lowest bit that is set is in the first such byte. */
function notDigits(digits: number): number {
  // A byte above 9 has a bit of its upper half set, at the latest after adding 6.
  return ((digits + 0x06060606) | digits) & 0xf0f0f0f0;
}

/** The place of the lowest bit that is set, in bytes. */
function lowestByte(word: number): number {
  return (31 - Math.clz32(word & -word)) >>> 3;
}

/** The number that four digits (a little-endian word, zeros taken off) spell. */
function fourDigits(digits: number): number {
  const pairs = (digits & 0x000f000f) * 10 + ((digits >>> 8) & 0x000f000f);
  return (pairs & 0xff) * 100 + (pairs >>> 16);
}
