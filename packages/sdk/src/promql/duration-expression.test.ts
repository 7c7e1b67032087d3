import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DurationExpr } from './ast.ts';
import { durationOf } from './duration-expression.ts';
import * as q from './index.ts';
import { parse } from './parse/index.ts';

const windowOf = (duration: string): number | DurationExpr => {
  const expr = parse(`a[${duration}]`);
  assert.ok(expr.type === 'matrix');
  return expr.range;
};

test('a duration is computed from step and range, in whole milliseconds', () => {
  const times = { step: 15_000, range: 3_600_000 };
  const cases: Readonly<Record<string, number>> = {
    '5m': 300_000,
    'step()': 15_000,
    'step() * 2 + 1s': 31_000,
    'range() / 7': 514_285,
    '-(step()) + 1m': 45_000,
    'min_of(step(), 10) ^ 2': 100_000,
    'max_of(1m, 100 % 30)': 60_000,
    '1m - 2m + step() * 0': -60_000,
    '1 / (step() - step())': Number.POSITIVE_INFINITY,
  };
  for (const [text, ms] of Object.entries(cases)) {
    assert.equal(durationOf(windowOf(text), times), ms, text);
  }
  assert.ok(Number.isNaN(durationOf(windowOf('step() % step()'), { step: 0, range: 0 })));
});

test('a tree from outside brings nothing but a duration into the brackets', () => {
  const secret = { type: 'selector', name: 'secret', matchers: [] };
  for (const range of [
    secret,
    { type: 'call', func: 'scalar', args: [secret] },
    { type: 'call', func: 'step', args: [secret] },
    { type: 'call', func: 'max_of', args: [secret, secret] },
    { type: 'binary', op: 'or', left: secret, right: secret },
    { type: 'binary', op: '+', left: { type: 'number', value: 1 }, right: secret },
    { type: 'unary', op: '-', expr: secret },
    { type: 'number', value: '1] or secret[1' },
    { type: 'number', value: 'NaN' },
  ]) {
    const tree = JSON.parse(JSON.stringify({ type: 'matrix', selector: q.metric('a'), range }));
    assert.throws(() => q.print(tree as q.Expr), TypeError, JSON.stringify(range));
  }
  const extended = { ...q.metric('a'), extended: 'or secret' } as unknown as q.Expr;
  assert.throws(() => q.print(extended), TypeError);
});
