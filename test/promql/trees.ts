import {
  type Aggregation,
  type At,
  aggregators,
  type BinaryExpr,
  type BinaryOperator,
  type DurationExpr,
  type Expr,
  escapeRegex,
  type Fill,
  functions,
  type Grouping,
  type Matcher,
  type NumberLiteral,
  type Signature,
  type ValueType,
  type VectorMatching,
  type VectorSelector,
} from '@flink-metrics/sdk/promql';
import fc from 'fast-check';
import type { Dialect } from './server.ts';

/** Plain objects, as the parser makes them: fast-check's own have no prototype. */
const plain = { noNullPrototype: true } as const;

/** Names and values that trees are made of. */
export interface Vocabulary {
  readonly metric: fc.Arbitrary<string>;
  readonly label: fc.Arbitrary<string>;
  readonly value: fc.Arbitrary<string>;
  /** Of windows and offsets, in milliseconds. */
  readonly duration: fc.Arbitrary<number>;
}

/** Keywords that may be names, and names that are nearly keywords. */
const words = [
  ...['a', 'up', 'job:up:sum', 'flink_x', '_', ':', 'A9'],
  ...['sum', 'SUM', 'topk', 'by', 'without', 'offset', 'and', 'Or', 'unless', 'start', 'end'],
  ...['limitk', 'step', 'range', 'fill', 'fill_left', 'anchored', 'smoothed', 'max_of', 'rate'],
  ...['e5', 'x1', 'infinity', 'nano', 'once', 'boolean', 'e', 'y', 'ms'],
];

/** Keywords that the grammar takes for a metric only when quoted. */
const reserved = ['on', 'ON', 'bool', 'ignoring', 'group_left', 'inf', 'Inf', 'nan', 'atan2'];

/** All of Unicode, and what could end a string, hide behind an escape or leave the quotes. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom(...'"\'`\\\n\r\t\0\u0007{}()[]#,=~ a$0é\ufffd\ufeff\u2028😀'),
    maxLength: 8,
  }),
  fc.constantFrom(
    '',
    'orders',
    '"} or vector(1) #',
    '\\',
    '"',
    "'",
    '\\"',
    'C:\\dir',
    '$1',
    'a\nb',
  ),
);

/** Up to 31 years: longer ones reach the end of Go's durations. */
const duration = fc.oneof(
  fc.integer({ min: 1, max: 5000 }),
  fc.integer({ min: 1, max: 100_000 }).map((minutes) => minutes * 60_000),
  fc.integer({ min: 1, max: 1_000_000_000_000 }),
);

export function vocabulary({ utf8Names }: Dialect): Vocabulary {
  const bare = fc.constantFrom(...words);
  const quoted = fc.oneof(
    fc.constantFrom('http.requests', 'a b', '9', 'é', 'a"b', 'a\nb', 'x:y', ...reserved),
    anyText.filter((text) => text !== '' && text !== '__name__'),
  );
  const name = utf8Names ? fc.oneof({ weight: 3, arbitrary: bare }, quoted) : bare;
  return {
    metric: name,
    label: utf8Names
      ? fc.oneof(name, fc.constant('without'))
      : bare.filter((word) => !word.includes(':') && word !== 'without'),
    value: anyText,
    duration,
  };
}

/** Trees of every form the dialect has, of the four types, at most `depth` deep. */
export function anyTree(dialect: Dialect, words: Vocabulary, depth = 6): fc.Arbitrary<Expr> {
  const trees = treesOfDepth(dialect, words, depth);
  return fc.oneof(
    { weight: 6, arbitrary: trees.vector },
    { weight: 2, arbitrary: trees.scalar },
    { weight: 1, arbitrary: trees.matrix },
    { weight: 1, arbitrary: trees.string },
  );
}

export type TreesByType = Readonly<Record<ValueType, fc.Arbitrary<Expr>>>;

