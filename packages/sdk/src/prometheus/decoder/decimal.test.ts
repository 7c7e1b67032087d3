import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimal } from './decimal.ts';

/** The decimal of a text like `123.45`, its digits in two parts as the scanner makes them. */
function ofText(text: string): number {
  const [integer = '', fraction = ''] = text.split('.');
  const digits = integer + fraction;
  const high = digits.slice(0, 15);
  const low = digits.slice(15);
  return decimal(Number(high), Number(low), low.length, fraction.length);
}

const magnitude = fc.integer({ min: -5, max: 15 });
const shortest = fc
  .tuple(fc.double({ min: 1, max: 10, noNaN: true }), magnitude)
  .map(([mantissa, power]) => String(mantissa * 10 ** power))
  .filter((text) => !text.includes('e'));

/** Halfway between two neighbours, and one digit off it: the hardest to round. */
const halfway = fc
  .tuple(fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n }), fc.constantFrom('4', '5', '6'))
  .map(([mantissa, last]) => `${(mantissa * 5n) / 10n}.${(mantissa * 5n) % 10n}${last}`);

test('rounds as Number does', () => {
  fc.assert(
    fc.property(fc.oneof(shortest, halfway), (text) => {
      const number = ofText(text);
      // Rare halves are left to Number itself.
      assert(Number.isNaN(number) || Object.is(number, Number(text)), `${text} → ${number}`);
    }),
    { numRuns: 20_000 },
  );
});

test('17 digits are nearly never left to Number', () => {
  fc.assert(fc.property(shortest, (text) => !Number.isNaN(ofText(text))));
});
