import assert from 'node:assert/strict';
import { test } from 'node:test';
import { print } from '../index.ts';
import {
  isPromQLSyntaxError,
  maxDepth,
  maxLength,
  PromQLSyntaxError,
  parse,
  parseSelector,
} from './index.ts';

test('reads what Prometheus reads', () => {
  const canonical: Readonly<Record<string, string>> = {
    '0x1F': '31',
    '017': '15',
    '08': '8',
    '1_000.5': '1000.5',
    '.5': '0.5',
    '5.': '5',
    '1./6.': '1 / 6',
    '1e-9': '1e-9',
    '5m': '300',
    inf: 'Inf',
    '-Inf': '-Inf',
    'a + NaN': 'a + NaN',
    '--1': '1',
    '-(1)': '-(1)',
    '-1 ^ 2': '-1 ^ 2',
    '(-1) ^ 2': '(-1) ^ 2',
    '2 ^ -1 ^ 2': '2 ^ -1 ^ 2',
    'a[300]': 'a[5m]',
    'a @ start()[5m]': 'a[5m] @ start()',
    'a offset 0s offset 5m': 'a offset 5m',
    'a offset +5m': 'a offset 5m',
    'a @ -1.0005': 'a @ -1.001',
    'SUM BY (x, "y z",) (a)': 'sum by (x, "y z") (a)',
    'topk(1, a) without (b)': 'topk without (b) (1, a)',
    'sum by (a:b) (c)': 'sum by ("a:b") (c)',
    'a # x\r or b': 'a or b',
    '\t a\r\n': 'a',
    'offset offset 5m': 'offset offset 5m',
    'and and and': 'and and and',
    'sum + by': 'sum + by',
    'a / on(x) group_left b': 'a / on (x) group_left () b',
    '1 + on () 2': '1 + 2',
    '{"a.b",c="d"}': '{"a.b",c="d"}',
    '{"a"}': 'a',
    '{"a","b"}': '{__name__="a",__name__="b"}',
    '{on="x",}': '{on="x"}',
    "'it\\'s'": '"it\'s"',
    '`C:\\dir`': '"C:\\\\dir"',
    '"\\x41\\101\\u00e9\\U0001F600\\xc3\\xa9"': '"AAé😀é"',
    '"\\a\\b\\f\\v\\0000"': '"\\u0007\\u0008\\u000c\\u000b\\u00000"',
    '"\\ufffd"': '"\\ufffd"',
    'a </ 5': 'a </ 5',
  };
  for (const [text, printed] of Object.entries(canonical)) {
    assert.equal(print(parse(text)), printed, text);
    assert.deepEqual(parse(printed), parse(text), text);
  }
});

