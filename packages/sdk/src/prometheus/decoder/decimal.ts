/** 10^k for every k where that is a float64 exactly. */
const POWERS = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
/** The first half of each power, of at most 26 bits, so that products of halves are exact (Veltkamp). */
const HIGH_HALVES = POWERS.map(highHalf);
const INVERSES = POWERS.map((power) => 1 / power);
/** Far above the rounding errors of the correction, far below those of the quotient. */
const DOUBT = 2 ** -100;

/** The most digits after the point that {@link decimal} takes. */
export const MAX_FRACTION_DIGITS = POWERS.length - 1;

/**
 * The float64 nearest to `(high · 10^lowDigits + low) / 10^fractionDigits`, as `Number` of the text would give,
 * or NaN where that cannot be told without it (about once in 2^46). Both parts are integers below 2^53.
 */
export function decimal(
  high: number,
  low: number,
  lowDigits: number,
  fractionDigits: number,
): number {
  const divisor = POWERS[fractionDigits] ?? 1;
  // An exact integer over an exact power of ten is rounded once, as Number(text) is.
  if (lowDigits === 0) return high / divisor;
  const shifted = high * (POWERS[lowDigits] ?? 1);
  const integer = shifted + low;
  if (integer <= Number.MAX_SAFE_INTEGER) return integer / divisor;

  // 17 digits don't fit in 53 bits: divide the rounded integer, then correct by all that was rounded off.
  const integerError = low - (integer - shifted) + productError(high, lowDigits);
  const quotient = integer / divisor;
  const remainder = integer - quotient * divisor - productError(quotient, fractionDigits);
  const correction = (remainder + integerError) * (INVERSES[fractionDigits] ?? 1);
  const doubt = quotient * DOUBT;
  const nearest = quotient + (correction - doubt);
  return nearest === quotient + (correction + doubt) ? nearest : Number.NaN;
}

/** What rounding cut off from `a · 10^k` (Dekker). */
function productError(a: number, k: number): number {
  const b = POWERS[k] ?? 1;
  const aHigh = highHalf(a);
  const aLow = a - aHigh;
  const bHigh = HIGH_HALVES[k] ?? 1;
  const bLow = b - bHigh;
  return aLow * bLow - (a * b - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function highHalf(a: number): number {
  const shifted = a * 134_217_729; // 2^27 + 1
  return shifted - (shifted - a);
}
