import fc from 'fast-check';

/**
 * Random PromQL over the series of the evaluator's test. Rounding differs in the last digit between two right
 * programs, and a comparison or a floor would make that a different answer: so all but the outermost operation is
 * exact on the test's values (multiples of 1/4), and the outermost may be any.
 */
const metric = fc.constantFrom(
  'events',
  'level',
  'info',
  'events{job="a"}',
  'level{job=~"a|b"}',
  'events{instance!="1"}',
  'level{zone=""}',
  '{__name__=~"level|events",job="a",instance="1"}',
);
const modifier = fc.constantFrom(
  '',
  '',
  '',
  ' offset 50s',
  ' offset 4m',
  ' offset -35s',
  ' @ end()',
);
const range = fc.constantFrom('40s', '1m', '95s', '5m', '12m');
const step = fc.constantFrom('20s', '45s', '70s', '2m');
const integer = fc.integer({ min: -20, max: 20 }).map(String);
const grouping = fc.constantFrom(
  '',
  ' by (job)',
  ' by (instance, zone)',
  ' without (instance)',
  ' without (job, zone)',
  ' by ()',
);
const matching = fc.constantFrom('', ' on (job, instance)', ' ignoring (zone)', ' on (job)');
const grouped = fc.constantFrom('', '', ' on (job) group_left ()', ' on (instance) group_right ()');

const exactRange = fc.constantFrom(
  ...['min', 'max', 'sum', 'count', 'last', 'present'].map((name) => `${name}_over_time`),
  'changes',
  'resets',
  'idelta',
);
const inexactRange = fc.constantFrom(
  ...['rate', 'increase', 'delta', 'irate', 'deriv'],
  ...['avg', 'stddev', 'stdvar'].map((name) => `${name}_over_time`),
);

const { exact } = fc.letrec<{ exact: string }>((tie) => {
  const inner = tie('exact');
  return {
    exact: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      fc.tuple(metric, modifier).map((parts) => parts.join('')),
      fc
        .tuple(exactRange, metric, range, modifier)
        .map(([name, series, over, when]) => `${name}(${series}[${over}]${when})`),
      fc
        .tuple(exactRange, inner, range, step)
        .map(([name, vector, over, by]) => `${name}((${vector})[${over}:${by}])`),
      fc
        .tuple(fc.constantFrom('sum', 'min', 'max', 'count', 'group'), grouping, inner)
        .map(([name, by, vector]) => `${name}${by} (${vector})`),
      fc
        .tuple(inner, fc.constantFrom('+', '-', '> bool', '<= bool', '>', '!='), integer)
        .map(([vector, operator, number]) => `(${vector}) ${operator} ${number}`),
      fc
        .tuple(
          inner,
          fc.constantFrom('+', '-', '< bool', '== bool'),
          fc.oneof(matching, grouped),
          inner,
        )
        .map(([left, operator, how, right]) => `(${left}) ${operator}${how} (${right})`),
      fc
        .tuple(inner, fc.constantFrom('and', 'or', 'unless'), matching, inner)
        .map(([left, operator, how, right]) => `(${left}) ${operator}${how} (${right})`),
      fc
        .tuple(fc.constantFrom('abs', 'ceil', 'floor', 'sgn', '-', '+'), inner)
        .map(([name, vector]) => `${name}(${vector})`),
      fc.tuple(inner, integer).map(([vector, min]) => `clamp_min(${vector}, ${min})`),
      inner.map((vector) => `vector(scalar(${vector}) > bool 0)`),
      inner.map((vector) => `absent(${vector})`),
      inner.map((vector) => `label_replace(${vector}, "zone", "z$1", "job", "([ab])")`),
    ),
  };
});

export const randomQuery: fc.Arbitrary<string> = fc.oneof(
  exact,
  fc
    .tuple(inexactRange, metric, range, modifier)
    .map(([name, series, over, when]) => `${name}(${series}[${over}]${when})`),
  fc
    .tuple(inexactRange, exact, range, step)
    .map(([name, vector, over, by]) => `${name}((${vector})[${over}:${by}])`),
  fc
    .tuple(fc.constantFrom('avg', 'stddev', 'stdvar'), grouping, exact)
    .map(([name, by, vector]) => `${name}${by} (${vector})`),
  fc.tuple(grouping, exact).map(([by, vector]) => `quantile${by} (0.7, ${vector})`),
  fc
    .tuple(fc.constantFrom('topk', 'bottomk'), grouping, exact)
    .map(([name, by, vector]) => `${name}${by} (2, ${vector})`),
  fc
    .tuple(exact, fc.constantFrom('/', '%', '^'), fc.oneof(matching, grouped), exact)
    .map(([left, operator, how, right]) => `(${left}) ${operator}${how} (${right})`),
  fc
    .tuple(grouping, metric, range)
    .map(([by, series, over]) => `sum${by} (rate(${series}[${over}]))`),
);