export function treesOfDepth(dialect: Dialect, words: Vocabulary, depth: number): TreesByType {
  const leaves: TreesByType = {
    scalar: numberLiteral,
    string: words.value.map((value) => ({ type: 'string', value })),
    vector: selector(dialect, words),
    matrix: matrix(dialect, words),
  };
  if (depth <= 1) return leaves;
  const below = treesOfDepth(dialect, words, depth - 1);
  const calls = callsByResult(dialect, words, below);
  return {
    string: leaves.string,
    scalar: fc.oneof(leaves.scalar, ...calls.scalar, scalarOperation(below), sign(below.scalar)),
    matrix: fc.oneof(leaves.matrix, subquery(dialect, words, below)),
    vector: fc.oneof(
      leaves.vector,
      { weight: 2, arbitrary: fc.oneof(...calls.vector) },
      { weight: 2, arbitrary: aggregation(dialect, words, below) },
      { weight: 3, arbitrary: vectorOperation(dialect, words, below) },
      sign(below.vector),
    ),
  };
}

const numberLiteral: fc.Arbitrary<NumberLiteral> = fc
  .oneof(
    fc.integer({ min: -9, max: 99 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom('NaN' as const, 'Inf' as const, '-Inf' as const, '-0' as const, 1e-9, 1e21),
  )
  .map((value) => ({ type: 'number', value: Object.is(value, -0) ? '-0' : value }));

function modifiers(
  dialect: Dialect,
  words: Vocabulary,
): fc.Arbitrary<{ offset?: number | DurationExpr; at?: At }> {
  const plainOffset = fc.oneof(
    words.duration,
    words.duration.map((ms) => -ms),
  );
  return fc.record(
    {
      offset: dialect.durations
        ? fc.oneof({ weight: 3, arbitrary: plainOffset }, durationExpr(words))
        : plainOffset,
      at: fc.oneof(
        fc.constantFrom('start' as const, 'end' as const),
        fc.integer({ min: -1_000_000, max: 2_000_000_000_000 }),
      ),
    },
    { ...plain, requiredKeys: [] },
  );
}

/** What stands in brackets. */
function windows(dialect: Dialect, words: Vocabulary): fc.Arbitrary<number | DurationExpr> {
  return dialect.durations
    ? fc.oneof({ weight: 3, arbitrary: words.duration }, durationExpr(words))
    : words.duration;
}

/** Never a number alone, nor the sign of one: these are plain durations and numbers. */
function durationExpr({ duration }: Vocabulary): fc.Arbitrary<DurationExpr> {
  const seconds: fc.Arbitrary<DurationExpr> = fc
    .oneof(
      duration.map((ms) => ms / 1000),
      fc.constantFrom(-1, -0.5, 1e-9, 2, '-0' as const, 0),
    )
    .map((value) => ({ type: 'number', value: Object.is(value, -0) ? '-0' : value }));
  const { computed } = fc.letrec<{ any: DurationExpr; computed: DurationExpr }>((tie) => ({
    any: fc.oneof({ maxDepth: 3 }, seconds, tie('computed')),
    computed: fc.oneof(
      { maxDepth: 3 },
      fc
        .constantFrom('step' as const, 'range' as const)
        .map((func): DurationExpr => ({ type: 'call', func, args: [] })),
      fc
        .tuple(fc.constantFrom('min_of' as const, 'max_of' as const), tie('any'), tie('any'))
        .map(([func, left, right]): DurationExpr => ({ type: 'call', func, args: [left, right] })),
      tie('computed').map((expr): DurationExpr => ({ type: 'unary', op: '-', expr })),
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/', '%', '^'), tie('any'), tie('any'))
        .filter(([op, , right]) => !('/%'.includes(op) && isZero(right)))
        .map(([op, left, right]): DurationExpr => ({ type: 'binary', op, left, right })),
    ),
  }));
  return computed;
}

const isZero = (expr: DurationExpr): boolean => expr.type === 'number' && Number(expr.value) === 0;

function selector(dialect: Dialect, words: Vocabulary): fc.Arbitrary<VectorSelector> {
  const matchers = fc.array(matcher(words), { maxLength: 3 });
  const named = fc.record(
    { type: fc.constant('selector' as const), name: words.metric, matchers },
    plain,
  );
  const unnamed = fc.tuple(words.label, words.value, matchers).map(([name, value, rest]) => ({
    type: 'selector' as const,
    matchers: [{ name, op: '=' as const, value: `${value}.` }, ...rest],
  }));
  const extended = fc.constantFrom('anchored' as const, 'smoothed' as const);
  return fc
    .tuple(
      fc.oneof({ weight: 4, arbitrary: named }, unnamed),
      fc.oneof(fc.constant({}), modifiers(dialect, words)),
      fc.option(extended, { nil: undefined, freq: 3 }),
    )
    .map(([plain, shift, extended]) => ({
      ...plain,
      ...shift,
      ...(dialect.extended && extended !== undefined && { extended }),
    }));
}

function matcher(words: Vocabulary): fc.Arbitrary<Matcher> {
  return fc.oneof(
    fc.record({ name: words.label, op: fc.constantFrom('=', '!='), value: words.value }, plain),
    fc.record(
      {
        name: words.label,
        op: fc.constantFrom('=~', '!~'),
        value: fc.oneof(
          words.value.map(escapeRegex),
          fc.constantFrom('.*', '.+', 'a|b', '(?i)x', '[[:alpha:]]+', '\\d{2}', '\\pL', '(?P<n>a)'),
        ),
      },
      plain,
    ),
  );
}

function matrix(dialect: Dialect, words: Vocabulary): fc.Arbitrary<Expr> {
  return fc.record(
    {
      type: fc.constant('matrix'),
      selector: selector(dialect, words),
      range: windows(dialect, words),
    },
    plain,
  );
}

function subquery(
  dialect: Dialect,
  words: Vocabulary,
  { vector }: TreesByType,
): fc.Arbitrary<Expr> {
  const window = windows(dialect, words);
  return fc
    .tuple(vector, window, fc.option(window, { nil: undefined }), modifiers(dialect, words))
    .map(([expr, range, step, shift]) => ({
      type: 'subquery',
      expr,
      range,
      ...(step !== undefined && { step }),
      ...shift,
    }));
}

function callsByResult(
  dialect: Dialect,
  words: Vocabulary,
  below: TreesByType,
): Record<'scalar' | 'vector', fc.Arbitrary<Expr>[]> {
  const calls: Record<'scalar' | 'vector', fc.Arbitrary<Expr>[]> = { scalar: [], vector: [] };
  for (const func of dialect.functions) {
    const signature: Signature = functions[func];
    const args = func === 'info' ? infoArguments(words, below) : callArguments(signature, below);
    calls[signature.returns ?? 'vector'].push(
      args.map((list) => ({ type: 'call', func, args: list })),
    );
  }
  return calls;
}

function callArguments(
  { args, variadic = 0 }: Signature,
  below: TreesByType,
): fc.Arbitrary<Expr[]> {
  const all = fc.tuple(...args.map((type) => below[type]));
  const last = args.at(-1);
  if (variadic === 0 || last === undefined) return all;
  const more = fc.array(below[last], { maxLength: variadic < 0 ? 3 : variadic - 1 });
  return fc
    .tuple(all, more, fc.boolean())
    .map(([list, rest, least]) => (least ? list.slice(0, -1) : [...list, ...rest]));
}

/** The labels to add are written as a selector without a name. */
function infoArguments(words: Vocabulary, { vector }: TreesByType): fc.Arbitrary<Expr[]> {
  const filter = fc.array(matcher(words), { minLength: 1, maxLength: 2 });
  return fc
    .tuple(vector, fc.option(filter, { nil: undefined }))
    .map(([v, matchers]) => (matchers === undefined ? [v] : [v, { type: 'selector', matchers }]));
}

function aggregation(dialect: Dialect, words: Vocabulary, below: TreesByType): fc.Arbitrary<Expr> {
  const grouping: fc.Arbitrary<Grouping> = fc.record(
    {
      kind: fc.constantFrom('by', 'without'),
      labels: fc.uniqueArray(words.label, { maxLength: 3 }),
    },
    plain,
  );
  return fc.constantFrom(...dialect.aggregators).chain((op) => {
    const signature: { readonly param?: 'scalar' | 'string' } = aggregators[op];
    const param = signature.param === undefined ? fc.constant(undefined) : below[signature.param];
    return fc.tuple(param, below.vector, fc.option(grouping, { nil: undefined })).map(
      ([param, expr, grouping]): Aggregation => ({
        type: 'aggregation',
        op,
        expr,
        ...(param !== undefined && { param }),
        ...(grouping !== undefined && { grouping }),
      }),
    );
  });
}

const arithmetic: readonly BinaryOperator[] = ['+', '-', '*', '/', '%', '^', 'atan2'];
const comparisons: readonly BinaryOperator[] = ['==', '!=', '<', '<=', '>', '>='];
const setOperators: readonly BinaryOperator[] = ['and', 'or', 'unless'];

function scalarOperation({ scalar }: TreesByType): fc.Arbitrary<Expr> {
  return fc
    .tuple(fc.constantFrom(...arithmetic, ...comparisons), scalar, scalar)
    .map(([op, left, right]) => ({
      type: 'binary',
      op,
      left,
      right,
      ...(comparisons.includes(op) && { bool: true }),
    }));
}

function vectorOperation(
  { trim, fill }: Dialect,
  words: Vocabulary,
  { vector, scalar }: TreesByType,
): fc.Arbitrary<Expr> {
  const histogram: readonly BinaryOperator[] = trim ? ['</', '>/'] : [];
  const withScalar = fc
    .tuple(
      fc.constantFrom(...arithmetic, ...comparisons, ...histogram),
      vector,
      scalar,
      fc.boolean(),
      fc.boolean(),
    )
    .map(([op, v, s, swapped, bool]): BinaryExpr => {
      const mayBeRight = swapped && !histogram.includes(op);
      const [left, right] = mayBeRight ? [s, v] : [v, s];
      return { type: 'binary', op, left, right, ...(bool && comparisons.includes(op) && { bool }) };
    });
  const operators = [...arithmetic, ...comparisons, ...setOperators, ...histogram];
  const ofVectors = fc
    .tuple(
      fc.constantFrom(...operators),
      vector,
      vector,
      fc.boolean(),
      matching(words),
      fc.option(fillValues, { nil: undefined, freq: 3 }),
    )
    .map(
      ([op, left, right, bool, matching, filled]): BinaryExpr => ({
        type: 'binary',
        op,
        left,
        right,
        ...(bool && comparisons.includes(op) && { bool }),
        ...(matching !== undefined && {
          matching: setOperators.includes(op)
            ? { kind: matching.kind, labels: matching.labels }
            : matching,
        }),
        ...(fill && filled !== undefined && !setOperators.includes(op) && { fill: filled }),
      }),
    );
  return fc.oneof(withScalar, { weight: 2, arbitrary: ofVectors });
}

/** Prometheus prints 0 and -0 of the two sides as one. */
const fillValue = numberLiteral.filter(({ value }) => value !== '-0');

const fillValues: fc.Arbitrary<Fill> = fc
  .oneof(
    fc.record({ left: fillValue, right: fillValue }, plain),
    fc.record({ left: fillValue }, plain),
    fc.record({ right: fillValue }, plain),
    fillValue.map((both) => ({ left: both, right: both })),
  )
  .map((sides) =>
    Object.fromEntries(Object.entries(sides).map(([side, { value }]) => [side, value])),
  );

function matching(words: Vocabulary): fc.Arbitrary<VectorMatching | undefined> {
  const labels = fc.uniqueArray(words.label, { maxLength: 3 });
  const group = fc.record(
    { side: fc.constantFrom('left' as const, 'right' as const), labels },
    plain,
  );
  const all = fc
    .tuple(fc.constantFrom('on' as const, 'ignoring' as const), labels, fc.option(group))
    .map(
      ([kind, labels, group]): VectorMatching => ({
        kind,
        labels,
        ...(group !== null && {
          group: { ...group, labels: group.labels.filter((label) => !labels.includes(label)) },
        }),
      }),
    );
  return fc.option(all, { nil: undefined });
}

function sign(operand: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> {
  return fc.record(
    { type: fc.constant('unary'), op: fc.constantFrom('+', '-'), expr: operand },
    plain,
  );
}