test('reads durations that the server computes', () => {
  const canonical: Readonly<Record<string, string>> = {
    'a[step()]': 'a[step()]',
    'a[step ( ) * 2]': 'a[step() * 2]',
    'a[5m * 2 : 1m + step()]': 'a[300 * 2:60 + step()]',
    'a[range():-step()]': 'a[range():-step()]',
    'a[max_of(1m, (2m + min_of(step(), 1)))]': 'a[max_of(60, 120 + min_of(step(), 1))]',
    'a[(5m)]': 'a[5m]',
    'a[-(-5m)]': 'a[5m]',
    'a[-2 ^ 2 + 1h]': 'a[-2 ^ 2 + 3600]',
    'a[(-2) ^ 2 ^ -1]': 'a[(-2) ^ 2 ^ -1]',
    'a[(1 + 2) * 3 - (4 - 5)]': 'a[(1 + 2) * 3 - (4 - 5)]',
    'a[0.5 * step()] offset step()': 'a[0.5 * step()] offset step()',
    'a offset (5m)': 'a offset 5m',
    'a offset -(5m * 2) * b': 'a offset -(300 * 2) * b',
    'a offset +(5m * 2) ^ b': 'a offset +(300 * 2) ^ b',
    'a offset -step() * b': 'a offset -(step()) * b',
    'a offset step() + 1': 'a offset step() + 1',
    'a offset max_of(1m, step()) - b': 'a offset max_of(60, step()) - b',
    'step() + step': 'step() + step',
    // Behind a parenthesis without a sign, an operator is the duration's.
    'a offset (5m) * 2': 'a offset +(300 * 2)',
    'a offset (5m + step()) == b': 'a offset +(300 + step()) == b',
  };
  for (const [text, printed] of Object.entries(canonical)) {
    assert.equal(print(parse(text)), printed, text);
    assert.deepEqual(parse(printed), parse(text), text);
  }
  const wrong: Readonly<Record<string, string>> = {
    'a[step]': '1:3: expected a duration, found another expression',
    'a[step(1)]': '1:3: expected a duration, found another expression',
    'a[min_of(1)]': '1:3: expected a duration, found another expression',
    'a[5m / 0]': '1:3: expected a duration, found another expression',
    'a[0 % -0]': '1:3: expected a duration, found another expression',
    'a[time()]': '1:3: expected a duration, found another expression',
    'a[b]': '1:3: expected a duration, found another expression',
    'a[b * 2]': '1:3: expected a duration, found another expression',
    'a[1 == bool 1]': '1:3: expected a duration, found another expression',
    'a[1 + on (x) 1]': '1:3: expected a duration, found another expression',
    'a[1 atan2 1]': '1:3: expected a duration, found another expression',
    'a[max_of(1, scalar(b))]': '1:3: expected a duration, found another expression',
    'a["5m"]': '1:3: expected a duration, found another expression',
    'a[inf]': '1:3: expected a duration, found another expression',
    'a[1e11 * 1]': '1:3: expected a duration, found another expression',
    'a[0 * ]': '1:7: expected an expression, found "]"',
    'a[+0]': '1:3: expected a duration greater than 0, found 0',
    'a offset (b)': '1:10: expected a duration, found another expression',
    'a offset b': '1:10: expected a duration, found another expression',
    'a offset (5m) - b': '1:10: expected a duration, found another expression',
    'a offset step() offset 5m': '1:17: expected one offset, found a second offset',
    'a offset (inf)': '1:10: expected a duration, found another expression',
  };
  for (const [text, message] of Object.entries(wrong)) {
    assert.throws(() => parse(text), { name: 'PromQLSyntaxError', message }, text);
  }
});

test('reads anchored and smoothed', () => {
  const canonical: Readonly<Record<string, string>> = {
    'rate(a[5m] ANCHORED)': 'rate(a[5m] anchored)',
    'a smoothed[5m]': 'a[5m] smoothed',
    'a offset 5m smoothed @ 1': 'a smoothed @ 1 offset 5m',
    'a smoothed smoothed + b': 'a smoothed + b',
    'anchored anchored': 'anchored anchored',
    'a + anchored': 'a + anchored',
    'fill + fill_left': 'fill + fill_left',
  };
  for (const [text, printed] of Object.entries(canonical)) {
    assert.equal(print(parse(text)), printed, text);
    assert.deepEqual(parse(printed), parse(text), text);
  }
  const wrong: Readonly<Record<string, string>> = {
    '(a) anchored':
      '1:5: expected a selector or subquery in front of its modifiers, found another expression',
    'a[5m:] smoothed':
      '1:8: expected a selector or subquery in front of its modifiers, found another expression',
    'sum(a) smoothed':
      '1:8: expected a selector or subquery in front of its modifiers, found another expression',
    'a anchored smoothed':
      '1:12: expected a selector or subquery in front of its modifiers, found another expression',
    'fill(0)': '1:1: expected a function, found "fill"',
  };
  for (const [text, message] of Object.entries(wrong)) {
    assert.throws(() => parse(text), { name: 'PromQLSyntaxError', message }, text);
  }
});

