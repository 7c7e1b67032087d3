import { type Matcher, print, type VectorSelector } from '@flink-metrics/sdk/promql';
import fc from 'fast-check';
import type { Dialect } from './server.ts';
import { anyTree, type Vocabulary } from './trees.ts';

/** Strings, words with numbers and durations, white space, comments, operators: what an edit moves as one. */
const token = /"(?:[^"\\]|\\.)*"|[\w.:]+|\s+|#.*|[=!<>]=|=~|!~|[\s\S]/gsu;

const oddTokens = [
  ...[' ', '\t', '\r', '\n', '\r\n', '\u00a0', '\u2028', '\ufeff', '\0', '#', '# x\r', '# "\n', ''],
  ...['"', "'", '`', '\\', '"x"', "'x'", '`x`', '"\\x41"', '"\\101"', '"\\u00e9"', '"\\U0001F600"'],
  ...[
    "'\\''",
    '"\\\'"',
    "'\\\"'",
    '"\\`"',
    '`\\n`',
    '`a"b`',
    '"\\q"',
    '"\\/"',
    '"\\xc3\\xa9"',
    '"\\xff"',
  ],
  ...[
    '"\\400"',
    '"\\18"',
    '"\\u12"',
    '"\\ud800"',
    '"\\U00110000"',
    '"\\ufffd"',
    '"\ufffd"',
    '"\r"',
  ],
  ...['"\n"', '"\t"', '`\n`', '"\\\n"', '"é😀"', '""', '"\\a\\b\\f\\n\\r\\t\\v\\\\\\""'],
  ...[
    '0',
    '1',
    '-1',
    '017',
    '08',
    '0x1F',
    '0X_1f',
    '0x',
    '0x1e',
    '0x1e5',
    '0xe',
    '1_0',
    '1__0',
    '1_',
  ],
  ...[
    '.5',
    '5.',
    '.',
    '..',
    '1.5',
    '1e5',
    '1e',
    '1e+5',
    '1E-9',
    '1e1_0',
    '1e999',
    '9223372036854775808',
  ],
  ...[
    '0x7fffffffffffffff',
    '0x8000000000000000',
    'Inf',
    '-inf',
    '+Inf',
    'NaN',
    'nan',
    'infinity',
    '1i',
  ],
  ...[
    '5m',
    '5M',
    '1h30m',
    '30m1h',
    '5m5m',
    '1y2w3d4h5m6s7ms',
    '1.5m',
    '0s',
    '5',
    '300y',
    '1ms',
    '5ms3',
    '5µs',
  ],
  ...[
    'a',
    'sum',
    'SUM',
    'Sum',
    'on',
    'ON',
    'bool',
    'by',
    'By',
    'without',
    'ignoring',
    'group_left',
  ],
  ...[
    'group_right',
    'offset',
    'OFFSET',
    'and',
    'AND',
    'or',
    'unless',
    'atan2',
    'start',
    'end',
    'start()',
  ],
  ...[
    'end()',
    'START()',
    'End ( )',
    'fill',
    'fill(0)',
    'anchored',
    'smoothed',
    'step()',
    'time()',
    'rate',
  ],
  ...[
    'by (l)',
    'by ()',
    'by (l,)',
    'by (,)',
    'by ("l")',
    'without (le)',
    'on (l)',
    'on ()',
    'on(l,m,)',
  ],
  ...[
    'ignoring (m)',
    'group_left (on)',
    'group_left ()',
    'group_right',
    'bool on (l)',
    'topk',
    'topk(1, a)',
  ],
  ...[
    '{',
    '}',
    '{}',
    '{l="0"}',
    '{l="0",}',
    '{,}',
    '{"a"}',
    '{"a",l="0"}',
    '{"l"="0"}',
    "{l='0'}",
    '{l=~".*"}',
  ],
  ...[
    '{l!~".+"}',
    '{l=~"("}',
    'a{l=~"**"}',
    'a{l=~"(?=x)"}',
    '{l=~"0|"}',
    '{__name__="a"}',
    '{__name__=~"a.*"}',
    '{on="x"}',
    '{l==""}',
    '{1="x"}',
    '{a:b="x"}',
  ],
  ...[
    '[',
    ']',
    '[5m]',
    '[ 5m ]',
    '[5m:]',
    '[5m:1m]',
    '[5m : 1m]',
    '[:]',
    '[5m:0s]',
    '[0s]',
    '[300]',
    '[-5m]',
  ],
  ...[
    '[5m x 1m]',
    '[5m*2]',
    '[5m#\n]',
    '[#\n5m]',
    '[0.0005]',
    '@ 9e18',
    'offset +5m',
    'offset (5m)',
    'offset -(5m)',
    'offset step()',
    'offset -step()',
    '[step()]',
    '[step()*2:range()]',
    'min_of(1m,2)',
    'range()',
    'fill_left(-1)',
    'fill_right (NaN)',
    'fill(5m)',
    'ANCHORED',
    'Smoothed',
    'info(a, {"b"})',
    'info(a, {})',
    '@',
    '@ 0',
    '@ -1',
    '@ 1.5',
    '@ start()',
    '@ end',
    '@ Inf',
    '@ 5m',
  ],
  ...[
    'offset 5m',
    'offset -5m',
    'offset 5',
    'offset 0s',
    'offset - 5m',
    'offset -',
    '(',
    ')',
    '()',
    ',',
    ';',
    ':',
  ],
  ...[
    '+',
    '-',
    '--',
    '*',
    '/',
    '%',
    '^',
    '==',
    '=',
    '!=',
    '!',
    '=~',
    '<',
    '<=',
    '>',
    '>=',
    '</',
    '>/',
    '~',
    '$',
    '?',
  ],
];

