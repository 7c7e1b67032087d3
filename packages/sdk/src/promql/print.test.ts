import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Expr, VectorSelector } from './ast.ts';
import * as q from './index.ts';

const [a, b, c] = [q.metric('a'), q.metric('b'), q.metric('c')];

test('prints the fewest parentheses that keep the tree', () => {
  const cases: readonly (readonly [Expr, string])[] = [
    [q.add(q.add(a, b), c), 'a + b + c'],
    [q.add(a, q.add(b, c)), 'a + (b + c)'],
    [q.add(q.mul(a, b), c), 'a * b + c'],
    [q.pow(a, q.pow(b, c)), 'a ^ b ^ c'],
    [q.pow(q.pow(a, b), c), '(a ^ b) ^ c'],
    [q.neg(q.pow(a, b)), '-a ^ b'],
    [q.pow(q.neg(a), b), '(-a) ^ b'],
    [q.pow(a, q.neg(b)), 'a ^ -b'],
    [q.mul(a, q.neg(q.mul(b, c))), 'a * -(b * c)'],
    [q.neg(q.neg(a)), '--a'],
    [q.sub(a, -1), 'a - -1'],
    [q.pow(-1, a), '(-1) ^ a'],
    [q.mul(-1, a), '-1 * a'],
    [q.or(q.and(a, b), q.unless(b, c)), 'a and b or b unless c'],
    [q.and(a, q.or(b, c)), 'a and (b or c)'],
    [q.gt(q.gt(a, 1), q.gt(b, 2)), 'a > 1 > (b > 2)'],
    [q.subquery(q.rate(a, '5m'), '1h'), 'rate(a[5m])[1h:]'],
    [q.subquery(q.neg(a), '1h', '30s'), '(-a)[1h:30s]'],
  ];
  for (const [expr, text] of cases) assert.equal(q.print(expr), text);
});

test('an empty group list is written where parentheses would be taken for it', () => {
  const expr = q.div(a, q.add(b, c)).on('x').groupLeft();
  assert.equal(q.print(expr), 'a / on (x) group_left () (b + c)');
});

test('@ and offset stand behind the range', () => {
  const selector = q.at(q.offset(a, '5m'), 1_700_000_000_123);
  assert.equal(q.print(q.range(selector, 90_000)), 'a[1m30s] @ 1700000000.123 offset 5m');
  assert.equal(q.print(q.at(q.subquery(a, '1h'), 'start')), 'a[1h:] @ start()');
});

test('data that is no tree is refused, whatever it hides', () => {
  const hostile: readonly unknown[] = [
    { type: 'other' },
    { type: 'call', func: 'rate(secret) or f', args: [] },
    { type: 'aggregation', op: 'sum(x) or sum', expr: a },
    { type: 'binary', op: 'or secret or', left: a, right: b },
    { type: 'binary', op: 'toString', left: a, right: b },
    { type: 'unary', op: '- secret -', expr: a },
    { type: 'number', value: '1 or secret' },
    { type: 'number', value: Number.NaN },
    { type: 'selector', name: 'a', matchers: [{ name: 'l', op: '="" or b=', value: '' }] },
    { type: 'selector', matchers: [] },
    { type: 'selector', name: '', matchers: [{ name: 'l', op: '=', value: 'x' }] },
    { type: 'aggregation', op: 'sum', expr: a, grouping: { kind: 'by', labels: [''] } },
    { type: 'selector', name: 'a', matchers: [{ name: '__name__', op: '=', value: 'b' }] },
    { type: 'selector', name: 'a', matchers: [], at: '1 or secret' },
    { type: 'selector', name: 'a', matchers: [], offset: 1.5 },
    { type: 'matrix', selector: a, range: 0 },
    { type: 'matrix', selector: a, range: '5m' },
    { type: 'aggregation', op: 'sum', expr: a, grouping: { kind: 'by (x) (y) or', labels: [] } },
    { type: 'binary', op: '/', left: a, right: b, matching: { kind: 'on () x or', labels: [] } },
  ];
  for (const tree of hostile) {
    assert.throws(() => q.print(tree as Expr), TypeError, JSON.stringify(tree));
  }
});

test('a builder result is plain, frozen data', () => {
  const expr = q
    .div(q.sum(q.rate(a, '5m')).by('x'), q.topk(5, b))
    .on('x')
    .groupLeft('y');
  assert.deepEqual(JSON.parse(JSON.stringify(expr)), expr);
  assert.deepEqual(structuredClone(expr), { ...expr });
  assert.equal(q.print(JSON.parse(JSON.stringify(expr)) as Expr), q.print(expr));
  assert.ok(Object.isFrozen(expr));
  assert.throws(() => {
    (a as { name: string }).name = 'other';
  }, TypeError);
  const handWritten: VectorSelector = { type: 'selector', name: 'a', matchers: [] };
  assert.deepEqual(a, handWritten);
});
