import { Byte } from './byte.ts';
import type { Cursor } from './cursor.ts';
import { decimal, MAX_FRACTION_DIGITS } from './decimal.ts';
import type { SampleBuffer } from './sample-buffer.ts';

/** An integer below it is exact with four more digits. */
const FULL = 2 ** 53 / 1e4 - 1;
const MAX_LOW_DIGITS = 8;
/** With the longest time that is surely whole ms in a float64: 12 digits, a point and three decimals. */
const MAX_TIME_LENGTH = 16;
const MAX_MILLISECONDS = 1e15;
const POINT = Byte.dot - Byte.zero;
/** What the last digit of a time is worth in ms, by the number of decimals. */
const MILLISECONDS = [1_000, 100, 10, 1];
// Characters as little-endian words.
const COMMA_QUOTE = 0x222c;
const QUOTE_BRACKET = 0x5d22;
const NAN_QUOTE = 0x224e614e;

/**
 * Takes samples in the form every server writes, `,[1700000000.123,"0.5"]`, and stops before the first that is
 * not quite so (whitespace, an exponent, the window's end), whether right or wrong: those are for `readSample`.
 *
 * Nearly all of a large answer passes here. It is one function on purpose: as small ones, which V8 does not all
 * inline, it took 40 to 70 ns a sample instead of 15 to 44 (Node 24).
 */
export function takeSamples(cursor: Cursor, buffer: SampleBuffer, first: boolean): void {
  const { view } = cursor;
  let { times, values, length } = buffer;
  let at = cursor.position;

  for (let isFirst = first; ; isFirst = false) {
    if (!isFirst && view.getUint8(at++) !== Byte.comma) break;
    if (view.getUint8(at++) !== Byte.openBracket) break;

    const timeStart = at;
    let high = 0;
    let afterPoint = 0;
    for (;;) {
      const four = fourDigits(view.getInt32(at, true));
      if (four >= 0) {
        high = high * 1e4 + four;
        at += 4;
        continue;
      }
      const digit = view.getUint8(at) - Byte.zero;
      if (digit >= 0 && digit <= 9) {
        high = high * 10 + digit;
        at++;
      } else if (digit === POINT && afterPoint === 0) afterPoint = ++at;
      else break;
    }
    const milliseconds =
      high * (MILLISECONDS[afterPoint === 0 ? 0 : at - afterPoint] ?? Number.NaN);
    // JSON has no number like 07 or 7. and the sum of a long one is not exact.
    const timeIsPlain =
      milliseconds < MAX_MILLISECONDS &&
      at - timeStart <= MAX_TIME_LENGTH &&
      at > timeStart &&
      at !== afterPoint &&
      view.getUint8(timeStart) > Byte.zero;
    if (!timeIsPlain || view.getInt16(at, true) !== COMMA_QUOTE) break;
    at += 2;

    const negative = view.getUint8(at) === Byte.minus;
    if (negative) at++;
    const valueStart = at;
    let low = 0;
    let lowDigits = 0;
    high = 0;
    afterPoint = 0;
    for (;;) {
      const four = fourDigits(view.getInt32(at, true));
      if (four >= 0) {
        at += 4;
        if (high < FULL) high = high * 1e4 + four;
        else {
          low = low * 1e4 + four;
          lowDigits += 4;
        }
        continue;
      }
      const digit = view.getUint8(at) - Byte.zero;
      if (digit >= 0 && digit <= 9) {
        at++;
        if (high < FULL) high = high * 10 + digit;
        else {
          low = low * 10 + digit;
          lowDigits++;
        }
      } else if (digit === POINT && afterPoint === 0) afterPoint = ++at;
      else break;
    }
    let value = Number.NaN;
    if (at > valueStart) {
      const fractionDigits = afterPoint === 0 ? 0 : at - afterPoint;
      if (lowDigits > MAX_LOW_DIGITS || fractionDigits > MAX_FRACTION_DIGITS) break;
      // A point alone is no number.
      if (at === afterPoint && at === valueStart + 1) break;
      value = decimal(high, low, lowDigits, fractionDigits);
      if (Number.isNaN(value)) break;
    } else if (negative || view.getInt32(at, true) !== NAN_QUOTE) break;
    else at += 3;
    if (view.getInt16(at, true) !== QUOTE_BRACKET) break;
    at += 2;

    if (length === times.length) {
      buffer.grow();
      ({ times, values } = buffer);
    }
    times[length] = milliseconds;
    values[length] = negative ? -value : value;
    buffer.length = ++length;
    cursor.position = at;
  }
}

/** The number that four ASCII digits (read as a little-endian word) spell, or -1: much faster than one by one. */
function fourDigits(word: number): number {
  const digits = word ^ 0x30303030;
  // A byte above 9 has a bit of its upper half set, at the latest after adding 6.
  if (((digits + 0x06060606) | digits) & 0xf0f0f0f0) return -1;
  const pairs = (digits & 0x000f000f) * 10 + ((digits >>> 8) & 0x000f000f);
  return (pairs & 0xff) * 100 + (pairs >>> 16);
}