test('reads what is filled in for series of one side', () => {
  const canonical: Readonly<Record<string, string>> = {
    'a + fill(0) b': 'a + fill (0) b',
    'a + FILL ( -5m ) b': 'a + fill (-300) b',
    'a + fill_left(+Inf) b': 'a + fill_left (Inf) b',
    'a == bool on (x) group_left fill_right(1) fill_left(nan) b':
      'a == bool on (x) group_left () fill_left (NaN) fill_right (1) b',
    'a + fill_left(2) fill_right(2) b': 'a + fill (2) b',
    'a + fill(-0) fill': 'a + fill (-0) fill',
    'a + fill_left\n+ fill_right # (\n': 'a + fill_left + fill_right',
    'a </ fill(1) b': 'a </ fill (1) b',
  };
  for (const [text, printed] of Object.entries(canonical)) {
    assert.equal(print(parse(text)), printed, text);
    assert.deepEqual(parse(printed), parse(text), text);
  }
  assert.deepEqual(parse('a + fill_left(-1) b'), {
    type: 'binary',
    op: '+',
    left: { type: 'selector', name: 'a', matchers: [] },
    right: { type: 'selector', name: 'b', matchers: [] },
    fill: { left: -1 },
  });
  const wrong = [
    ...['a + fill(0) fill(0) b', 'a + fill(0) fill_left(0) b', 'a + fill_left(0) fill(0) b'],
    ...['a + fill_left(0) fill_right(0) fill_left(0) b', 'a + fill_left(0) fill_left(0) b'],
    ...['a + fill((1)) b', 'a + fill(--1) b', 'a + fill(1 + 1) b', 'a + fill() b', 'a + fill(c) b'],
    ...[
      'a + fill(0) on (x) b',
      'a + fill(0) bool b',
      'a + fill # c\n(0) b',
      'a + fill(1)',
      'fill(1)',
    ],
    ...[
      'a + fill(0) 1',
      '1 + fill(0) a',
      '1 + fill(0) 1',
      'a or fill(0) b',
      'a unless fill_left(0) b',
    ],
    ...['x[1 + fill(0) step()]', 'a + fill(1i) b', 'a + fill("1") b', 'a + fill(300y) b'],
  ];
  for (const text of wrong) assert.throws(() => parse(text), isPromQLSyntaxError, text);
});

test('a hostile tree of what is filled in is no PromQL', () => {
  const side = { type: 'selector', name: 'a', matchers: [] } as const;
  const tree = { type: 'binary', op: '+', left: side, right: side } as const;
  for (const value of ['0) secret + (', '1', null, {}, Number.POSITIVE_INFINITY]) {
    assert.throws(() => print({ ...tree, fill: { left: value as 1 } }), TypeError, String(value));
  }
});

test('refuses what Prometheus refuses, and says where', () => {
  const wrong: Readonly<Record<string, string>> = {
    '': '1:1: expected an expression, found the end of the text',
    'sum(a': '1:6: expected an operator, "," or ")", found the end of the text',
    'a\n  b': '2:3: expected an operator or the end of the text, found "b"',
    'rate(a)': '1:6: expected a range vector, found an instant vector',
    '1 or 1': '1:1: expected instant vectors around or, found a scalar',
    '1 > 2': '1:1: expected > bool of scalars, found >',
    'a + bool b': '1:1: expected bool behind a comparison, found + bool',
    '(a)[5m]': '1:4: expected a selector, or a subquery [5m:], found a range',
    'a[0m]': '1:3: expected a duration greater than 0, found 0',
    'a offset 5m offset 5m': '1:13: expected one offset, found a second offset',
    'a @ 1 @ 2': '1:7: expected one @, found a second @',
    'a offset 5m[5m]': '1:12: expected offset and @ behind the range, found a range',
    'abs(a) offset 5m':
      '1:8: expected a selector or subquery in front of its modifiers, found another expression',
    'clamp(a)': '1:1: expected 3 arguments of clamp, found 1',
    'topk(a)': '1:1: expected 2 arguments of topk, found 1',
    'nope(a)': '1:1: expected a function, found "nope"',
    'sum(a,)': '1:7: expected an expression, found ")"',
    'a{l="x" m="y"}': '1:9: expected "," or "}", found "m"',
    'a{__name__="b"}': '1:1: expected one name of the metric, found "a" and another in braces',
    '"\\ud800"': '1:1: expected a string of valid escapes and UTF-8, found "\\"\\\\ud800\\""',
    'a and on (x) group_left () b':
      '1:1: expected and without group_left, group_right or fill, found one',
    'a or fill (1) b': '1:1: expected or without group_left, group_right or fill, found one',
    'a + fill (1) 2': '1:1: expected instant vectors around fill (…), found a scalar',
    'a + fill (b) c': '1:11: expected a number or a duration, found "b"',
    'a + fill (1)': '1:13: expected an expression, found the end of the text',
    'a / on (x) group_left (x) b': '1:1: expected a label in either on or its group, found "x"',
    '1 </ a': '1:1: expected an instant vector in front of </, found a scalar',
    'a ! b': '1:3: expected an operator or the end of the text, found "!"',
  };
  for (const [text, message] of Object.entries(wrong)) {
    assert.throws(() => parse(text), { name: 'PromQLSyntaxError', message }, text);
  }
});

