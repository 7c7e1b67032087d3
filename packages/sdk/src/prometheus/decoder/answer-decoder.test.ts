import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { AnswerDecoder, type DecodedAnswer } from './answer-decoder.ts';
import { MalformedAnswer } from './byte-cursor.ts';
import { answer, cuts, value, wrongValue } from './testing/arbitrary-answer.ts';
import { decodeByJsonParse } from './testing/reference.ts';

/** Decodes bytes that come in parts of the given lengths, in turn. */
function decode(bytes: Uint8Array, lengths: readonly number[] = [65_536]): DecodedAnswer {
  const decoder = new AnswerDecoder();
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1;
    decoder.push(bytes.slice(at, at + length));
    at += length;
  }
  return decoder.finish();
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What decoding gives, or that it throws MalformedAnswer; any other error is a failure of the test. */
function outcome(work: () => DecodedAnswer): DecodedAnswer | 'malformed' {
  try {
    return work();
  } catch (error) {
    if (error instanceof MalformedAnswer) return 'malformed';
    throw error;
  }
}

function assertSame(bytes: Uint8Array, lengths?: readonly number[]): void {
  const expected = decodeByJsonParse(bytes) ?? 'malformed';
  // deepEqual uses Object.is for numbers: NaN equals NaN, and 0 is not -0.
  assert.deepEqual(
    outcome(() => decode(bytes, lengths)),
    expected,
  );
}

suite('AnswerDecoder', () => {
  test('reads what JSON.parse and Number read, however the bytes are cut', () => {
    fc.assert(
      fc.property(answer(value), cuts, (text, lengths) => assertSame(encode(text), lengths)),
      { numRuns: 1_500 },
    );
  });

  test('refuses a wrong value wherever the reference does', () => {
    const values = fc.oneof({ weight: 5, arbitrary: value }, wrongValue);
    fc.assert(
      fc.property(answer(values), cuts, (text, lengths) => assertSame(encode(text), lengths)),
      { numRuns: 500 },
    );
  });

  test('hostile bytes: a byte changed, put in or taken out ends as in the reference', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat(2),
      insert: fc.array(fc.oneof(fc.nat(255), fc.constantFrom(...encode('"\\{}[],:0-.e \n'))), {
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(answer(value), edit, cuts, (text, { at, remove, insert }, lengths) => {
        const bytes = [...encode(text)];
        bytes.splice(Math.floor(at * bytes.length), remove, ...insert);
        assertSame(Uint8Array.from(bytes), lengths);
      }),
      { numRuns: 3_000 },
    );
  });

  test('cut off anywhere, it is an error with the offset', () => {
    const text =
      '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"a":"é\\u00e9"},"values":[[1,"2"],[1.5,"NaN"]],"histograms":[[1,{"count":"1","sum":"2"}]]}]},"infos":[]}';
    const bytes = encode(text);
    for (let length = 0; length < bytes.length; length++) {
      assert.throws(
        () => decode(bytes.slice(0, length), [7]),
        (error) => error instanceof MalformedAnswer && error.offset === length,
        `after ${length} bytes`,
      );
    }
    assertSame(bytes, [1]);
  });

  test('of a member that comes twice the last counts, as for JSON.parse', () => {
    const matrix = '{"resultType":"matrix","result":[]}';
    for (const data of ['{"resultType":"vector"}', '{}', 'null', '7', '{"result":[1,"2"]}']) {
      assertSame(encode(`{"data":${matrix},"data":${data}}`));
      assertSame(encode(`{"data":${data},"data":${matrix}}`));
    }
  });

  test('an error names the byte it is at', () => {
    const cases: [string, number][] = [
      ['<!DOCTYPE html>', 0],
      ['{"status":"success"} x', 21],
      ['{"data":{"result":[{"metric":{"a":1}', 34],
      ['{"data":{"result":[{"metric":{},"values":[[1,"2"],[2,"x"]', 57],
    ];
    for (const [text, offset] of cases) {
      assert.throws(() => decode(encode(text), [3]), { name: 'MalformedAnswer', offset }, text);
    }
  });

  test('series on the same times share one array of them', () => {
    const one = '{"metric":{},"values":[[1,"2"],[2,"3"]]}';
    const { result } = decode(encode(`{"data":{"resultType":"matrix","result":[${one},${one}]}}`));
    assert(result?.form === 'series');
    assert.equal(result.series[0]?.times, result.series[1]?.times);
    assert.notEqual(result.series[0]?.values, result.series[1]?.values);
  });

  test('a label of megabytes in small chunks is not read again at each', () => {
    const text = `{"data":{"resultType":"vector","result":[{"metric":{"a":"${'x'.repeat(4_000_000)}"},"value":[1,"2"]}]}}`;
    const started = performance.now();
    decode(encode(text), [1_000]);
    assert(performance.now() - started < 3_000);
  });
});
