import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileRegex, RegexError } from './regex.ts';

test('a pattern matches the whole text', () => {
  const cases: [string, string, boolean][] = [
    ['orders', 'orders', true],
    ['orders', 'orders-2', false],
    ['a|b', 'b', true],
    ['a|ab', 'ab', true],
    ['', '', true],
    ['.*', '', true],
    ['.+', '', false],
    ['my[-_]job.*', 'my_job__v2_', true],
    ['my-job \\(v2\\)', 'my-job (v2)', true],
    ['[^a-c]+', 'xyz', true],
    ['[^a-c]+', 'xbz', false],
    ['[]a]+', ']a', true],
    ['\\d{2,3}', '12', true],
    ['\\d{2,3}', '1234', false],
    ['a{,2}', 'a{,2}', true],
    ['(?i)ORDERS', 'oRdErS', true],
    ['(?i:O)rders', 'ordeRs', false],
    ['(a*)*b', 'aaab', true],
    ['^a$', 'a', true],
    ['\\bab\\b', 'ab', true],
    ['a\\Bb', 'ab', true],
    ['订.', '订单', true],
    ['\\x41\\x{1F600}', 'A😀', true],
  ];
  for (const [pattern, text, expected] of cases)
    assert.equal(compileRegex(pattern).matches(text), expected, `${pattern} on ${text}`);
});

test('a dot matches a newline as Prometheus 3 has it, or not as 2 had it', () => {
  assert.equal(compileRegex('a.b').matches('a\nb'), true);
  assert.equal(compileRegex('a.b', false).matches('a\nb'), false);
});

test('groups capture, by number and by name', () => {
  const regex = compileRegex('(?P<cluster>[a-z]+)-taskmanager-(\\d+)-(\\d+)|(x)');
  assert.deepEqual(regex.captures('orders-taskmanager-1-12'), [
    'orders-taskmanager-1-12',
    'orders',
    '1',
    '12',
  ]);
  assert.equal(regex.names.get('cluster'), 1);
  assert.equal(regex.captures('nothing'), undefined);
  assert.deepEqual(compileRegex('(a+?)(a*)').captures('aaa'), ['aaa', 'a', 'aa']);
});

test('what is wrong or unknown is refused', () => {
  for (const pattern of [
    '(',
    ')',
    '[a',
    'a**',
    '*',
    '\\',
    '\\1',
    '(?=a)',
    '\\pL',
    '[[:alpha:]]',
    'a{2000}',
    'z-a]{3,1}',
  ])
    assert.throws(() => compileRegex(pattern), RegexError, pattern);
});

test('a pattern that hangs a backtracking engine does not', () => {
  const started = performance.now();
  assert.equal(compileRegex('(a+)+(b|c*)*.*.*.*z').matches('a'.repeat(2_000)), false);
  assert.ok(performance.now() - started < 2_000);
});

test('agrees with RegExp on random patterns', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\d', '-');
  const pattern = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { depthSize: 'small' },
      atom,
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
      fc
        .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{1,2}', '*?', '+?'))
        .map(([a, q]) => `(?:${a})${q}`),
    ),
  })).pattern;
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '-'), maxLength: 8 });
  fc.assert(
    fc.property(pattern, text, (source, value) => {
      assert.equal(
        compileRegex(source).matches(value),
        new RegExp(`^(?:${source})$`, 's').test(value),
      );
    }),
    { numRuns: 2_000 },
  );
});