const regexTokens = [
  ...[
    'a',
    'b',
    '.',
    '*',
    '+',
    '?',
    '|',
    '(',
    ')',
    '(?:',
    '(?i)',
    '(?i:',
    '(?P<n>',
    '(?<m>',
    '(?P<n',
    '(?',
  ],
  ...[
    '(?=',
    '(?!',
    '(?-s)',
    '(?s-i:',
    '(?-)',
    '[',
    ']',
    '[^',
    '[]',
    '[^]',
    '[a-z]',
    '[z-a]',
    '[[:alpha:]]',
  ],
  ...[
    '[[:^digit:]]',
    '[[:foo:]]',
    '[:alpha:]',
    '[a-\\d]',
    '[\\d-z]',
    '[-a]',
    '[a-]',
    '[\\b]',
    '[\\]]',
    '-',
  ],
  ...[
    '^',
    '$',
    '\\A',
    '\\z',
    '\\Z',
    '\\b',
    '\\B',
    '\\d',
    '\\D',
    '\\s',
    '\\w',
    '\\pL',
    '\\pLu',
    '\\PN',
    '\\p',
  ],
  ...[
    '\\p{Greek}',
    '\\p{Foo}',
    '\\Q',
    '\\E',
    '\\Qa.b\\E',
    '\\C',
    '\\n',
    '\\t',
    '\\e',
    '\\.',
    '\\-',
    '\\_',
    '\\/',
  ],
  ...[
    '\\"',
    '\\é',
    '\\0',
    '\\07',
    '\\1',
    '\\12',
    '\\8',
    '\\x41',
    '\\x4',
    '\\x{41}',
    '\\x{110000}',
    '\\x{',
    '\\',
  ],
  ...[
    '{',
    '}',
    '{2}',
    '{2,}',
    '{2,3}',
    '{3,2}',
    '{,3}',
    '{0}',
    '{0,0}',
    '{1001}',
    'é',
    '😀',
    '\n',
    ' ',
    'a|',
  ],
  ...['|a', '()', '(|a)', '.*', '.+', 'a?', '*?', '+?', '??', '{2}?'],
];

/** Wrong regular expressions are refused, and right ones that match the empty string where nothing else selects. */
const regexMatcher = fc
  .tuple(
    fc.constantFrom('=~' as const, '!~' as const),
    fc.array(fc.constantFrom(...regexTokens), { maxLength: 6 }),
  )
  .map(([op, tokens]) => print(selectorOf({ name: 'l', op, value: tokens.join('') })));

function selectorOf(matcher: Matcher): VectorSelector {
  return { type: 'selector', matchers: [matcher] };
}

type Edit =
  | { readonly kind: 'delete' | 'double' | 'swap' | 'cut' | 'upper'; readonly at: number }
  | { readonly kind: 'insert' | 'replace'; readonly at: number; readonly token: string };

const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('insert'),
      at,
      token: fc.constantFrom(' ', '\t', '\r', '\n', '\r\n', '#x\r', '# "\n', ' # ( \r\n'),
    }),
  },
  fc.record({ kind: fc.constantFrom('delete', 'double', 'swap', 'cut', 'upper'), at }),
  fc.record({
    kind: fc.constantFrom('insert', 'replace'),
    at,
    token: fc.oneof(fc.constantFrom(...oddTokens), fc.string({ unit: 'binary', maxLength: 2 })),
  }),
);

/** Texts that are PromQL, nearly PromQL, or nothing like it. */
export function anyText(dialect: Dialect, words: Vocabulary): fc.Arbitrary<string> {
  const edited = fc
    .tuple(anyTree(dialect, words, 3), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([tree, edits]) => edits.reduce(apply, print(tree).match(token) ?? []).join(''));
  const random = fc
    .array(fc.tuple(fc.constantFrom(...oddTokens), fc.constantFrom('', ' ')), { maxLength: 8 })
    .map((tokens) => tokens.flat().join(''));
  return fc.oneof({ weight: 4, arbitrary: edited }, random, regexMatcher);
}

function apply(tokens: string[], edit: Edit): string[] {
  const i = Math.floor(edit.at * tokens.length);
  const here = tokens[i] ?? '';
  switch (edit.kind) {
    case 'delete':
      return tokens.toSpliced(i, 1);
    case 'double':
      return tokens.toSpliced(i, 0, here);
    case 'swap':
      return tokens.toSpliced(i, 2, ...tokens.slice(i, i + 2).reverse());
    case 'cut':
      return tokens.slice(0, i);
    case 'upper':
      return tokens.toSpliced(i, 1, here.toUpperCase());
    case 'insert':
      return tokens.toSpliced(i, 0, edit.token);
    case 'replace':
      return tokens.toSpliced(i, 1, edit.token);
  }
}
