import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { AnswerDecoder, type DecodedAnswer } from './answer-decoder.ts';
import { MalformedAnswer } from './cursor.ts';
import { decodeByJsonParse } from './reference.ts';

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

const prometheusText = (number: number): string =>
  String(number).replace(/^(-?)Infinity$/, (_, sign) => `${sign || '+'}Inf`);

const value = fc.oneof(
  { weight: 4, arbitrary: fc.double().map(prometheusText) },
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map(String),
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String),
  fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 19n }), fc.nat(25)).map(([digits, fraction]) => {
    const text = digits.toString().padStart(fraction + 1, '0');
    return `${text.slice(0, text.length - fraction)}.${text.slice(text.length - fraction)}`;
  }),
  fc.constantFrom(
    'NaN',
    '+Inf',
    '-Inf',
    '0',
    '-0',
    '1e-7',
    '5e-324',
    '1.7976931348623157e+308',
    '.5',
    '5.',
  ),
);
const wrongValue = fc.constantFrom(
  '',
  ' 1',
  '0x10',
  '1_0',
  'nan',
  'Infinity',
  '1e',
  '--1',
  '.',
  '-.',
  '-NaN',
  '1.2.3',
);
const seconds = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 4e12 }).map((ms) => String(ms / 1000)) },
  fc.constantFrom('0', '1.5e9', '-1.25', '1700000000.1234567', '1e3', '123456789012345678'),
);
const label = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__name__',
    '__proto__',
    'job_name',
    '中文',
    '"\\\n\u0000',
    '\ufeffx',
    'constructor',
  ),
);
const space = fc.constantFrom('', '', '', '', ' ', '\n', '\t \r\n');

/** JSON text of an array or object with random whitespace. */
const list = (items: fc.Arbitrary<string>, maxLength: number) =>
  fc
    .array(fc.tuple(space, items, space), { maxLength })
    .map((parts) => `[${parts.map((part) => part.join('')).join(',')}]`);
const members = (parts: fc.Arbitrary<[string, string][]>) =>
  fc
    .tuple(
      parts.chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
      space,
    )
    .map(
      ([all, gap]) =>
        `{${all.map(([key, json]) => `${gap}${JSON.stringify(key)}${gap}:${gap}${json}`).join(',')}}`,
    );

const pair = (values: fc.Arbitrary<string>) =>
  fc.tuple(seconds, values).map(([time, text]) => `[${time},${JSON.stringify(text)}]`);
const histogram = fc
  .tuple(seconds, value, value, fc.nat(3), value)
  .map(([time, count, sum, rule, bound]) => {
    const buckets = [[rule, bound, bound, count]];
    return `[${time},${JSON.stringify({ count, sum, buckets })}]`;
  });
const metric = fc.dictionary(label, label, { maxKeys: 4 }).map((labels) => JSON.stringify(labels));
const extra = fc.tuple(fc.constantFrom('stats', 'x', '', '__proto__'), fc.json({ maxDepth: 2 }));

const series = (values: fc.Arbitrary<string>) =>
  members(
    fc
      .tuple(
        metric,
        fc.option(list(pair(values), 20)),
        fc.option(list(histogram, 3)),
        fc.option(extra),
      )
      .map(([labels, samples, histograms, other]) => [
        ['metric', labels],
        ...(samples === null ? [] : [['values', samples] as [string, string]]),
        ...(histograms === null ? [] : [['histograms', histograms] as [string, string]]),
        ...(other === null ? [] : [other]),
      ]),
  );
const sample = (values: fc.Arbitrary<string>) =>
  members(
    fc
      .tuple(metric, fc.option(pair(values), { freq: 9 }), fc.option(histogram))
      .map(([labels, sample, histogram]) => [
        ['metric', labels],
        ...(sample === null && histogram !== null
          ? []
          : [['value', sample ?? '[0,"1"]'] as [string, string]]),
        ...(histogram === null ? [] : [['histogram', histogram] as [string, string]]),
      ]),
  );

const answer = (values: fc.Arbitrary<string>) =>
  fc
    .oneof(
      fc.tuple(fc.constant('matrix'), list(series(values), 5)),
      fc.tuple(fc.constant('vector'), list(sample(values), 8)),
      fc.tuple(fc.constantFrom('scalar', 'string'), pair(fc.oneof(values, label))),
    )
    .chain(([type, result]) =>
      members(
        fc
          .option(extra)
          .map((other) => [
            ['resultType', JSON.stringify(type)],
            ['result', result],
            ...(other === null ? [] : [other]),
          ]),
      ),
    )
    .chain((data) =>
      members(
        fc
          .option(extra)
          .map((other) => [
            ['status', '"success"'],
            ['data', data],
            ['warnings', '["a"]'],
            ...(other === null ? [] : [other]),
          ]),
      ),
    );

const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 });

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