test('refuses these too', () => {
  const wrong = [
    ...['{}', '{a=""}', '{a=~".*"}', '{,}', 'a{b}', 'a{1="x"}', 'a{b:c="x"}', 'a{b==""}'],
    ...['on', 'BOOL', 'atan2', 'sum by (without) (a)', 'sum by (inf) (a)', 'by (a)', 'START()'],
    ...[
      '"a',
      "'\\\"'",
      '"\\."',
      '"\\400"',
      '"\\u12"',
      '"\\U00110000"',
      '"\\xff"',
      '"a\nb"',
      '"\ufffd"',
    ],
    ...[
      '1e',
      '1__0',
      '1_',
      '0x',
      '1.2.3',
      '1e999',
      '0x8000000000000000',
      '1i',
      '5m1h',
      '5M',
      '300y',
    ],
    ...['a[5m', 'a[:]', 'a[5m:0s]', 'a[1.5m]', 'a[5m x 1m]', 'a[5m *]', 'a[5m][5m]', 'a[-5m]'],
    ...[
      'a @ NaN',
      'a @ end',
      'a @ start(1)',
      'a offset',
      'a offset -',
      '-a[5m]',
      '-"x"',
      'a[5m] + 1',
    ],
    ...[
      'a\u00a0',
      '\ufeffa',
      'a;',
      'a == ',
      'a = b',
      'a =~ "b"',
      '(a',
      'a)',
      '()',
      'a b',
      '"a" + "b"',
    ],
    ...[
      'a / group_left b',
      'a / on x b',
      '1 / on (x) 2',
      'info(a, b)',
      'info(a, {})',
      'info(a, (({b="c"})))',
    ],
  ];
  for (const text of wrong) assert.throws(() => parse(text), isPromQLSyntaxError, text);
});

test('the error says all that an editor needs', () => {
  try {
    parse('a +\n\n   * b');
    assert.fail('it was accepted');
  } catch (error) {
    assert.ok(error instanceof PromQLSyntaxError);
    const { line, column, offset, found, expected } = error;
    assert.deepEqual(
      { line, column, offset, found, expected },
      { line: 3, column: 4, offset: 8, found: '"*"', expected: 'an expression' },
    );
  }
});

test('a long text does not make a long message', () => {
  assert.throws(
    () => parse(`a "${'x'.repeat(10_000)}"`),
    (error) => isPromQLSyntaxError(error) && error.message.length < 200,
  );
});

test('length and depth are capped', () => {
  assert.throws(() => parse('a'.repeat(maxLength + 1)), /at most 65536 characters/);
  const nested = (open: string, n: number, close: string) => `${open.repeat(n)}a${close.repeat(n)}`;
  for (const [open, close] of [
    ['(', ')'],
    ['-', ''],
    ['abs(', ')'],
    ['a+', ''],
    ['a^', ''],
    ['sum(', ')'],
  ] as const) {
    parse(nested(open, maxDepth / 2 - 1, close));
    assert.throws(() => parse(nested(open, maxDepth + 1, close)), /levels deep/, open);
  }
});

test('time grows with the length only', () => {
  const long = [
    `a{l=~"${'x|'.repeat(30_000)}"}`,
    `a # ${'x'.repeat(60_000)}`,
    `"${'\\n'.repeat(30_000)}"`,
    `sum by (${'l,'.repeat(30_000)}) (a)`,
    `a${' \n'.repeat(30_000)}`,
    `{${'a="b",'.repeat(9000)}}`,
    `label_join(a${',"b"'.repeat(15_000)})`,
    `${'1+'.repeat(200)}1 + ${'('.repeat(200)}1${'+1)'.repeat(200)}`,
    `"${'x'.repeat(60_000)}`,
    `${'1'.repeat(60_000)}x`,
    `${'5m'.repeat(30_000)}`,
    '0x_'.repeat(20_000),
  ];
  for (const text of long) {
    const started = performance.now();
    try {
      parse(text);
    } catch (error) {
      assert.ok(isPromQLSyntaxError(error));
    }
    assert.ok(performance.now() - started < 500, `${text.slice(0, 20)}…`);
  }
});

test('a selector alone', () => {
  assert.deepEqual(parseSelector('a{b!="c"}'), {
    type: 'selector',
    name: 'a',
    matchers: [{ name: 'b', op: '!=', value: 'c' }],
  });
  for (const text of ['a offset 5m', 'a[5m]', 'sum(a)', '{}', '1', '(a)', 'a @ 1', 'a or b', '']) {
    assert.throws(() => parseSelector(text), isPromQLSyntaxError, text);
  }
});
