import fc from 'fast-check';

/** Answers to queries as a server may write them, in JSON's whole freedom. For tests. */

const prometheusText = (number: number): string =>
  String(number).replace(/^(-?)Infinity$/, (_, sign) => `${sign || '+'}Inf`);

/** A sample value's text, as Prometheus writes it. */
export const value = fc.oneof(
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
export const wrongValue = fc.constantFrom(
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

/** An answer's text, whose samples have the values. */
export const answer = (values: fc.Arbitrary<string>) =>
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

/** Lengths of the parts that an answer comes in. */
export const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 });
