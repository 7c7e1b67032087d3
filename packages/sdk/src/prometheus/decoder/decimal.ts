/** 10^k for every k where that is a float64 exactly. */
const POWERS = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
/** The first half of each power, of at most 26 bits, so that products of halves are exact (Veltkamp). */
const HIGH_HALVES = POWERS.map(highHalf);
const INVERSES = POWERS.map((power) => 1 / power);
/** Far above the rounding errors of the correction, which are of its last bit but one. */
const DOUBT = 2 ** -50;

/** The most digits after the point that {@link decimal} takes. */
export const MAX_FRACTION_DIGITS = POWERS.length - 1;

/**
 * The float64 nearest to `(high · 10^lowDigits + low) / 10^fractionDigits`, as `Number` of the text would give,
 * or NaN where that cannot be told without it (about once in 2^36). Both parts are integers below 2^53.
 */
export function decimal(
  high: number,
  low: number,
  lowDigits: number,
  fractionDigits: number,
): number {
  // An exact integer over an exact power of ten is rounded once, as Number(text) is.
  if (lowDigits === 0) return high / (POWERS[fractionDigits] ?? 1);

  // 17 digits don't fit in 53 bits: take the high part as it comes out, then correct by what is missing of it, and by
  // the low part. A product takes a third of a division's time, and being one bit off is corrected too.
  const shift = fractionDigits - lowDigits;
  const rough = shift < 0 ? high * (POWERS[-shift] ?? 1) : high * (INVERSES[shift] ?? 1);
  const missing = shift < 0 ? productError(high, -shift) : quotientError(rough, high, shift);
  const rest = low * (INVERSES[fractionDigits] ?? 1);
  const correction = missing + rest;
  const doubt = (Math.abs(missing) + rest) * DOUBT;
  const nearest = rough + (correction - doubt);
  return nearest === rough + (correction + doubt) ? nearest : Number.NaN;
}

/** What a quotient lacks of `dividend / 10^k`. */
function quotientError(quotient: number, dividend: number, k: number): number {
  const product = quotient * (POWERS[k] ?? 1);
  return (dividend - product - productError(quotient, k)) * (INVERSES[k] ?? 1);
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
