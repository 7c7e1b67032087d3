import { expect } from 'chai';
import fc from 'fast-check';
import { AnswerDecoder } from './answer-decoder.ts';
import { MalformedAnswer } from './byte-cursor.ts';
import { answer, cuts, value, wrongValue } from './testing/arbitrary-answer.ts';
import { decodeByJsonParse } from './testing/reference.ts';

/** Enough for the browser to compile the hot loop by its own assumptions, which are not Node's. */
const RUNS = 1_500;

function decode(bytes: Uint8Array, lengths: readonly number[]) {
  const decoder = new AnswerDecoder();
  try {
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const length = lengths[turn % lengths.length] ?? 1;
      decoder.push(bytes.slice(at, at + length));
      at += length;
    }
    return decoder.finish();
  } catch (error) {
    if (error instanceof MalformedAnswer) return undefined;
    throw error;
  }
}

describe('AnswerDecoder in a browser', () => {
  it('reads and refuses what JSON.parse and Number do, however the bytes are cut', function () {
    this.timeout(60_000);
    const values = fc.oneof({ weight: 15, arbitrary: value }, wrongValue);
    fc.assert(
      fc.property(answer(values), cuts, (text, lengths) => {
        const bytes = new TextEncoder().encode(text);
        // Chai's deepEqual takes NaN for NaN, and 0 not for -0.
        expect(decode(bytes, lengths)).to.deep.equal(decodeByJsonParse(bytes));
      }),
      { numRuns: RUNS },
    );
  });
});
