import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Expr } from './ast.ts';
import * as q from './index.ts';
import { parse } from './parse/index.ts';

test('every selector of the text is rewritten, wherever it hides', () => {
  const texts = [
    'a',
    'a[5m]',
    'a offset 5m @ end()',
    '-(a)',
    'sum by (x) (a)',
    'topk(scalar(a), b)',
    'quantile_over_time(scalar(a), b[5m])',
    'rate(a[5m])[1h:1m]',
    'a / on (x) group_left (y) (b + c)',
    'info(a, {b="c"})',
    'count_values("x", {"b.c"})',
    'label_replace(a, "x", "a", "b", "c")',
    '{__name__=~"a.*"} or {x="y"}',
  ];
  for (const text of texts) {
    const expr = parse(text);
    let selectors = 0;
    q.visit(expr, (node) => {
      if (node.type === 'selector') selectors++;
    });
    const scoped = q.mapSelectors(expr, (selector) => ({
      ...selector,
      matchers: [...selector.matchers, { name: 'ns', op: '=', value: 't' }],
    }));
    assert.equal(q.print(scoped).split('ns="t"').length - 1, selectors, text);
    assert.deepEqual(q.print(q.mapSelectors(expr, (selector) => selector)), q.print(expr));
  }
});

test('setRange sets the windows of range vectors, not of subqueries', () => {
  const expr = parse('rate(a[1m] offset 5m) + max_over_time(rate(b[2m])[1h:1m])');
  const text = 'rate(a[10m] offset 5m) + max_over_time(rate(b[10m])[1h:1m])';
  assert.equal(q.print(q.setRange(expr, 600_000)), text);
});

test('lists the metrics and labels that are used', () => {
  const expr = parse(
    'sum by (a) (x{b="1"}) / on (c) group_left (d) topk(scalar({__name__="y"}), z{e!~"f"})',
  );
  assert.deepEqual(q.metricsUsed(expr), ['x', 'y', 'z']);
  assert.deepEqual(q.labelsUsed(expr), ['__name__', 'a', 'b', 'c', 'd', 'e']);
});

test('tells the value type', () => {
  const types: readonly (readonly [string, string])[] = [
    ['1', 'scalar'],
    ['1 + time()', 'scalar'],
    ['-scalar(a)', 'scalar'],
    ['1 + a', 'vector'],
    ['a + 1', 'vector'],
    ['sum(a)', 'vector'],
    ['vector(1)', 'vector'],
    ['a[5m]', 'matrix'],
    ['a[5m:]', 'matrix'],
    ['"a"', 'string'],
  ];
  for (const [text, type] of types) assert.equal(q.valueType(parse(text)), type, text);
});

test('the scalar functions are those of the table', () => {
  for (const [func, signature] of Object.entries<q.Signature>(q.functions)) {
    const expr: Expr = { type: 'call', func, args: [] };
    assert.equal(q.valueType(expr), signature.returns ?? 'vector', func);
  }
});
